"""When a schedule comes next. Pure: no clock, no file."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from apscheduler.triggers.base import BaseTrigger

from config.schedules import Adaptive, Cron, Schedule
from tracker.schedule.crontab import next_cron_time

_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


def next_time(
    schedule: Schedule, zone: ZoneInfo, now: datetime, spread: timedelta = timedelta(0)
) -> datetime:
    """The time after a run that is due now; of an adaptive schedule the latest.

    The times of an interval stand on a grid that is counted from 1970, moved by `spread`: however
    late a run was, and whatever the daemon remembers, they do not drift. A run that was off the
    grid, like the first, is followed after half an interval at the least.
    """
    if isinstance(schedule, Cron):
        return next_cron_time(schedule, zone, now)
    if isinstance(schedule, Adaptive):
        return now + schedule.longest
    least = now + schedule.interval / 2
    return least + (_BEGINNING + spread - least) % schedule.interval


def period(schedule: Schedule, zone: ZoneInfo, now: datetime) -> timedelta:
    """How long it is from one time to the next, about `now`; of an adaptive one at the most."""
    if isinstance(schedule, Cron):
        first = next_cron_time(schedule, zone, now)
        return next_cron_time(schedule, zone, first) - first
    return schedule.longest if isinstance(schedule, Adaptive) else schedule.interval


def time_nearest(
    schedule: Schedule, zone: ZoneInfo, time: datetime, now: datetime, spread: timedelta
) -> datetime:
    """The time of the schedule after `now` that is nearest to `time`.

    It is asked for when clocks were put back: what has just run does not run again, and nothing
    waits until the clock is where it was.
    """
    if isinstance(schedule, Adaptive):
        return max(time, now)
    half = period(schedule, zone, now) / 2
    if isinstance(schedule, Cron):
        return next_cron_time(schedule, zone, max(now, time - half))
    return next_time(schedule, zone, max(now, time - half) - half, spread)


def spread_of(source: str, interval: timedelta, most: timedelta) -> timedelta:
    """How far a source's times are moved, so that not all run at once: always the same."""
    share = int.from_bytes(hashlib.sha256(source.encode()).digest()[:4]) / 2**32
    return timedelta(seconds=int(share * min(interval, most).total_seconds()))


class Trigger(BaseTrigger):  # type: ignore[misc]
    """A schedule as APScheduler's store keeps it. Its own triggers err where clocks change."""

    __slots__ = ("schedule", "spread", "zone")

    def __init__(self, schedule: Schedule, time_zone: str, spread: timedelta) -> None:
        self.schedule = schedule
        self.zone = ZoneInfo(time_zone)
        self.spread = spread

    def get_next_fire_time(
        self,
        previous_fire_time: datetime | None,  # noqa: ARG002
        now: datetime,
    ) -> datetime:
        """The next time, however long the last one is past: what was missed is made up for once."""
        return next_time(self.schedule, self.zone, now, self.spread)
