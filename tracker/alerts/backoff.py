"""How long to wait before a message is tried again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

FIRST: Final = 60.0
LONGEST: Final = 6 * 3600.0
LONGEST_ASKED_FOR: Final = 24 * 3600.0
"""A receiver that asks for more patience than a day is asked again after a day."""


def wait(attempts: int, retry_after: float | None, random: Callable[[], float]) -> timedelta:
    """After so many failures: a minute, doubled each time up to six hours, and of that between a
    half and the whole (so that many senders do not come back at once); never less than the receiver
    asked for. `random` is between 0 and 1.
    """
    doubled = min(FIRST * 2.0 ** min(attempts - 1, 30), LONGEST)
    seconds = doubled * (0.5 + 0.5 * random())
    if retry_after is not None:
        seconds = max(seconds, min(retry_after, LONGEST_ASKED_FOR))
    return timedelta(seconds=seconds)


def seconds_asked_for(retry_after: str | None, now: datetime) -> float | None:
    """What a Retry-After header asks for: seconds, or a date; None where it says nothing."""
    text = (retry_after or "").strip()
    if text.isascii() and text.isdigit() and len(text) <= 9:
        return float(text)
    try:
        at = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if at.tzinfo is None:
        at = at.replace(tzinfo=UTC)
    try:
        return max(0.0, (at - now).total_seconds())
    except OverflowError:
        return None
