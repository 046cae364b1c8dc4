"""Who says so in a Japanese sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from nlp.claims.voices import Voice

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
SAME_ONE: Final = frozenset({"同社", "同氏", "同行", "同グループ"})
"""Words that point to a speaker named before."""
NOBODY: Final = frozenset(
    {"これ", "それ", "私", "私自身", "誰", "我々", "ここ", "筆者", "本紙", "皆", "何"}
)
_SPEAKERS = re.compile(
    r"(?:社|者|氏|さん|アナリスト|専門家|企業|部門|ベンダー|代理店|メーカー|事業者|協会|研究所"
    r"|大学|省|庁|会|局|CEO|チーム|グループ|漁協|銀行|証券)(?:の?[0-9０-９一二三]{1,3}[社人]|ら"
    r"|たち)?$"
)


def voices(text: str) -> Iterator[Voice]:
    """Everyone whom a Japanese sentence lets speak."""
    for match in _ACCORDING.finditer(text):
        yield _voice(match, "who")
    for match in _STRESSES.finditer(text):
        yield _voice(match, next(g for g in ("who", "who2", "who3") if match[g]))
    for match in _THAT_TOLD.finditer(text):
        yield _voice(match, "who", told=True)
    tellings = [match.start() for match in _TOLD_THAT.finditer(text)]
    if tellings:
        for match in _TOLD.finditer(text, 0, tellings[-1]):
            yield _voice(match, "who", told=True)
    for match in _HEARSAY.finditer(text):
        yield Voice(match.start(), match.end())


def can_speak(who: str) -> bool:
    """Whether a topic that no catalogue knows can be one who speaks."""
    return _SPEAKERS.search(who) is not None


def _voice(match: re.Match[str], group: str, *, told: bool = False) -> Voice:
    return Voice(match.start(group), match.end(group), match[group], told)
