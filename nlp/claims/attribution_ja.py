"""Who says so in a Japanese sentence.

A speaker is who it is according to (AWSによると), or the topic or subject of a verb of saying that
governs a と (AWSは…と説明する). What a verb of saying governs reaches back over whole clauses:
価格は2割高いが、性能は半分になると同社は説明する.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from nlp.claims.voices import Voice

_TITLES: Final = (
    r"(?:C[EFTIO]O|社長|会長|副社長|専務|常務|取締役|本部長|事業部長|部長|課長|代表|所長|教授|研究員"
    r"|博士|氏|さん|最高[一-鿿]{2,4}責任者|バイスプレジデント|シニアアナリスト|アナリスト)"
)
_PEOPLE: Final = (
    r"(?:担当者|責任者|広報(?:担当)?|幹部|関係者|研究者|技術者|開発者|開発陣|役員|経営陣|首脳"
    r"|エンジニア|チーム)"
)
_PAPERS: Final = (
    r"(?:調査|発表|説明|資料|試算|測定|調べ|推計|分析|集計|予測|見立て|公式ブログ|ブログ|リリース"
    r"|報告書|決算資料|発表文)"
)
_PERSON = rf"(?:の?(?:{_PEOPLE}|{_TITLES}|{_PAPERS}))"
_TRIALS: Final = r"(?:試験|テスト|検証|ベンチマーク|計測|実測|評価|実験)"
_NP = r"[^、。，「」『』（）()\s*はがをもにへ]{1,24}"
_GLOSS = r"(?:[（(][^（()）「」。]{1,24}[)）])?"
_TELLS = (
    r"(?:述べ|説明|発表し(?=て)|発表した(?=[。が]|$)|強調|主張|話[しす]|語[っるり]|コメント|予測し"
    r"|予測する|予想し|予想する|指摘"
    r"|報告し|報告する|公表|宣伝(?!さ)|うた[うっ](?!わ)|謳[うっ]|アピール|見積も|み(?:る|て|た(?=[。、]|$))"
    r"|見(?:る|て|た(?=[。、]|$))|見込(?:む|ん)|明らかに|明か[しす]|言[うっ](?!わ)|い(?:う(?=[。が]|$)|った(?=[。が]|$)|ってい)|伝え(?!ら)|し(?:ている|ており|ていた|た(?=[。、]|$))"
    r"|する(?=[。、]|$)|試算し|試算する|推計し|推計する|答え|表明|断言|自負|呼[ぶん]|胸を張|訴え"
    r"|意気込|打ち明け|分析|警告|反論|豪語|自賛|位置[付づ]け|評価し|投稿|紹介(?!さ)|期待(?:する|を|し)|明言|認め|振り返|自信|力を込め|喜[ぶび]|書い"
    r"|太鼓判|力説|約束|書[いく]|記し|報じ(?!ら)|評価する|評価し|評する|評し|意欲|示し(?=た|て)|示す(?=[。、]|$)"
    r"|見通しを|方針を|考えを|続け|付け加え|誇る|うそぶ|冷静|懸念)"
)
_ACCORDING = re.compile(
    rf"(?P<who>{_NP}?) ?{_PERSON}?{_GLOSS} ?"
    rf"(?:によると|によれば|によりますと|の(?:説明|発表|話|{_PAPERS})では|いわく)"
)
_TRIED = re.compile(rf"(?P<who>{_NP}?)の{_TRIALS}(?:結果)?で(?:は|も)")
_TOLD = re.compile(rf"(?P<who>{_NP}){_GLOSS} ?[はがも]")
_TOLD_THAT = re.compile(
    rf"[」』]?(?:だ|になる|である)?と(?!の|いう(?![。が]|$))(?:も|は)?[^、。「」]{{0,6}}?{_TELLS}"
)
_STRESSES = re.compile(
    rf"(?P<who>{_NP}) ?が(?:強調|主張|アピール|喧伝|宣伝)(?:し|する)"
    rf"|(?P<who2>{_NP}) ?が発表(?:している|していた|した(?=[のとこ]))"
    rf"|(?P<who3>{_NP}) ?が(?:うた|謳)[うっ]"
)
_THAT_TOLD = re.compile(rf"と、?(?P<who>{_NP}){_GLOSS} ?[はがも](?:[^、。「」]{{0,10}}?)?{_TELLS}")
_PASSIVE: Final = (
    r"(?:いわれ|言われ|呼ばれ|宣伝され|うたわれ|謳われ|報じられ|伝えられ|評され|推計され|主張され"
    r"|説明され|紹介され|称賛され|絶賛され|評価され)"
)
_REPORTS: Final = (
    r"(?:見方|試算|推計|予測|観測|指摘|声|調査|報道|結果|分析|評価|評判|触れ込み|宣伝|うたい文句|話"
    r"|報告|受け止め)"
)
_HEARSAY = re.compile(
    r"とのこと|(?:と|だ)いう(?=[。！？]|$|の(?:です|だ|が)|こと(?:です|だ))|とされ|そうです"
    rf"|そうだ(?=[。、]|$)|と(?:も|は)?{_PASSIVE}|と(?:の|いう){_REPORTS}(?!は)"
    r"|(?:ある|各種|最新の)調査(?:では|による)|見方もある"
    r"|(?:公式|公開|社内|自社)の?[^、。]{0,10}(?:データ|ベンチマーク|テスト|試験|検証)では"
)
_GOES_ON = re.compile(r"[^。]{0,4}[、もが]")
"""数億円とされ、…; との予測もある: what is hearsay is this clause alone."""
_ASPECT_REACH = 10
"""A claim may begin before the quotation of its figure: 性能は「2倍」と説明する."""
_QUOTED = re.compile(r"「[^「」]{0,300}」")
_BY_SOMEBODY = re.compile(
    r"し(?:ている|ており|ていた|た)|説明|述べ|主張|強調|発表|語[っる]|話[しす]|うた|謳|アピール|指摘|明か"
)
"""Verbs that somebody else says something by, though nobody is named; 見ている is the writer's."""
SAME_ONE: Final = frozenset({"同社", "同氏", "同行", "同グループ"})
"""Words that point to a speaker named before."""
NOBODY: Final = frozenset(
    {"これ", "それ", "私", "私自身", "誰", "我々", "ここ", "筆者", "本紙", "皆", "何", "編集部"}
)
_SPEAKERS = re.compile(
    r"(?:社|者|氏|さん|アナリスト|専門家|企業|部門|ベンダー|代理店|メーカー|事業者|協会|研究所|大学"
    r"|省|庁|会|局|チーム|グループ|漁協|銀行|証券|紙|通信|誌|筋|当局|側|陣営|ホールディングス|HD|首脳"
    rf"|陣|エンジニア|委員|大臣|首相|大統領|議員|弁護士|経営者|投資家|{_TITLES}|{_PEOPLE})"
    r"(?:の?[0-9０-９一二三]{1,3}[社人]|の一人|ら|たち)?$"
)
_OF_NAME = re.compile(
    rf"(?:社|側|グループ|日本法人|ジャパン)?(?:の?(?:{_PEOPLE}|{_PAPERS}|{_TRIALS}))?"
    r"(?:の?一人|ら)?$"
)
_NAMED_PERSON = re.compile(
    rf"(?:^|の|社)(?P<person>[一-鿿々]{{1,6}}{_TITLES}|[ァ-ヺー・＝=A-Za-z.]{{2,24}}{_TITLES})$"
)


