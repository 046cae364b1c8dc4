"""What a doctor finds, and the words for days and counts that findings share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Gravity = Literal["note", "moved", "quiet", "broken"]
"""In rising order; a note alone leaves a source well."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was found."""

    gravity: Gravity
    says: str
    todo: str = ""


def day_in_words(day: date | datetime, today: date) -> str:
    """`12 Nov`, or with its year where that is another one."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day.day} {day:%b}{year}"


def share_in_words(share: float) -> str:
    """`40%`."""
    return f"{share:.0%}"


def days_ago(days: int) -> str:
    """`today`, `yesterday`, `23 days ago`."""
    return {0: "today", 1: "yesterday"}.get(days, f"{days:,} days ago")
