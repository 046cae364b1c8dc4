"""Which word says what an amount is about."""

from __future__ import annotations

import re
from typing import Final

from nlp.claims import figures_en as en
from nlp.claims import figures_ja as ja
from nlp.claims.aspects import AspectWord, possible_aspects
from nlp.claims.sentence import Figure, Sentence
from nlp.quantities.units import unit_kind

_REACH_BEFORE = {True: 40, False: 70}
_REACH_AFTER = {True: 40, False: 40}
"""Characters between an amount and the word that says what it is about: Japanese, English."""
_CLAUSE_COST = 14
_AFTER_COST = 3
_THING_COST = 12
_ASIDE_COST = 14
_ASIDE = re.compile(ja.ASIDE)
_OF = re.compile(ja.OF)
_THINGS: Final = frozenset({"capacity", "size", "adoption", "time"})
"""Aspects whose words also name mere things (regions, users, memory), near many a percentage."""
_ADJACENT = 5
_OF_DURATIONS: Final = en.OF_DURATIONS | ja.OF_DURATIONS
_LONGEST_NAME = 40
_SCORED = 30


def aspect_word(sentence: Sentence, figure: Figure) -> AspectWord | None:
    """The nearest word that says what an amount is about, clause ends counting as distance."""
    kind = unit_kind(figure.quantity.unit)
    possible = possible_aspects(kind)
    reach_before = _REACH_BEFORE[sentence.japanese]
    reach_after = _REACH_AFTER[sentence.japanese]
    best: tuple[float, AspectWord] | None = None
    for word in sentence.aspects_near(figure.start - reach_before, figure.end + reach_after):
        if possible is not None and word.aspect not in possible:
            continue
        if word.start < figure.end and word.end > figure.start:
            continue
        if kind in {"multiple", "percent"} and _is_in_name(sentence, word):
            continue  # HBM3Eの2倍 is not of a capacity
        if (
            kind in {"multiple", "percent"}
            and sentence.text[word.start : word.end].lower() in _OF_DURATIONS
        ):
            continue
        after = word.start >= figure.end
        gap = word.start - figure.end if after else figure.start - word.end
        if gap > (reach_after if after else reach_before):
            continue
        cost: float = gap + _CLAUSE_COST * sentence.crossed(word.start, figure.start)
        cost += _AFTER_COST if after else 0
        if kind in {"multiple", "percent"} and word.aspect in _THINGS and gap > _ADJACENT:
            cost += _THING_COST
        if sentence.japanese:
            cost += _particle_cost(sentence.text, figure, word)
        if best is None or cost < best[0]:
            best = (cost, word)
    return best[1] if best else None


def is_on_benchmark(sentence: Sentence, figure: Figure, word: AspectWord | None) -> bool:
    """Whether a percentage is what a thing scores: 77.2% on SWE-bench."""
    near = word is not None and not sentence.crossed(word.start, figure.start)
    names = sentence.names_near(figure.start - _SCORED, figure.end + _SCORED)
    return not near and any(name.mention.kind == "benchmark" for name in names)


def _is_in_name(sentence: Sentence, word: AspectWord) -> bool:
    names = sentence.names_near(word.start - _LONGEST_NAME, word.end)
    return any(name.end > word.start for name in names)


def _particle_cost(text: str, figure: Figure, word: AspectWord) -> float:
    """2.5 倍のメモリ帯域幅 is of the bandwidth; 電力消費で 20% 多い容量 is not of the power."""
    if word.end <= figure.start:
        return _ASIDE_COST if _ASIDE.match(text, word.end) else 0.0
    return -_AFTER_COST if _OF.fullmatch(text, figure.end, word.start) else 0.0


def describes_name(sentence: Sentence, figure: Figure) -> bool:
    """Whether an amount only tells one model of a thing from another: a 64GB Ascend 910C card."""
    return any(
        name.start <= figure.end + 1 and name.mention.kind != "technology"
        for name in sentence.names_near(figure.end, figure.end + 2)
    )
