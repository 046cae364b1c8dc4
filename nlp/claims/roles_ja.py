"""The role of a name in a Japanese sentence."""

from __future__ import annotations

import re
from typing import Final

from nlp.claims.claiming import Claiming, Role
from nlp.claims.sentence import Figure, Name, Sentence

_WINDOW = 48
_HEAD = 40

# What may stand between a name and the particle of its phrase: closers, more nouns, a gloss.
_NOUNS = r"[一-鿿々ァ-ヺー0-9A-Za-zＡ-Ｚａ-ｚ０-９ ・/()（）+._-]"
_CLOSED = r"[ *`」』）)”\"]{0,4}(?:[（(][^（()）]{0,30}[)）])?[ *`」』）)]{0,3}"
_BASELINE = re.compile(
    rf"{_CLOSED}{_NOUNS}{{0,14}}(?:の{_NOUNS}{{1,14}}){{0,2}}"
    r"(?:(?:の(?:とき|時|場合))?(?:より(?!良|よ)|[にと]比べ|[にと]比較)|に対し|に対する"
    r"|(?<!性能)(?<!パフォーマンス)(?<!効率)比(?![率較例重類])|を上回|を凌|を凌駕"
    r"|を超え|の中で|のうち|並み|と同等|に匹敵|に代わ|に迫)"
)
_VERSUS = re.compile(r"\bvs\.? ?$", re.IGNORECASE)
_MULTIPLIED = re.compile(
    rf"{_CLOSED}{_NOUNS}{{0,10}}(?:の{_NOUNS}{{1,14}}){{0,1}}?の ?(?:約|およそ|最大で?"
    rf"|ほぼ)?[ *「]{{0,4}}"
)
_PARTICLE = re.compile(
    rf"{_CLOSED}{_NOUNS}{{0,14}}?(?P<particle>のほうが|の方が|によって|により|による|における|において|では|には"
    rf"|でも|とは|は|が|も"
    r"|なら|こそ|搭載|採用|対応|ベース|上で|史上|のような|のように|を|の|で|に|へ|から|と|や|、"
    r"|，)"
)
_CHAIN = re.compile(rf"{_CLOSED}(?:の ?{_NOUNS}{{1,14}}){{1,2}}(?:は|が|も)(?!なく)")
"""CoWoSの生産能力は: whoever owns the topic is it."""
_INTRODUCED = re.compile(
    rf"{_CLOSED}(?:の ?{_NOUNS}{{1,14}})?を ?"
    r"(?:発表|公開|リリース|投入|予告|披露|提供開始|発売|追加)"
    rf"|{_CLOSED}{_NOUNS}{{0,14}}の(?:一般)?提供[をが](?:開始|始)"
)
"""Trainium2を発表した: what is introduced is what the text goes on about."""
_OBJECT_CHAIN = re.compile(rf"{_CLOSED}(?:の ?{_NOUNS}{{1,14}}){{1,2}}を")
_ROLES: Final[dict[str, Role]] = {
    **dict.fromkeys(("は", "なら", "こそ", "とは", "も"), "topic"),
    **dict.fromkeys(("のほうが", "の方が"), "owner"),
    "が": "subject",
    "を": "object",
    "の": "modifier",
    "における": "modifier",
}
_WHERE: Final = frozenset(("で", "上で", "により", "による", "によって", "搭載", "採用", "ベース"))
_WORKLOAD = re.compile(rf"{_CLOSED}{_NOUNS}{{0,8}}?(?:ワークロード|向け|用途)")
"""Where, for what or by what something holds: PostgreSQLワークロード, Redis向け, Xeonによる."""
_OWNED = re.compile(r"[」』）)*` ]{0,3}[^はがをもでへ、。「」]{0,18}")
_COMPOUND = re.compile(r" ?[^のはがをもでへとや、。「」 ]{0,8}")
_COUNTED = re.compile(r"[^、。はがを]{0,16}")
"""150 GbpsのEBS帯域幅: the name tells which bandwidth."""
_BUILT = r"搭載|採用|ベースに|土台に|基に|内蔵|積[んむみ]|備え|束ね|つな[ぐぎい]|並べ"
_PART = re.compile(rf"{_CLOSED}(?:を|{_NOUNS}{{1,10}}を)[^、。はが]{{0,8}}?(?:{_BUILT})")
"""H100を8基搭載した…は: what a thing is made of is not what is spoken of."""
_COUNTED_PART = re.compile(
    rf"{_CLOSED}(?:を|が)? ?(?:約|最大|わずか|計)?[0-9０-９,万]{{1,9}} ?[基個台枚]"
    rf"[^、。]{{0,8}}?(?:{_BUILT}|要る|必要|使[いうっ])"
)
"""H100を8基備える, H100が6枚要る: so many of them make something else."""
_CAUSE = re.compile(
    rf"{_CLOSED}(?:を|への?|に)(?:使|用い|利用|活用|導入|採用|切り替え|移行|乗り換え|移)"
    r"[^、。はが]{0,6}?(?:えば|れば|ると|うと|すと|せば|ことで|場合)"
)
"""Trainium2を使えば: what brings it about is what is praised."""
_WORKED_ON = re.compile(
    rf"{_CLOSED}(?:の{_NOUNS}{{1,8}})?を ?(?:動か|実行|走ら|処理|学習(?!に)|訓練)"
)
"""EXAONEを動かす際の性能: a workload."""
_TASK = re.compile(
    rf"{_CLOSED}(?:の ?(?:推論|学習|訓練|実行|生成|処理|評価|試験|テスト)で(?:は|も)?"
    r"|版(?:の|は|では))"
)
"""ResNet-50の推論では: what is done with software says where it holds."""
_DONE_WITH: Final = frozenset({"model", "framework", "benchmark"})
_WHOSE = re.compile(r" ?初|の[最もど]")
_APPOSED = re.compile(rf"{_CLOSED}{_NOUNS}{{0,16}}(?:の{_NOUNS}{{1,16}}){{0,2}}[「『]")
"""GoogleのTPU「Ironwood」: what is named last is meant."""
_HALF = re.compile(rf"{_CLOSED}の ?(?:約|およそ|ほぼ)? ?(?:半分|[0-9０-９二三四五六]{{1,3}}分の)")
_MODIFIED = re.compile(r"[」』*（）) ]{0,3}(?:分?の|となる|になる|という)[「『* ]{0,3}")
_RELATIVE = re.compile(
    r"[^、。]{0,12}(?:する|した|できる|高速な|速い|安い|誇る|備える|搭載の)[「『* ]{0,3}"
)


