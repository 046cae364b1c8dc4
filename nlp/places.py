"""Where things stand in a document, asked for by distance: the same sentence, near by, anywhere."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from typing import Final

_SAME: Final = 250
"""Characters: what is farther away does not count as beside, however long the sentence is."""
_CLOSE: Final = 400
"""Characters: about the same paragraph."""

_LOOKED_AT: Final = 4

Weights = tuple[float, float, float]
"""What a thing weighs in the same sentence, close by, and anywhere in the document."""


class Sentences:
    """The sentences of a document, by their starts."""

    def __init__(self, starts: Sequence[int]) -> None:
        self._starts = starts

    def around(self, position: int) -> tuple[int, int]:
        """Where the sentence of a position begins and ends, at most 250 characters away."""
        at = bisect_right(self._starts, position)
        first = self._starts[at - 1] if at else 0
        last = self._starts[at] if at < len(self._starts) else position + _SAME
        return max(first, position - _SAME), min(last, position + _SAME)

    def weight(self, weights: Weights, where: int, at: int) -> float:
        """Which of the weights counts for what stands at `where`, seen from `at`."""
        distance = abs(where - at)
        if distance <= _SAME:
            first, last = self.around(at)
            if first <= where < last:
                return weights[0]
        return weights[1] if distance <= _CLOSE else weights[2]


class Places:
    """Where labels stand, in order."""

    def __init__(self) -> None:
        self.labels: set[str] = set()
        self._at: list[tuple[int, str]] = []

    def __bool__(self) -> bool:
        return bool(self._at)

    def add(self, position: int, label: str) -> None:
        """Remember a label; positions may come in any order."""
        self.labels.add(label)
        place = (position, label)
        if self._at and place < self._at[-1]:
            insort(self._at, place)
        else:
            self._at.append(place)

    def between(self, start: int, end: int) -> set[str]:
        """The labels from `start` up to `end`."""
        first = bisect_left(self._at, (start,))
        last = bisect_left(self._at, (end,), first)
        return {label for _, label in self._at[first:last]}

    def close_to(self, position: int) -> set[str]:
        """The labels of about the same paragraph."""
        return self.between(position - _CLOSE, position + _CLOSE + 1)


def insert(positions: list[int], position: int) -> None:
    """Add a position to those in order."""
    if not positions or position > positions[-1]:
        positions.append(position)
    elif position != positions[-1]:
        insort(positions, position)


def nearest(positions: Sequence[int], at: int, but: Sequence[int] = ()) -> int | None:
    """The nearest of positions in order that is neither `at` itself nor one of `but`.

    Only the few around `at` are looked at, so that it takes no longer where there are many.
    """
    i = bisect_left(positions, at)
    beside = [p for p in positions[max(0, i - _LOOKED_AT) : i + _LOOKED_AT + 1] if p != at]
    if but:
        beside = [p for p in beside if not _holds(but, p)]
    return min(beside, key=lambda position: abs(position - at), default=None)


def _holds(positions: Sequence[int], position: int) -> bool:
    i = bisect_left(positions, position)
    return i < len(positions) and positions[i] == position
