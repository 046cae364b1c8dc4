"""When sources with an adaptive schedule run next: by what their crawls have seen so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from crawler.polling import Bounds, History, Interval, next_interval
from crawler.polls import read_histories
from tracker.home import Home
from tracker.schedule.plan import MARKS, Planned

_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Paced:
    """How long an adaptive source waits as of now, why, and when it was last looked at."""

    interval: Interval
    looked_at: datetime | None

    def next_run(self, started: datetime, now: datetime) -> datetime:
        """When it runs next, after a run that began at `started` and has ended now."""
        looked_at = self.looked_at
        # One that is still to come was written when the clock was wrong.
        since = looked_at if looked_at and started < looked_at <= now else started
        marks = min(MARKS, self.interval.length)
        time = since + self.interval.length
        return max(now, time + (_BEGINNING - time) % marks)


def paces(home: Home, plan: Iterable[Planned], now: datetime) -> dict[Planned, Paced]:
    """The adaptive sources of a plan."""
    adaptive = [(planned, found) for planned in plan if (found := planned.adaptive) is not None]
    histories = read_histories(home.crawl_state, [planned.source for planned, _ in adaptive])
    paced = {}
    for planned, found in adaptive:
        history = histories.get(planned.source, History())
        bounds = Bounds(found.shortest, found.longest)
        interval = next_interval(history, now, bounds, ZoneInfo(planned.time_zone))
        paced[planned] = Paced(interval, history.polls[-1].at if history.polls else None)
    return paced
