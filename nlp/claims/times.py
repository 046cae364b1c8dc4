"""The times to come that a text names, and the last day of each.

A time counts from the day of publication where it is relative (来年, within two years); without
that day it has no due day, nor has a vague one (in the coming months). `by 2027` and `in 2027` end
with the year, `by the start of 2027` with its first day; a Japanese business year ends in March.
"""

from __future__ import annotations

from datetime import date

from nlp.claims import times_en, times_ja
from nlp.claims.named_time import NamedTime

_FIRST_YEAR, _LAST_YEAR = 1000, 9000
"""Years of publication from which a calendar can be counted on; others are mistakes."""


def named_times(text: str, published: date | None, *, japanese: bool) -> list[NamedTime]:
    """The times of a text in order; of those that overlap the first, and of these the longest."""
    if published is not None and not _FIRST_YEAR <= published.year <= _LAST_YEAR:
        published = None
    found = times_ja.times(text, published) if japanese else times_en.times(text, published)
    kept: list[NamedTime] = []
    for time in sorted(found, key=lambda time: (time.start, -time.end)):
        if not kept or time.start >= kept[-1].end:
            kept.append(time)
    return kept