def japanese_role(sentence: Sentence, name: Name, claiming: Claiming) -> Role:
    """The role of a name, told by the particle after its phrase."""
    word, end = claiming.word, claiming.end
    text, after = sentence.text, name.end
    window = after + _WINDOW
    if _is_multiplied(sentence, after):
        return "baseline"
    if _BASELINE.match(text, after, window) or _VERSUS.search(
        text, max(0, name.start - 6), name.start
    ):
        return "baseline"
    if _HALF.match(text, after, window) and _falls_short(sentence, name):
        return "baseline"
    if _is_apposed(sentence, name) or _is_whose_first(sentence, name, claiming):
        return "component"
    if _WORKED_ON.match(text, after, window):
        return "circumstance"
    if name.mention.kind in _DONE_WITH and _TASK.match(text, after, window):
        return "circumstance"
    if _CAUSE.match(text, after, window):
        return "subject"
    if _COUNTED_PART.match(text, after, window):
        return "component"
    if _PART.match(text, after, window):
        return "circumstance"
    if word is not None and _is_counted_in(sentence, name, claiming):
        return "component"
    if _WORKLOAD.match(text, after, window):
        return "circumstance"
    if word is not None and after <= word.start and _OWNED.fullmatch(text, after, word.start):
        return "owner"
    if word is not None and word.start < name.end and name.start < word.end:
        return "component"
    if end <= name.start and (
        _MODIFIED.fullmatch(text, end, name.start)
        or _MODIFIED.fullmatch(text, max(end, word.end if word else 0), name.start)
        or (sentence.crossed(end, name.start) == 0 and _RELATIVE.fullmatch(text, end, name.start))
    ):
        return "owner"
    if name.mention.kind != "company" and _CHAIN.match(text, after, window):
        return "topic"
    if _INTRODUCED.match(text, after, window):
        return "subject"
    if _OBJECT_CHAIN.match(text, after, window):
        return "object"
    match = _PARTICLE.match(text, after, window)
    particle = match["particle"] if match else "、"
    if particle in "とや、，":
        beside = particle in "とや" and name.start >= end
        return "heading" if not beside and _heads(sentence, name) else "bare"
    if particle in _WHERE:
        return "circumstance"
    return _ROLES.get(particle, "oblique")


