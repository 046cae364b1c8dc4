"""A time that a text names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class NamedTime:
    """Where a time stands in a text, and the last day of it where that can be told."""

    start: int
    end: int
    due: date | None
    deadline: bool = False
    """Whether something is to have come true by then: by 2027, 来年までに."""
    exact: bool = False
    """Whether it is a day: by March 31, 5月15日."""
