"""What part a name plays in its sentence, told by the words around it.

The subject of a claim is chosen among the names by their roles (`nlp.claims.subject`). A role is
read off the surface in both languages: Japanese says it by the particle after the name, English by
the preposition before it and by the place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from nlp.claims.aspects import AspectWord
from nlp.claims.sentence import Figure, Name, Sentence

Role = Literal[
    "owner",  # Bedrockの性能, H100 prices, the price of the H100, 性能2倍のTrainium2
    "topic",  # Trainium2は
    "subject",  # Trainium2が; before the verb
    "heading",  # the first name of a heading: Trainium2、東京で提供開始
    "bare",  # compounds
    "modifier",  # AWSの新しいチップ
    "object",  # Trainium2を; after the verb
    "oblique",  # Trainium2で; on Trainium2
    "component",  # 192GBのHBM3e: the name is what is counted
    "speaker",  # AWSによると; AWS says
    "baseline",  # H100より; than H100
]

_WINDOW = 48
_HEAD = 40
_ADJACENT = 4

# What may stand between a name and the particle of its phrase: closers, more nouns, a gloss.
_NOUNS = r"[一-鿿々ァ-ヺー0-9A-Za-zＡ-Ｚａ-ｚ０-９ ・/()（）+._-]"
_CLOSED = r"[ *`」』）)”\"]{0,4}(?:[（(][^（()）]{0,30}[)）])?[ *`」』）)]{0,3}"
_JA_BASELINE = re.compile(
    rf"{_CLOSED}{_NOUNS}{{0,14}}(?:の{_NOUNS}{{1,14}}){{0,2}}"
    r"(?:より(?!良|よ)|[にと]比べ|[にと]比較|に対し|に対する|比(?![率較例重類])|を上回|を凌|を凌駕|を超え"
    r"|並み|と同等|に匹敵|に代わ|に迫)"
)
_JA_MULTIPLIED = re.compile(
    rf"{_CLOSED}{_NOUNS}{{0,10}}(?:の{_NOUNS}{{1,14}}){{0,1}}?の ?(?:約|およそ|最大で?|ほぼ)?[ *「]{{0,4}}"
)
_JA_PARTICLE = re.compile(
    rf"{_CLOSED}{_NOUNS}{{0,14}}?(?P<particle>によって|により|による|における|において|では|には|でも|とは|は|が|も"
    r"|なら|こそ|搭載|採用|対応|ベース|上で|のような|のように|を|の|で|に|へ|から|と|や|、|，)"
)
_JA_ROLES: dict[str, Role] = {
    **dict.fromkeys(("は", "なら", "こそ", "とは", "も"), "topic"),
    "が": "subject",
    "を": "object",
    "の": "modifier",
    "における": "modifier",
}
_JA_OWNED = re.compile(r"[^はがをもでへ、。「」]{0,18}")
_JA_MODIFIED = re.compile(r"[」』*（）) ]{0,3}(?:の|となる|になる|という)[「『* ]{0,3}")
_JA_RELATIVE = re.compile(
    r"[^、。]{0,12}(?:する|した|できる|高速な|速い|安い|誇る|備える|搭載の)[「『* ]{0,3}"
)

_EN_BASELINE = re.compile(
    r"(?:\b(?:than|versus|vs\.?|compared (?:with|to)|relative to|against|outperform\w*|beats?"
    r"|surpass\w*|exceed\w*|instead of|comparable to|alternative to|replac(?:e|es|ing)))"
    r"(?: on| with| in| from)?(?: (?:an?|the|its|their|our|one|two|\w+'s|comparable|equivalent|eight-GPU"
    r"|previous|current|existing|older|generation))* ?$",
    re.IGNORECASE,
)
_EN_OF = re.compile(
    r"\b(?:of|that of)(?: (?:an?|the|our|its))?(?: [\w-]{1,20}){0,2}? $", re.IGNORECASE
)
_EN_OVER = re.compile(r"\bover(?: (?:an?|the))? $", re.IGNORECASE)
_EN_PREPOSITION = re.compile(
    r"\b(?:of|for|in|on|with|from|by|to|at|via|using|like|including|as|through|into|across|within"
    r"|under|onto|under|between|about|per|such as)(?: (?:an?|the|its|their|our|both|new|all|selected"
    r"|other|some))* ?$",
    re.IGNORECASE,
)
_EN_OWNED = re.compile(r"(?:['’]s?)?(?: [\w-]+){0,2} ", re.IGNORECASE)
_EN_NOT_OWNED = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|can|could|may|delivers?|offers?|gave|gives?|and|or|to|of|in"
    r"|on|for|with|than|at|by|says?|said|claims?|cuts?|ran|runs?|provides?|a|an|the|that|which|not)\b",
    re.IGNORECASE,
)
_EN_OWNED_BY = re.compile(
    r"s? (?:\w+ ){0,2}?(?:of|for|on)(?: (?:an?|the|its|our|all))? (?:\w+ ){0,1}$"
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A name with its role for one claim."""

    name: Name
    role: Role
    near: Name
    """The name by whose place its distance is counted: the last of a row."""


