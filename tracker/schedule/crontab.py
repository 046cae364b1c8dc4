"""When a cron expression comes next in a time zone, through every change of its clocks.

As cron of Paul Vixie does, and Debian's: an expression that names hours happens once for each of
its local times. One that the clocks skip in spring happens when they have jumped; one that comes
twice in autumn happens the first time. An expression of every hour (`*/20 * * * *`) follows the
time that really passes: the hour that comes twice has its runs twice, the one that is skipped none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from config.schedules import Cron

_DAY = timedelta(days=1)
_HOURS_IN_A_DAY = 24
_YEARS_AHEAD = 50
"""The 29th of February on a given weekday may be 28 years ahead, and 40 over the year 2100."""


def next_cron_time(cron: Cron, zone: ZoneInfo, after: datetime) -> datetime:
    """The first time after `after`, in UTC. Raises ValueError where there is none for decades."""
    # The day before: where clocks are put back over midnight, its last hour comes again.
    day = after.astimezone(zone).date() - _DAY
    for _ in range(_YEARS_AHEAD * 366):
        # The day after: for the same reason its first moment may come before this one's last.
        coming = [
            moments[place]
            for moments in (_moments(cron, zone, day), _moments(cron, zone, day + _DAY))
            if (place := bisect_right(moments, after)) < len(moments)
        ]
        if coming:
            return min(coming)
        day += _DAY
    raise ValueError(f"no such time before {day}")


def _is_day_of(cron: Cron, day: date) -> bool:
    in_month, in_week = day.day in cron.days, day.isoweekday() % 7 in cron.weekdays
    is_day = in_month or in_week if cron.either_day else in_month and in_week
    return is_day and day.month in cron.months


@lru_cache(maxsize=64)
def _moments(cron: Cron, zone: ZoneInfo, day: date) -> tuple[datetime, ...]:
    """The times of a local day, in their order."""
    if not _is_day_of(cron, day):
        return ()
    start = datetime.combine(day, time(), zone)
    if start.utcoffset() == (start + _DAY).utcoffset():
        first = start.astimezone(UTC)
        passed = (timedelta(hours=hour, minutes=m) for hour in cron.hours for m in cron.minutes)
        return tuple(sorted(first + one for one in passed))
    return tuple(sorted(set(_moments_of_change(cron, zone, day))))


def _moments_of_change(cron: Cron, zone: ZoneInfo, day: date) -> Iterator[datetime]:
    follows_passing_time = len(cron.hours) == _HOURS_IN_A_DAY
    for hour in cron.hours:
        for minute in cron.minutes:
            local = datetime.combine(day, time(hour, minute), zone)
            first = local.astimezone(UTC)
            second = local.replace(fold=1).astimezone(UTC)
            if first == second:
                yield first
            elif first < second:  # it comes twice
                yield first
                if follows_passing_time:
                    yield second
            elif not follows_passing_time:  # it is skipped
                yield _end_of_gap(zone, second, first)


def _end_of_gap(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """The moment between the two at which the clocks of the zone are put forward."""
    offset = after.astimezone(zone).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) // 2
        middle = middle.replace(microsecond=0)
        if middle.astimezone(zone).utcoffset() == offset:
            after = middle
        else:
            before = middle
    return after
