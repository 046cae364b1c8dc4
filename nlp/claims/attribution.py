"""Who is said to say so."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from nlp.claims.sentence import Sentence

# --- Japanese

_PERSON = (
    r"(?:の?(?:担当者|責任者|広報(?:担当)?|幹部|関係者|社長|CEO|CTO|研究者|技術者|開発者|役員|代表"
    r"|調査|発表|説明|資料|試算|測定|調べ|公式ブログ|ブログ|リリース))"
)
_NP = r"[^、。，「」『』（）()\s*はがをもにへ]{1,24}"
_TELLS = (
    r"(?:述べ|説明し|説明する|発表し(?=て)|強調し|強調する|主張し|主張する|話[しす]|語[っる]"
    r"|コメントし|予測し|指摘し|指摘する|報告し|報告する|公表し|宣伝し|宣伝を|うた[うっ]|謳[うっ]"
    r"|アピール|見積もる|みている|見ている|明らかにし|言[うっ]|見る|伝え|し(?:ている|ており|た)"
    r"|する(?=[。、]|$)|試算する|試算し|答え|表明し|断言し|自負)"
)
_ACCORDING = re.compile(
    rf"(?P<who>{_NP}?) ?{_PERSON}? ?(?:によると|によれば|の説明では|の発表では|の調べでは"
    rf"|の調査では|の試算では|いわく)"
)
_TOLD = re.compile(rf"(?P<who>{_NP}) ?{_PERSON}? ?[はがも]")
_TOLD_THAT = re.compile(
    rf"[」』]?(?:だ|になる|である)?と(?:も)?(?:いう)?[^、。「」]{{0,6}}?{_TELLS}"
)
_STRESSES = re.compile(
    rf"(?P<who>{_NP}) ?{_PERSON}? ?が(?:強調|主張|アピール|喧伝|宣伝)(?:し|する)"
    rf"|(?P<who2>{_NP}) ?{_PERSON}? ?が発表(?:している|していた|した(?=[のとこ]))"
    rf"|(?P<who3>{_NP}) ?{_PERSON}? ?が(?:うた|謳)[うっ]"
)
_THAT_TOLD = re.compile(rf"と、?(?P<who>{_NP}) ?{_PERSON}? ?[はが](?:[^、。「」]{{0,6}})?{_TELLS}")
_HEARSAY = re.compile(
    r"とのこと|という(?=[。！？]|$|の(?:です|だ|が)|こと(?:です|だ))|とされ|そうです"
    r"|そうだ(?=[。、]|$)|といわれ|と言われ|との触れ込み|という話|との見方|(?:ある|各種"
    r"|最新の)調査(?:では|による)|報じ|という予測|との予測|見方もある"
)

# --- English

_SAYS = (
    r"(?:says?|said|claims?|claimed|reports?|reported|announced|states?|stated|argues?|argued"
    r"|promises?|promised|predicts?|predicted|wrote|writes|told|notes?|noted|estimates?|estimated"
    r"|quotes|touts?|touted|boasts?|boasted|insists?|explains?|explained|expects?|confirms"
    r"|confirmed|call(?:s|ed) (?:it|the)|described? (?:it|the)|still prints|advertises?"
    r"|advertised)"
)
_WHO = (
    r"(?:(?:[Tt]he|[Oo]ne|[Tt]wo|[Tt]hree|[Ss]everal|[Ss]ome|[Aa]n?|[Mm]any|[Mm]ost) )?"
    r"(?:[\w-]{1,30} ){0,2}?"
    r"(?:analysts?|company|spokes(?:person|man|woman)|customers?|brokers?|players|people|sources?"
    r"|resellers?|authors?|filings?|researchers?|engineers?|executives?|distributors|buyers?|group"
    r"|vendor|start-up|startup|notes|report|banner|utility|rivals?|officials?|developers|team)"
    r"|[Ii]t|[Tt]hey|[Hh]e|[Ss]he|[Oo]ne"
)
_NAME = (
    r"(?!(?:The|An?|This|That|These|It|Its|Our|Their|In|On|At|And|But|As|If)\b)"
    r"(?:[A-Z][\w&.-]{0,30}(?: [A-Z][\w&.-]{0,30}){0,3})"
)
_NOTES = r"(?:\[\^?\w{1,8}\]){0,3}"
"""Marks of footnotes behind a name: `Gartner[^1]`."""
_EN_SAYS = re.compile(
    rf"(?P<who>\b{_NAME}|\b(?:{_WHO})){_NOTES}(?: at [^,;.]{{1,40}}?| in [\w ]{{1,20}}?)?"
    rf"(?:,? (?:also|now"
    rf"|still|has|had|then))? {_SAYS}\b"
)
_EN_ACCORDING = re.compile(
    rf"\b[Aa]ccording to (?:the )?(?P<who>{_NAME}|{_WHO}|[a-z][\w' -]{{2,30}}?){_NOTES}"
    r"(?=[,.;:)]|$| that| by"
    r"| and| who)"
)
_EN_SAID_BY = re.compile(rf"[,\"”] (?:says?|said|claims?|wrote|writes?) (?P<who>{_NAME}|{_WHO})\b")
_EN_HEARSAY = re.compile(
    r"\b(?:(?:benchmarks?|tests?|results?|stud(?:y|ies)|surveys?|measurements?|figures?|data"
    r"|numbers|experiments?|filings?|polls?) (?:clearly |also )?(?:shows?|showed|suggests?|found"
    r"|finds|indicates?|reveals?|demonstrates?|report)|reportedly|allegedly|rumou?red|is said to"
    r"|are said to|it is claimed|supposedly|says a survey|according to a (?:slide|survey|report"
    r"|study))\b",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[;；]| — |。|: |(?<=[るたすいだ])が、")
_SAME_ONE: Final = frozenset(
    {"同社", "同氏", "it", "they", "he", "she", "the company", "同行", "同グループ"}
)
_NOBODY: Final = frozenset(
    {"これ", "それ", "私", "私自身", "誰", "我々", "ここ", "筆者", "本紙", "皆", "何"}
)
_WHO_SPEAK: Final = frozenset({"company", "service"})
_CLAUSE_COST = 12
_REACH = 250
"""Characters; who stands further away says something else."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something. `surface` is None where it is only said that it is said."""

    start: int
    end: int
    surface: str | None
    anaphor: bool = False
    """Whether it points to a speaker named before: 同社, the company."""


