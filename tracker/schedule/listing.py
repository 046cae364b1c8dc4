"""The schedule's jobs and runs as rows for people and programs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from tracker.schedule.last_good import Read
from tracker.schedule.plan import Planned, plan
from tracker.schedule.records import Job, Run
from tracker.schedule.standing import Standing
from warehouse.query import Result

_TIME = "TIMESTAMP WITH TIME ZONE"
_JOB = {
    "source": "VARCHAR",
    "schedule": "VARCHAR",
    "priority": "VARCHAR",
    "state": "VARCHAR",
    "next": _TIME,
    "last_run": _TIME,
    "outcome": "VARCHAR",
    "reason": "VARCHAR",
    "why": "VARCHAR",
}
_RUN = {
    "run_id": "VARCHAR",
    "stage": "VARCHAR",
    "started": _TIME,
    "seconds": "DOUBLE",
    "peak_mb": "BIGINT",
    "outcome": "VARCHAR",
    "sources": "VARCHAR[]",
    "reason": "VARCHAR",
    "log": "VARCHAR",
}


def job_rows(read: Read, standing: Standing, now: datetime) -> Result:
    """A row a source, what runs next first."""
    time_zone = read.settings.project.time_zone
    zone = ZoneInfo(time_zone)
    waiting = {one.source for one in standing.due}
    running = {source for run in standing.running for source in run.sources}
    rows = []
    for planned in plan(read.sources, read.settings.schedule, time_zone):
        job = standing.jobs.get(planned.source, Job(planned.source))
        time = _next_time(planned, job, standing, now)
        state = _state(job, planned.source in running, planned.source in waiting, now)
        rows.append(
            (
                planned.source,
                planned.schedule,
                planned.priority,
                state,
                _local(time, zone),
                _local(job.started_at, zone),
                job.outcome,
                job.reason,
                job.why,
            )
        )
    rows.sort(key=lambda row: (row[4] is None, row[4], row[0]))
    return Result(list(_JOB), list(_JOB.values()), rows)


def run_rows(runs: Iterable[Run], time_zone: str) -> Result:
    """A row a run."""
    zone = ZoneInfo(time_zone)
    rows = [
        (
            run.run_id,
            run.stage,
            _local(run.started_at, zone),
            run.seconds if run.seconds is None else round(run.seconds, 1),
            run.peak_bytes and round(run.peak_bytes / 1e6),
            run.outcome,
            list(run.sources),
            run.reason,
            run.log,
        )
        for run in runs
    ]
    return Result(list(_RUN), list(_RUN.values()), rows)


def _next_time(planned: Planned, job: Job, standing: Standing, now: datetime) -> datetime | None:
    """When it may run next; None of a paused source."""
    if job.paused_since is not None:
        return None
    if any(one.source == planned.source for one in standing.due):
        return max(now, job.not_before or now)
    return standing.next_times.get(planned.source) or planned.first_run(now)


def _state(job: Job, is_running: bool, is_waiting: bool, now: datetime) -> str | None:
    if is_running:
        return "running"
    if job.paused_since is not None:
        return "paused"
    if job.not_before is not None and job.not_before > now:
        return "left alone"
    return "waiting" if is_waiting else None


def _local(time: datetime | None, zone: ZoneInfo) -> datetime | None:
    return time and time.astimezone(zone).replace(microsecond=0)
