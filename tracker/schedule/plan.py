"""What is to run when: from the configuration, and from what the last daemon left behind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.combining import OrTrigger
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from config.models import Source
from config.schedules import Adaptive, Cron, Every, Schedule, parse_schedule


@dataclass(frozen=True, slots=True)
class Planned:
    """One source and its schedule."""

    source: str
    schedule: str
    time_zone: str
    """In which a cron expression counts; of an adaptive source, where it publishes."""

    @property
    def adaptive(self) -> Adaptive | None:
        """The bounds of an adaptive schedule; None of any other."""
        schedule = parse_schedule(self.schedule)
        return schedule if isinstance(schedule, Adaptive) else None

    @property
    def id(self) -> str:
        """Changes whenever the schedule does: a stored time is kept where the id is the same."""
        return f"{self.source} {self.schedule} {self.time_zone}"

    def trigger(self, now: datetime) -> BaseTrigger:
        """APScheduler's trigger for it."""
        return trigger_of(parse_schedule(self.schedule), self.time_zone, now)

    def first_run(self, now: datetime) -> datetime:
        """When a source that was never scheduled runs first: only cron waits."""
        if isinstance(parse_schedule(self.schedule), Cron):
            return self.next_run(now)
        return now

    def next_run(self, now: datetime) -> datetime:
        """The first time after `now`; of an adaptive source at the latest."""
        time: datetime = self.trigger(now).get_next_fire_time(None, now)
        return time.astimezone(UTC)


def plan(sources: Iterable[Source], default: str, time_zone: str) -> tuple[Planned, ...]:
    """The enabled sources; those without a schedule of their own get the default."""
    return tuple(
        _planned(source, source.schedule or default, time_zone)
        for source in sources
        if source.enabled
    )


def _planned(source: Source, schedule: str, time_zone: str) -> Planned:
    is_adaptive = isinstance(parse_schedule(schedule), Adaptive)
    zone = (source.time_zone or time_zone) if is_adaptive else time_zone
    return Planned(source.name, schedule, zone)


def source_of(job_id: str) -> str:
    """The source of a stored job."""
    return job_id.split(" ", 1)[0]


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
            times[one] = stored[one.id]
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


def trigger_of(schedule: Schedule, time_zone: str, now: datetime) -> BaseTrigger:
    """APScheduler's trigger. It counts weekdays from Monday, and knows no 'either day'.

    That of an adaptive schedule is its longest interval; `Clock.put` makes a next time earlier.

    Where clocks are put back, a time in the hour that comes twice comes twice: one crawl more.
    """
    if not isinstance(schedule, Cron):
        interval = schedule.interval if isinstance(schedule, Every) else schedule.longest
        return IntervalTrigger(
            seconds=int(interval.total_seconds()), start_date=now + interval, timezone=UTC
        )
    weekdays = {"day_of_week": _field((day - 1) % 7 for day in schedule.weekdays)}
    days = {"day": _field(schedule.days)}
    if not schedule.either_day:
        return _cron(schedule, time_zone, **days, **weekdays)
    return OrTrigger([_cron(schedule, time_zone, **days), _cron(schedule, time_zone, **weekdays)])


def _cron(schedule: Cron, time_zone: str, **days: str) -> CronTrigger:
    return CronTrigger(
        minute=_field(schedule.minutes),
        hour=_field(schedule.hours),
        month=_field(schedule.months),
        second=0,
        timezone=ZoneInfo(time_zone),
        **days,
    )


def _field(values: Iterable[int]) -> str:
    return ",".join(map(str, sorted(values)))