def place(
    sentence: Sentence,
    name: Name,
    start: int,
    end: int,
    word: AspectWord | None,
    figure: Figure | None,
) -> Placed:
    """The role of a name for the claim at `start` to `end` with its aspect word."""
    if figure is not None and _is_part(name, figure):
        return Placed(name, "component", name)
    role = _japanese if sentence.japanese else _english
    return Placed(name, role(sentence, name, start, end, word, figure), name)


def _is_part(name: Name, figure: Figure) -> bool:
    """Whether a name says what is counted: 768 GB DDR5."""
    return name.mention.kind == "technology" and 0 <= name.start - figure.end <= _ADJACENT


def _japanese(
    sentence: Sentence,
    name: Name,
    start: int,
    end: int,
    word: AspectWord | None,
    figure: Figure | None,
) -> Role:
    text, after = sentence.text, name.end
    window = after + _WINDOW
    if _is_multiplied(sentence, after):
        return "baseline"
    if _JA_BASELINE.match(text, after, window):
        return "baseline"
    if word is not None and after <= word.start and _JA_OWNED.fullmatch(text, after, word.start):
        return "owner"
    if word is not None and word.start < name.end and name.start < word.end:
        return "component"
    if end <= name.start and (
        _JA_MODIFIED.fullmatch(text, end, name.start)
        or _JA_MODIFIED.fullmatch(text, max(end, word.end if word else 0), name.start)
        or (
            sentence.crossed(end, name.start) == 0 and _JA_RELATIVE.fullmatch(text, end, name.start)
        )
    ):
        return "owner"
    match = _JA_PARTICLE.match(text, after, window)
    particle = match["particle"] if match else "、"
    if particle in "とや、，":
        return "heading" if _heads(sentence, name) else "bare"
    return _JA_ROLES.get(particle, "oblique")


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
    """Whether a name is what a multiple is counted in: H100の最大1.9倍, but not Bedrockの性能が2倍."""
    for figure in sentence.figures_near(after, after + _WINDOW)[:1]:
        quantity = figure.quantity
        if quantity.unit != "x" or (quantity.value or 2) <= 1:
            return False
        if any(word.end <= figure.start for word in sentence.aspects_near(after, figure.start)):
            return False
        begin = max(after, _bound_start(sentence.text, figure))
        return _JA_MULTIPLIED.fullmatch(sentence.text, after, begin) is not None
    return False


def _bound_start(text: str, figure: Figure) -> int:
    """Where the figure begins without the brackets or stars before it."""
    at = figure.start
    while at and text[at - 1] in "*「 ":
        at -= 1
    return at


def _english(
    sentence: Sentence,
    name: Name,
    start: int,
    end: int,
    word: AspectWord | None,
    figure: Figure | None,
) -> Role:
    text = sentence.text
    lead = text[max(0, name.start - _WINDOW) : name.start]
    if _EN_BASELINE.search(lead) or (name.start >= end and _EN_OVER.search(lead)):
        return "baseline"
    if word is not None and word.start < name.end and name.start < word.end:
        return "component"
    if word is not None:
        of = _EN_OF.search(lead)
        multiple = figure is not None and figure.quantity.unit == "x"
        compared = (
            figure is not None
            and multiple
            and (figure.quantity.value or 2) > 1
            and figure.end <= word.start
        )
        if word.end <= name.start:
            gap = text[word.end - 1 : name.start]
            if of and compared and len(gap) < _WINDOW:
                return "baseline"
            if _EN_OWNED_BY.fullmatch(gap[1:] if gap[:1] != "s" else gap) and not compared:
                return "owner"
        elif name.end <= word.start:
            gap = text[name.end : word.start]
            if _EN_OWNED.fullmatch(gap) and not _EN_NOT_OWNED.search(gap):
                return "owner"
    if _EN_PREPOSITION.search(lead):
        return "oblique"
    return "object" if name.start >= end else "subject"
