"""Rows of the schedule's tables as records."""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, datetime
from typing import Any, cast

from tracker.schedule.records import Due, Job, Outcome, Run, StageDue, Trouble


def text_of(time: datetime) -> str:
    """A time as it is stored."""
    return time.astimezone(UTC).isoformat(timespec="microseconds")


def source_of(job_id: str) -> str:
    """The source of one of APScheduler's jobs."""
    return job_id.split(" ", 1)[0]


def due_of(row: sqlite3.Row) -> Due:
    """A row of `due`."""
    return Due(row["source"], _certain(row["since"]), bool(row["is_asked"]))


def job_of(row: sqlite3.Row) -> Job:
    """A row of `job`."""
    values: dict[str, Any] = dict(row)
    for name in ("paused_since", "started_at", "finished_at", "succeeded_at", "not_before"):
        values[name] = _time(values[name])
    return Job(**values)


def stage_of(row: sqlite3.Row) -> StageDue:
    """A row of `stage` that is due."""
    since = _certain(row["due_since"])
    return StageDue(row["stage"], since, row["failures"], _time(row["not_before"]))


def run_of(row: sqlite3.Row) -> Run:
    """A row of `run`."""
    return Run(
        run_id=row["run_id"],
        stage=row["stage"],
        sources=tuple(json.loads(row["sources"])),
        started_at=_certain(row["started_at"]),
        pid=row["pid"],
        log=row["log"],
        finished_at=_time(row["finished_at"]),
        seconds=row["seconds"],
        peak_bytes=row["peak_bytes"],
        outcome=cast("Outcome | None", row["outcome"]),
        reason=row["reason"],
    )


def trouble_of(row: sqlite3.Row) -> Trouble:
    """A row of `trouble`."""
    return Trouble(row["subject"], _certain(row["since"]), row["message"])


def _time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _certain(text: str | None) -> datetime:
    return _time(text) or datetime.fromtimestamp(0, UTC)
