"""One publisher's year, looked at by one policy."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import timedelta

from bench.polling.policies import Policy, Situation
from bench.polling.publishers import YEAR, Publisher
from crawler.polling import Arrival, History, Poll

FIRST_INTERVAL = timedelta(hours=1)
_POLLS_KEPT = 20
_ARRIVALS_KEPT = 300


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a policy spent and gained."""

    fetches: float
    """A year."""
    delays: tuple[float, ...]
    """Minutes from publication to the fetch that found it, one an article."""
    missed: int
    """Articles that had fallen out of the feed when it was read."""


def simulate(publisher: Publisher, policy: Policy) -> Outcome:
    """Look at the feed from the start to the end, each time when the policy says so."""
    times = publisher.published
    first = bisect_left(times, publisher.start)
    found = max(first - publisher.entries, 0)
    arrivals: list[Arrival] = []
    polls: list[Poll] = []
    delays: list[float] = []
    fetches = missed = 0
    now, interval = publisher.start, FIRST_INTERVAL
    while now < publisher.end:
        until = bisect_right(times, now)
        oldest = max(until - publisher.entries, found)
        missed += max(oldest - max(found, first), 0)
        for at in times[oldest:until]:
            arrivals.append(Arrival(at, is_exact=True))
            if at >= publisher.start:
                delays.append((now - at) / timedelta(minutes=1))
        new = until - oldest
        polls.append(Poll(now, "read", min(until, publisher.entries), new))
        found = until
        fetches += 1
        del polls[:-_POLLS_KEPT], arrivals[:-_ARRIVALS_KEPT]
        history = History(_with_first(publisher, polls), arrivals)
        interval = policy(Situation(history, now, publisher.zone, interval))
        now += interval
    years = (publisher.end - publisher.start) / YEAR
    # What nobody has come for at the end waits for nothing.
    return Outcome(fetches / years, tuple(delays), missed)


def _with_first(publisher: Publisher, polls: list[Poll]) -> list[Poll]:
    """The first look stays known: it says since when there was silence."""
    if polls[0].at == publisher.start:
        return polls
    return [Poll(publisher.start, "read"), *polls]
