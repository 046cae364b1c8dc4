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
    r"(?:より(?!良|よ)|[にと]比べ|[にと]比較|に対し|に対する|(?<!性能)(?<!パフォーマンス)(?<!効率)比(?![率較例重類])|を上回|を凌|を凌駕"
    r"|を超え|の中で|のうち|並み|と同等|に匹敵|に代わ|に迫)"
)
_VERSUS = re.compile(r"\bvs\.? ?$", re.IGNORECASE)
_MULTIPLIED = re.compile(
    rf"{_CLOSED}{_NOUNS}{{0,10}}(?:の{_NOUNS}{{1,14}}){{0,1}}?の ?(?:約|およそ|最大で?"
    rf"|ほぼ)?[ *「]{{0,4}}"
)
_PARTICLE = re.compile(
    rf"{_CLOSED}{_NOUNS}{{0,14}}?(?P<particle>によって|により|による|における|において|では|には"
    rf"|でも|とは|は|が|も"
    r"|なら|こそ|搭載|採用|対応|ベース|上で|史上|のような|のように|を|の|で|に|へ|から|と|や|、"
    r"|，)"
)
_CHAIN = re.compile(rf"{_CLOSED}(?:の ?{_NOUNS}{{1,14}}){{1,2}}(?:は|が|も)(?!なく)")
"""CoWoSの生産能力は: whoever owns the topic is it."""
_INTRODUCED = re.compile(
    rf"{_CLOSED}(?:の ?{_NOUNS}{{1,14}})?を ?(?:発表|公開|リリース|投入|予告|披露|提供開始)"
)
"""Trainium2を発表した: what is introduced is what the text goes on about."""
_OBJECT_CHAIN = re.compile(rf"{_CLOSED}(?:の ?{_NOUNS}{{1,14}}){{1,2}}を")
_ROLES: Final[dict[str, Role]] = {
    **dict.fromkeys(("は", "なら", "こそ", "とは", "も"), "topic"),
    "が": "subject",
    "を": "object",
    "の": "modifier",
    "における": "modifier",
}
_WHERE: Final = frozenset(("で", "上で", "により", "による", "によって", "搭載", "採用", "ベース"))
_WORKLOAD = re.compile(rf"{_CLOSED}{_NOUNS}{{0,8}}?(?:ワークロード|向け|用途)")
"""Where, for what or by what something holds: PostgreSQLワークロード, Redis向け, Xeonによる."""
_OWNED = re.compile(r"[^はがをもでへ、。「」]{0,18}")
_MODIFIED = re.compile(r"[」』*（）) ]{0,3}(?:の|となる|になる|という)[「『* ]{0,3}")
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
        return "heading" if _heads(sentence, name) else "bare"
    if particle in _WHERE:
        return "circumstance"
    return _ROLES.get(particle, "oblique")


def _heads(sentence: Sentence, name: Name) -> bool:
    """Whether a name stands at the head of a heading or list item, and so is what it is about.

    Not the maker, nor the line of products that another name follows: EC2 C8id.
    """
    if name.start >= _HEAD or sentence.text[-1] in "。．.!?！？」":
        return False
    for other, following in zip(sentence.names, (*sentence.names[1:4], None), strict=False):
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