def voices(text: str) -> Iterator[Voice]:
    """Everyone whom a Japanese sentence lets speak."""
    for match in _ACCORDING.finditer(text):
        yield _voice(match, "who")
    for match in _TRIED.finditer(text):
        yield _voice(match, "who", told=True)
    for match in _STRESSES.finditer(text):
        yield _voice(match, next(g for g in ("who", "who2", "who3") if match[g]))
    yield from _tellers(text)
    for match in _HEARSAY.finditer(text):
        since = text.rfind("、", 0, match.start()) if _GOES_ON.match(text, match.end()) else -1
        yield Voice(
            match.start(), match.end(), verb=match.start(), since=since if since > 0 else None
        )


def _tellers(text: str) -> Iterator[Voice]:
    """Who is the topic or subject of a verb of saying."""
    quotes = [match.span() for match in _QUOTED.finditer(text)]
    opened = {end: start - _ASPECT_REACH for start, end in quotes}
    taken: set[int] = set()
    for match in _THAT_TOLD.finditer(text):
        taken.update(range(match.start(), match.end() + 1))
        since = opened.get(match.start())
        yield _voice(match, "who", told=True, verb=match.start(), since=since)
    tellings = [
        (telling.end(), opened.get(telling.start() + 1))
        for telling in _TOLD_THAT.finditer(text)
        if telling.end() not in taken
        and not any(start < telling.end() < end for start, end in quotes)
    ]
    if not tellings:
        return
    by_writer = False
    for match in _TOLD.finditer(text, 0, tellings[-1][0]):
        at = match.start("who")
        if any(start < at < end for start, end in quotes):
            continue  # who is spoken of in a quotation does not speak it
        verb, since = next(telling for telling in tellings if telling[0] > at)
        by_writer = by_writer or match["who"] in NOBODY
        yield _voice(match, "who", told=True, verb=verb, since=since)
    verb, since = tellings[-1]
    if not by_writer and _BY_SOMEBODY.search(text, max(0, verb - 8), verb + 4):
        yield Voice(verb - 1, verb, verb=verb, since=since)


def can_speak(who: str) -> bool:
    """Whether a topic that no catalogue knows can be one who speaks."""
    return _SPEAKERS.search(who) is not None


def speaks_for(rest: str) -> bool:
    """Whether what follows a company leaves it the speaker: AWSの広報, not NVIDIAのシェア."""
    return _OF_NAME.match(rest) is not None


def person_in(who: str) -> str | None:
    """The person that the words for a speaker name: フアンCEO of NVIDIAのフアンCEO."""
    match = _NAMED_PERSON.search(who)
    return match["person"] if match else None


def _voice(
    match: re.Match[str],
    group: str,
    *,
    told: bool = False,
    verb: int | None = None,
    since: int | None = None,
) -> Voice:
    return Voice(match.start(group), match.end(group), match[group], told, verb, since)