def is_compound(sentence: Sentence, name: Name, claiming: Claiming) -> bool:
    """Whether a name is part of the word for the aspect: EBS帯域幅."""
    word = claiming.word
    return (
        word is not None
        and name.end <= word.start
        and _COMPOUND.fullmatch(sentence.text, name.end, word.start) is not None
    )


def _is_counted_in(sentence: Sentence, name: Name, claiming: Claiming) -> bool:
    """Whether a name only tells what is measured, behind the amount: 150 GbpsのEBS帯域幅."""
    if claiming.figure is None and claiming.start < name.start < claiming.end:
        return True  # 最高のEBSパフォーマンス
    if claiming.end > name.start or not is_compound(sentence, name, claiming):
        return False
    return _COUNTED.fullmatch(sentence.text, claiming.end, name.start) is not None


def _is_whose_first(sentence: Sentence, name: Name, claiming: Claiming) -> bool:
    """Whether a maker only says whose first one something is: NVIDIA初のラック."""
    return (
        name.mention.kind == "company"
        and claiming.figure is None
        and _WHOSE.fullmatch(sentence.text, name.end, claiming.start + 1) is not None
    )


def _is_apposed(sentence: Sentence, name: Name) -> bool:
    """Whether a name only introduces the next one: GoogleのTPU「Ironwood」, AMD EPYC."""
    if name.mention.kind == "company" and any(
        other.mention.kind != "company" for other in sentence.things_near(name.end, name.end + 2)
    ):
        return True
    match = _APPOSED.match(sentence.text, name.end, name.end + _WINDOW)
    return match is not None and any(
        other.start == match.end() for other in sentence.things_near(match.end(), match.end() + 1)
    )


def _falls_short(sentence: Sentence, name: Name) -> bool:
    """Whether a name is halved by an amount right behind it: 消費電力はL40Sの半分."""
    return any(
        figure.quantity.unit == "x" and (figure.quantity.value or 2) < 1
        for figure in sentence.figures_near(name.end, name.end + 10)
    )


def _heads(sentence: Sentence, name: Name) -> bool:
    """Whether a name stands at the head of a heading or list item, and so is what it is about.

    Not the maker, nor the line of products that another name follows: EC2 C8id.
    """
    if name.start >= _HEAD or sentence.text[-1] in "。．.!?！？」":
        return False
    for other, following in zip(sentence.things, (*sentence.things[1:4], None), strict=False):
        led_on = following is not None and following.start <= other.end + 1
        if other.mention.kind != "company" and not led_on:
            return other is name
    return False


def _is_multiplied(sentence: Sentence, after: int) -> bool:
    """Whether a name is what a multiple is counted in: H100の最大1.9倍, not Bedrockの性能2倍."""
    for figure in sentence.figures_near(after, after + _WINDOW)[:1]:
        quantity = figure.quantity
        if quantity.unit != "x" or (quantity.value or 2) <= 1:
            return False
        begin = max(after, _bound_start(sentence.text, figure))
        return _MULTIPLIED.fullmatch(sentence.text, after, begin) is not None
    return False


def _bound_start(text: str, figure: Figure) -> int:
    """Where the figure begins without the brackets or stars before it."""
    at = figure.start
    while at and text[at - 1] in "*「 ":
        at -= 1
    return at
