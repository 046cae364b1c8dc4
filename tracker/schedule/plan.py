"""What is to run when: from the configuration, and from what the last daemon left behind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from config.models import Priority, Source
from config.schedules import Adaptive, Cron, Every, Schedule, parse_schedule
from config.settings import ScheduleSettings
from tracker.schedule.rows import source_of
from tracker.schedule.times import Trigger, next_time, spread_of, time_nearest

MARKS = timedelta(minutes=5)
"""Next times of adaptive sources stand on such marks, so that several sources share one run."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One source and its schedule."""

    source: str
    schedule: str
    time_zone: str
    """In which a cron expression counts; of an adaptive source, where it publishes."""

    spread: timedelta = timedelta(0)
    """How far its interval's times are moved from those of others."""
    priority: Priority = "normal"
    host: str = ""
    """That it is crawled from."""
    max_minutes: float | None = None
    """The time that its crawl may take; None where the project's limit is the only one."""

    @property
    def adaptive(self) -> Adaptive | None:
        """The bounds of an adaptive schedule; None of any other."""
        schedule = self._parsed
        return schedule if isinstance(schedule, Adaptive) else None

    @property
    def id(self) -> str:
        """Changes whenever the schedule does: a stored time is kept where the id is the same."""
        return f"{self.source} {self.schedule} {self.time_zone}"

    @property
    def trigger(self) -> Trigger:
        """APScheduler's trigger for it."""
        return Trigger(self._parsed, self.time_zone, self.spread)

    def first_run(self, now: datetime) -> datetime:
        """When a source that was never scheduled runs first: only cron waits."""
        return self.next_run(now) if isinstance(self._parsed, Cron) else now

    def next_run(self, now: datetime) -> datetime:
        """The time after a run that is due now; of an adaptive source the latest."""
        return next_time(self._parsed, ZoneInfo(self.time_zone), now, self.spread)

    def run_nearest(self, time: datetime, now: datetime) -> datetime:
        """Its time that is nearest to `time`, after `now`."""
        return time_nearest(self._parsed, ZoneInfo(self.time_zone), time, now, self.spread)

    def kept_or_next(self, stored: datetime, now: datetime) -> datetime:
        """A stored time, unless the clock was wrong when it was set: it is too far ahead then."""
        schedule = self._parsed
        if isinstance(schedule, Cron):
            return self.next_run(now)
        if isinstance(schedule, Every):
            latest = now + schedule.interval * 1.5
        else:
            latest = now + schedule.longest + MARKS
        return stored if stored <= latest else self.next_run(now)

    @property
    def _parsed(self) -> Schedule:
        return _schedule(self.schedule)


_schedule = lru_cache(maxsize=10_000)(parse_schedule)


def plan(
    sources: Iterable[Source], defaults: ScheduleSettings, time_zone: str
) -> tuple[Planned, ...]:
    """The enabled sources; those without a schedule of their own get the default."""
    return tuple(_planned(source, defaults, time_zone) for source in sources if source.enabled)


def _planned(source: Source, defaults: ScheduleSettings, time_zone: str) -> Planned:
    text = source.schedule or defaults.default
    schedule = _schedule(text)
    is_adaptive = isinstance(schedule, Adaptive)
    spread = timedelta(0)
    if isinstance(schedule, Every):
        most = timedelta(minutes=defaults.jitter_minutes)
        spread = spread_of(source.name, schedule.interval, most)
    return Planned(
        source=source.name,
        schedule=text,
        time_zone=(source.time_zone or time_zone) if is_adaptive else time_zone,
        spread=spread,
        priority=source.priority,
        host=urlsplit(source.url or source.urls[0]).hostname or "",
        max_minutes=source.max_minutes,
    )


def run_times(
    planned: Iterable[Planned], stored: Mapping[str, datetime], now: datetime
) -> dict[Planned, datetime]:
    """The next run of each source. `stored` are those of the last daemon, by job id.

    A stored time stays where the schedule has not changed; one that has passed in the meantime is
    due now, once, however often it passed and even where the schedule has changed since.
    """
    known = {source_of(job_id) for job_id in stored}
    overdue = {source_of(job_id) for job_id, time in stored.items() if time <= now}
    times = {}
    for one in planned:
        if one.source in overdue:
            times[one] = now
        elif one.id in stored:
            times[one] = one.kept_or_next(stored[one.id], now)
        else:
            is_kept_waiting = one.source in known and one.adaptive is None
            times[one] = one.next_run(now) if is_kept_waiting else one.first_run(now)
    return times


def timetable(
    times: Mapping[Planned, datetime],
    time_zone: str,
    now: datetime,
    reasons: Mapping[Planned, str],
) -> list[str]:
    """A line a source: name, schedule, next run, and for some the reason."""
    zone = ZoneInfo(time_zone)
    names = max((len(planned.source) for planned in times), default=0)
    schedules = max((len(planned.schedule) for planned in times), default=0)
    lines = []
    for planned, time in times.items():
        when = "now" if time <= now else f"{time.astimezone(zone):%Y-%m-%d %H:%M %Z}"
        reason = f"  {reasons[planned]}" if planned in reasons else ""
        schedule = f"{planned.schedule:{schedules}}"
        lines.append(f"{planned.source:{names}}  {schedule}  next {when}{reason}")
    return lines
