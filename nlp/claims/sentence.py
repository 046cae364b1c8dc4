"""A sentence with all that was found in it. Offsets are those of the sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from nlp.claims.aspects import Aspects, AspectWord
from nlp.claims.cues import CueHit
from nlp.claims.tables import Cell
from nlp.claims.things import Thing
from nlp.quantities.signs import unsigned
from nlp.records import Mention, Passage, Quantity
from nlp.spans import Mask

_JAPANESE = re.compile(r"[ぁ-ゖァ-ヺ一-鿿]")
_CLAUSE_END = re.compile(
    r"[、，；;。：▽]|, | - | – |[—–]|: |\s(?:and|but|while|whereas|against)\s|(?<=[^ぁ-ん])が、"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A thing that its sentence names."""

    start: int
    end: int
    mention: Thing


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity in its sentence."""

    start: int
    end: int
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Sentence:
    """One passage, taken apart."""

    passage: Passage
    text: str
    japanese: bool
    names: tuple[Name, ...]
    """The mentions."""
    things: tuple[Name, ...]
    """The mentions and what else is named, in order; they do not overlap."""
    figures: tuple[Figure, ...]
    cues: tuple[CueHit, ...]
    aspects: Aspects
    clause_ends: tuple[int, ...]
    cells: tuple[Cell, ...] = ()
    """Of a row of a table: its cells but for the first, with what their heads say."""

    def cell_at(self, place: int) -> Cell | None:
        """The cell of a table that holds a place."""
        return next((cell for cell in self.cells if cell.start <= place < cell.end), None)

    def crossed(self, start: int, end: int) -> int:
        """How many clauses end between two places."""
        low, high = min(start, end), max(start, end)
        return bisect_left(self.clause_ends, high) - bisect_left(self.clause_ends, low)

    def aspects_near(self, start: int, end: int) -> tuple[AspectWord, ...]:
        """The words for aspects that begin between two places."""
        return self.aspects.near(start, end)

    def names_near(self, start: int, end: int) -> tuple[Name, ...]:
        """The names that begin between two places."""
        low = bisect_left(self.names, start, key=lambda name: name.start)
        return self.names[low : bisect_left(self.names, end, low, key=lambda name: name.start)]

    def things_near(self, start: int, end: int) -> tuple[Name, ...]:
        """The things that are named and begin between two places."""
        low = bisect_left(self.things, start, key=lambda name: name.start)
        return self.things[low : bisect_left(self.things, end, low, key=lambda name: name.start)]

    def figures_near(self, start: int, end: int) -> tuple[Figure, ...]:
        """The amounts that begin between two places."""
        low = bisect_left(self.figures, start, key=lambda figure: figure.start)
        return self.figures[
            low : bisect_left(self.figures, end, low, key=lambda figure: figure.start)
        ]

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """The clause that holds a span."""
        at = bisect_left(self.clause_ends, start + 1)
        begin = self.clause_ends[at - 1] + 1 if at else 0
        after = bisect_left(self.clause_ends, end)
        stop = self.clause_ends[after] if after < len(self.clause_ends) else len(self.text)
        return begin, stop


def is_japanese(text: str) -> bool:
    """Whether a passage holds any Japanese."""
    return _JAPANESE.search(text) is not None


def read_sentence(
    field_text: str,
    passage: Passage,
    mentions: Sequence[Mention],
    more: Sequence[Thing],
    quantities: Sequence[Quantity],
    cues: Sequence[CueHit],
    cells: tuple[Cell, ...] = (),
) -> Sentence:
    """A passage with all that was found in it, given with offsets of the field.

    `more` are the things that are named by more than mentions: these are in `things` alone.
    """
    base = passage.start
    text = field_text[base : passage.end]
    japanese = is_japanese(text)
    figures = tuple(Figure(q.start - base, q.end - base, unsigned(q)) for q in quantities)
    taken = [(figure.start, figure.end) for figure in figures]
    names = tuple(Name(m.start - base, m.end - base, m) for m in mentions)
    return Sentence(
        passage,
        text,
        japanese,
        names,
        _things(names, [Name(m.start - base, m.end - base, m) for m in more]),
        figures,
        tuple(replace(cue, start=cue.start - base, end=cue.end - base) for cue in cues),
        Aspects(text, japanese=japanese),
        _clause_ends(text, taken),
        cells,
    )


def _things(names: tuple[Name, ...], others: Sequence[Name]) -> tuple[Name, ...]:
    """All that is named. A longer name takes the place of the mentions in it."""
    if not others:
        return names
    covered = Mask([(other.start, other.end) for other in others])
    kept = [name for name in names if not covered.covers(name.start, name.end)]
    return tuple(sorted([*kept, *others], key=lambda name: name.start))


def _clause_ends(text: str, taken: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """Where clauses end; not inside an amount (1,000 or 12–16 %)."""
    starts = [start for start, _ in taken]
    ends = []
    for match in _CLAUSE_END.finditer(text):
        at = bisect_left(starts, match.start() + 1) - 1
        if at < 0 or taken[at][1] <= match.start():
            ends.append(match.start())
    return tuple(ends)