def find_speakers(sentence: Sentence) -> tuple[Speaker, ...]:
    """Everyone whom a sentence lets speak, in order."""
    found = _japanese(sentence) if sentence.japanese else _english(sentence)
    return tuple(sorted(found, key=lambda speaker: speaker.start))


def speaker_of(sentence: Sentence, speakers: tuple[Speaker, ...], start: int) -> Speaker | None:
    """Who says what stands at `start`: the nearest one, named ones first, in the same statement."""
    low = bisect_left(speakers, start - _REACH, key=lambda speaker: speaker.start)
    high = bisect_left(speakers, start + _REACH, key=lambda speaker: speaker.start)
    near = [
        speaker
        for speaker in speakers[low:high]
        if _BREAK.search(sentence.text, min(start, speaker.start), max(start, speaker.end)) is None
    ]
    if not near:
        return None
    return min(
        near,
        key=lambda s: (
            s.surface is None,
            sentence.crossed(s.start, start) * _CLAUSE_COST + abs(start - s.start),
        ),
    )


def _japanese(sentence: Sentence) -> Iterator[Speaker]:
    text = sentence.text
    for match in _ACCORDING.finditer(text):
        yield from _named(sentence, match.start("who"), match.end("who"), match["who"])
    for match in _STRESSES.finditer(text):
        group = next(g for g in ("who", "who2", "who3") if match[g])
        yield from _named(sentence, match.start(group), match.end(group), match[group])
    for match in _THAT_TOLD.finditer(text):
        start, end = match.span("who")
        yield from _named(sentence, start, end, match["who"], told=True)
    tellings = [match.start() for match in _TOLD_THAT.finditer(text)]
    if tellings:
        for match in _TOLD.finditer(text, 0, tellings[-1]):
            yield from _named(
                sentence, match.start("who"), match.end("who"), match["who"], told=True
            )
    for match in _HEARSAY.finditer(text):
        yield Speaker(match.start(), match.end(), None)


def _english(sentence: Sentence) -> Iterator[Speaker]:
    text = sentence.text
    for pattern in (_EN_SAYS, _EN_ACCORDING, _EN_SAID_BY):
        for match in pattern.finditer(text):
            yield from _named(sentence, match.start("who"), match.end("who"), match["who"])
    for match in _EN_HEARSAY.finditer(text):
        yield Speaker(match.start(), match.end(), None)


def _named(
    sentence: Sentence, start: int, end: int, who: str, *, told: bool = False
) -> Iterator[Speaker]:
    """The speaker by the name that the tracker follows, where the words hold one."""
    for name in sentence.names:
        if name.start < end and name.end > start:
            if told and name.mention.kind not in _WHO_SPEAK:
                return  # Trainium2は…としている: a product says nothing
            yield Speaker(name.start, name.end, name.mention.surface)
            return
    who = _NOTE.sub("", who).strip(" *")
    if not who or who in _NOBODY or _SHARE.search(who) or (told and not _speaks(who)):
        return
    yield Speaker(start, end, who, anaphor=who.lower() in _SAME_ONE)


_NOTE = re.compile(_NOTES.removesuffix("{0,3}"))
_SHARE = re.compile(r"[0-9０-９][%％割]")
"""75%以上の企業が…: a share of companies is what is claimed, and nobody who speaks."""
_SPEAKERS = re.compile(
    r"(?:社|者|氏|さん|アナリスト|専門家|企業|部門|ベンダー|代理店|メーカー|事業者|協会|研究所"
    r"|大学|省|庁|会|局|CEO|チーム|グループ|漁協|銀行|証券)(?:の?[0-9０-９一二三]{1,3}[社人]|ら"
    r"|たち)?$"
)


def _speaks(who: str) -> bool:
    """Whether a topic that no catalogue knows can be one who speaks."""
    return _SPEAKERS.search(who) is not None
