"""How the schedule stands, read from its file alone: while the daemon runs, and when it does not.

Nothing here writes, waits for the daemon or reads the configuration. Where there is no file yet, or
one that cannot be read, there is nothing to tell: every function returns what is empty.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from tracker.home import Home
from tracker.lock import holder_of
from tracker.schedule.book import SCHEDULE
from tracker.schedule.records import Due, Job, Run, StageDue, Trouble
from tracker.schedule.rows import due_of, job_of, run_of, source_of, stage_of, trouble_of

LOCK = "schedule.lock"
"""What a daemon holds while it is at work."""
_SECONDS_TO_WAIT = 2.0


@dataclass(frozen=True, slots=True)
class Standing:
    """All of it, as of one moment."""

    daemon_pid: int | None
    """Of the daemon that is at work; 0 where it has not said so yet; None without one."""
    jobs: Mapping[str, Job]
    """By source: those that the last daemon planned, and those that are paused."""
    next_times: Mapping[str, datetime]
    """When each source is due next, by source."""
    due: tuple[Due, ...]
    """The sources that wait for their run, the longest waiting first; also paused ones."""
    stages_due: tuple[StageDue, ...]
    """The stages after the crawl that have work to do."""
    running: tuple[Run, ...]
    """What is at work now; nothing without a daemon."""
    troubles: tuple[Trouble, ...]
    """What is wrong: `configuration` while a mistake in a file keeps the last good one in use."""


def read_standing(home: Home) -> Standing:
    """How the schedule stands now."""
    pid = daemon_pid(home)
    with _tables(home) as table:
        jobs = table("SELECT * FROM job ORDER BY source")
        times = table("SELECT id, next_run_time FROM apscheduler_jobs WHERE next_run_time > 0")
        due = table("SELECT * FROM due ORDER BY since, source")
        stages = table("SELECT * FROM stage WHERE due_since IS NOT NULL ORDER BY rowid")
        running = table("SELECT * FROM run WHERE finished_at IS NULL ORDER BY id")
        troubles = table("SELECT * FROM trouble ORDER BY subject")
    return Standing(
        daemon_pid=pid,
        jobs={row["source"]: job_of(row) for row in jobs},
        next_times={source_of(job_id): datetime.fromtimestamp(time, UTC) for job_id, time in times},
        due=tuple(map(due_of, due)),
        stages_due=tuple(map(stage_of, stages)),
        running=tuple(map(run_of, running)) if pid is not None else (),
        troubles=tuple(map(trouble_of, troubles)),
    )


def read_history(
    home: Home, *, source: str | None = None, stage: str | None = None, limit: int = 50
) -> tuple[Run, ...]:
    """The runs that have ended, the latest first: of one source or stage, or of all."""
    with _tables(home) as table:
        rows = table(
            "SELECT * FROM run WHERE finished_at IS NOT NULL AND (?1 IS NULL OR stage = ?1) "
            "AND (?2 IS NULL OR EXISTS (SELECT 1 FROM json_each(sources) WHERE value = ?2)) "
            "ORDER BY id DESC LIMIT ?3",
            (stage, source, limit),
        )
        return tuple(map(run_of, rows))


def daemon_pid(home: Home) -> int | None:
    """The process of the daemon that is at work; 0 where it has not said so yet; None without."""
    holder = holder_of(home.data / LOCK)
    return None if holder is None else int(holder) if holder.isdigit() else 0


class _Tables:
    def __init__(self, db: sqlite3.Connection | None) -> None:
        self._db = db

    def __call__(self, query: str, values: tuple[object, ...] = ()) -> list[sqlite3.Row]:
        if self._db is None:
            return []
        try:
            return self._db.execute(query, values).fetchall()
        except sqlite3.Error:
            return []  # a table that an earlier version did not have; a damaged file


@contextmanager
def _tables(home: Home) -> Iterator[_Tables]:
    try:
        db = sqlite3.connect(
            f"{(home.data / SCHEDULE).absolute().as_uri()}?mode=ro",
            uri=True,
            timeout=_SECONDS_TO_WAIT,
        )
    except sqlite3.Error:
        yield _Tables(None)
        return
    db.row_factory = sqlite3.Row
    with closing(db):
        yield _Tables(db)
