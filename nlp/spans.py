"""Spans of a text that can be asked for what they cover."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence


class Mask:
    """Spans, in order and apart from each other."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def covers(self, start: int, end: int) -> bool:
        """Whether any of `start` to `end` is covered."""
        at = bisect_right(self._starts, end - 1) - 1
        return at >= 0 and self._ends[at] > start

    def span_at(self, position: int) -> tuple[int, int] | None:
        """The span that holds a position."""
        at = bisect_right(self._starts, position) - 1
        if at < 0 or self._ends[at] <= position:
            return None
        return self._starts[at], self._ends[at]

    def span_in(self, start: int, end: int) -> tuple[int, int] | None:
        """The first span of which any of `start` to `end` is covered."""
        at = bisect_right(self._ends, start)
        if start >= end or at == len(self._starts) or self._starts[at] >= end:
            return None
        return self._starts[at], self._ends[at]
