"""When to look again: what the simulation compares."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from crawler import polling
from crawler.polling import Bounds, History

BOUNDS = Bounds()


@dataclass(frozen=True, slots=True)
class Situation:
    """After a look: what is known of the publisher."""

    history: History
    now: datetime
    zone: tzinfo
    before: timedelta
    """The interval that has just passed."""


Policy = Callable[[Situation], timedelta]
"""The next interval."""


def fixed(hours: float) -> Policy:
    """One interval for all."""
    return lambda _: timedelta(hours=hours)


def by_frequency(situation: Situation) -> timedelta:
    """One fetch an article: the mean gap of the latest articles."""
    arrivals = situation.history.arrivals[-10:]
    if not arrivals:
        return BOUNDS.longest
    return _bounded((situation.now - arrivals[0].at) / len(arrivals))


def by_share_seen(situation: Situation) -> timedelta:
    """As Media Cloud does it: between a third and two thirds of the entries are to be known."""
    polls, before = situation.history.polls, situation.before
    seen = 1 - polls[-1].new / polls[-1].items if polls[-1].items else 1.0
    if len(polls) == 1 or 1 / 3 <= seen <= 2 / 3:
        return _bounded(before)
    return _bounded(before / 2 if seen < 1 / 3 else before * 1.5)


def ours(minutes_a_fetch: float = polling.MINUTES_A_FETCH) -> Policy:
    """`crawler.polling`, with a fetch worth so many minutes of waiting."""
    return lambda situation: (
        polling.next_interval(
            situation.history,
            situation.now,
            BOUNDS,
            situation.zone,
            minutes_a_fetch=minutes_a_fetch,
        ).length
    )


def _bounded(interval: timedelta) -> timedelta:
    return min(max(interval, BOUNDS.shortest), BOUNDS.longest)
