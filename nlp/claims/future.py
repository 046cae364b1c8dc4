"""Statements of the future: a time that is to come, or a word that says that something will be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from nlp.claims import future_en, future_ja
from nlp.claims.named_time import NamedTime
from nlp.claims.sentence import Sentence
from nlp.claims.times import named_times

_GOODS: Final = frozenset({"chip", "system", "technology", "site"})
_MOST_TIMES = 40
"""Times of one sentence that are looked at; what names more is a table or a flood."""


_AHEAD: Final = re.compile(
    r"20[2-9]\d|[Nn]ext (?:year|quarter|decade)|[Ww]ithin |(?:first|second) half"
    r"|(?:the|[Bb]y|[Bb]efore|[Uu]ntil) (?:spring|summer|autumn|fall|winter)\b|[Bb]y then\b"
    r"|来年|年内|年以内|年後|年末"
)


def may_look_ahead(text: str) -> bool:
    """Whether a passage names anything that could be a time to come."""
    return _AHEAD.search(text) is not None


@dataclass(frozen=True, slots=True)
class Outlook:
    """Words that say what is to come, and the last day by which it must have come true."""

    start: int
    end: int
    due: date | None


class Future:
    """What one sentence says of the future, as it was on the day of its publication."""

    def __init__(self, sentence: Sentence, published: date | None) -> None:
        self._sentence = sentence
        self._published = published
        self._said = future_ja if sentence.japanese else future_en

    def of_figure(self, start: int, end: int) -> tuple[bool, date | None]:
        """Whether the amount at `start` to `end` is predicted, and for when."""
        ahead, time = self._said.time_of_figure(self._sentence, start, end, self._times)
        if not ahead or (time is not None and time in self._past):
            return False, None
        return True, time.due if time else None

    def of_named_time(self, start: int, end: int) -> tuple[bool, date | None]:
        """Whether what stands at `start` to `end` is to come true by a time that is named."""
        ahead, time = self._said.time_of_figure(self._sentence, start, end, self._times)
        if not ahead or time is None or not time.deadline or time in self._past:
            return False, None
        return True, time.due

    def of_some_time(self, start: int, end: int) -> tuple[bool, date | None]:
        """Whether what stands at `start` to `end` is to come true at any time that is named."""
        ahead, time = self._said.time_of_figure(self._sentence, start, end, self._times)
        if not ahead or time is None or time.exact or time in self._past:
            return False, None
        return True, time.due

    def statement(self) -> Outlook | None:
        """What the sentence says of the future without a figure."""
        times = [time for time in self._times if time not in self._past]
        goods = any(name.mention.kind in _GOODS for name in self._sentence.names[:_MOST_TIMES])
        found = self._said.statement(self._sentence, times, goods=goods)
        if found is None:
            return None
        start, end, time = found
        return Outlook(start, end, time.due if time else None)

    @cached_property
    def _times(self) -> list[NamedTime]:
        sentence = self._sentence
        found = named_times(sentence.text, self._published, japanese=sentence.japanese)
        return found[:_MOST_TIMES]

    @cached_property
    def _past(self) -> frozenset[NamedTime]:
        """Times that were over when the text was published."""
        day = self._published
        return frozenset(t for t in self._times if day and t.due and t.due < day)
