"""Where the words of a query stand in a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tracker.search.tokens import Token


class Step(NamedTuple):
    """A term that is looked for, so many places behind the first of its phrase."""

    term: str
    step: int
    is_open: bool
    """Whether the term may go on in any way."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Terms that must stand side by side: a word of the query, or a piece of one."""

    word: int
    steps: tuple[Step, ...]
    """In order, at least one."""


class Mark(NamedTuple):
    """A place in a text, in code points, where a word of the query stands."""

    start: int
    end: int
    word: int


def marks(found: Sequence[Token], phrases: Iterable[Phrase]) -> list[Mark]:
    """Where the phrases stand in a text that was cut into tokens, in order."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, token in enumerate(found):
        places[token.term].append(place)
    return apart(
        Mark(found[place].start, _end(found[place + last.step], last), phrase.word)
        for phrase in phrases
        for last in [phrase.steps[-1]]
        for place in _beginnings(found, places, phrase.steps)
    )


def apart(every: Iterable[Mark]) -> list[Mark]:
    """The marks in order without those that overlap an earlier one, or a longer one there."""
    kept: list[Mark] = []
    for mark in sorted(every, key=lambda mark: (mark.start, -mark.end)):
        if mark.start < mark.end and (not kept or mark.start >= kept[-1].end):
            kept.append(mark)
    return kept


def _beginnings(
    found: Sequence[Token], places: Mapping[str, Sequence[int]], steps: Sequence[Step]
) -> Iterator[int]:
    first, *others = steps
    if first.is_open:
        begun: Iterable[int] = (i for i, token in enumerate(found) if _fits(token, first))
    else:
        begun = places.get(first.term, ())
    for place in begun:
        if place + steps[-1].step < len(found) and all(
            _fits(found[place + other.step], other) for other in others
        ):
            yield place


def _fits(token: Token, step: Step) -> bool:
    return token.term.startswith(step.term) if step.is_open else token.term == step.term


def _end(token: Token, last: Step) -> int:
    """A single character of Japanese is found in pairs that begin with it."""
    return token.head_end if last.is_open and len(last.term) == 1 else token.end
