"""The part of a text that shows best what a query found in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.search.marks import Mark

WIDTH = 180
"""Columns of a terminal at the most; a Japanese character takes two."""
_BEFORE = 40
"""Columns before the first mark at the most."""
_SENTENCE_END = re.compile(r"[。！？\n]|[.!?](?=\s)")


@dataclass(frozen=True, slots=True)
class Snippet:
    """A part of a text."""

    start: int
    end: int
    """Code points of the text."""
    marks: tuple[Mark, ...]
    """Those that lie within, as places in the text."""


def snippet(text: str, found: Sequence[Mark], *, width: int = WIDTH) -> Snippet:
    """The part with the most different words of the query, and of such the most marks; the first.

    `found` are marks in order that do not overlap; without any it is the beginning of the text.
    """
    columns = _columns(text)
    best = max(
        (_window(found, first, columns, width) for first in range(len(found))),
        key=lambda window: (len({mark.word for mark in window}), len(window), -window[0].start),
        default=(),
    )
    at = best[0].start if best else 0
    start = _beginning(text, at, columns)
    end = start
    while end < len(text) and columns[end + 1] - columns[start] <= width:
        end += 1
    end = max(end, min(start + 1, len(text)))
    return Snippet(
        start, end, tuple(mark for mark in found if start <= mark.start and mark.end <= end)
    )


def _columns(text: str) -> list[int]:
    """How many columns the text takes before each of its characters, and at its end."""
    columns = [0]
    for character in text:
        columns.append(columns[-1] + (2 if character >= "\u1100" else 1))
    return columns


def _window(
    found: Sequence[Mark], first: int, columns: Sequence[int], width: int
) -> tuple[Mark, ...]:
    """The marks that fit behind the first, with some of what stands before it."""
    room = width - _BEFORE
    begin = columns[found[first].start]
    last = first + 1
    while last < len(found) and columns[found[last].end] - begin <= room:
        last += 1
    return tuple(found[first:last])


def _beginning(text: str, at: int, columns: Sequence[int]) -> int:
    """Where to begin before a mark: with its sentence, or so far before that it can be read."""
    start = at
    while start > 0 and columns[at] - columns[start - 1] <= _BEFORE:
        start -= 1
    ends = [match.end() for match in _SENTENCE_END.finditer(text, start, at)]
    start = ends[-1] if ends else start
    while start < at and text[start].isspace():
        start += 1
    return start
