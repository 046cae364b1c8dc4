"""The clock: which sources are due, kept in a file so that a restart or a kill forgets nothing.

APScheduler counts the time and keeps its jobs in `data/schedule.sqlite`, one a source. A job does
no work: when its time comes the source is put on a list beside the jobs, and only then does the job
move on to its next time. The source leaves the list when its run has ended, so whatever interrupts
the daemon in between, the run is made up for at the next start.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from apscheduler.executors.base import BaseExecutor
from apscheduler.job import Job
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.base import BaseScheduler
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from tracker.errors import UserError
from tracker.schedule.plan import Planned, run_times

LONGEST_WAIT = 3.0
"""Seconds. So soon is a change of the configuration noticed, and a full disk tried again."""
_SECONDS_BETWEEN_WARNINGS = 3600.0
_NEXT_TIMES = "SELECT id, next_run_time FROM apscheduler_jobs"
_NOTE = "INSERT OR IGNORE INTO due VALUES (:source)"
# The file itself is wrong, not the way to it: no database, damaged, or with tables of another sort.
_UNREADABLE = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR}

Tell = Callable[[str], None]


class Clock:
    """The sources' next times, and the sources that are due."""

    def __init__(self, file: Path) -> None:
        self._engine = create_engine(f"sqlite:///{file}")
        self._unsaved: set[str] = set()
        """Sources that are due, but could not be put on the list (a full disk)."""
        self._scheduler = _Scheduler(
            jobstores={"default": SQLAlchemyJobStore(engine=self._engine)},
            executors={"default": _Noting(self._note)},
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
            timezone=UTC,
            jobstore_retry_interval=LONGEST_WAIT,
        )
        self._scheduler.start()
        with self._engine.begin() as connection:
            connection.execute(text("CREATE TABLE IF NOT EXISTS due (source TEXT PRIMARY KEY)"))
            connection.execute(text("SELECT source FROM due"))
            connection.execute(text(_NEXT_TIMES))

    def close(self) -> None:
        """Let go of the file."""
        self._scheduler.shutdown()
        self._engine.dispose()

    def set(self, plan: Sequence[Planned]) -> dict[Planned, datetime]:
        """Follow this plan from now on; returns when each source runs next.

        Every job is written anew and none is read back, so that what an older version of the
        program or of APScheduler has stored in one cannot do harm.
        """
        now = datetime.now(UTC)
        stored = self._stored()
        times = run_times(plan, stored, now)
        for planned, time in times.items():
            self.put(planned, time)
        for job_id in stored.keys() - {planned.id for planned in plan}:
            self._scheduler.remove_job(job_id)
        self.done(set(self.due()) - {planned.source for planned in plan})
        return times

    def put(self, planned: Planned, time: datetime) -> None:
        """Let a source run next at this time."""
        self._scheduler.add_job(
            "tracker.schedule.clock:note",
            planned.trigger(datetime.now(UTC)),
            args=(planned.source,),
            id=planned.id,
            next_run_time=time,
            replace_existing=True,
        )

    def tick(self) -> float:
        """Note what has become due. Returns the seconds until the next time."""
        seconds = self._scheduler.tick()
        return LONGEST_WAIT if seconds is None else min(seconds, LONGEST_WAIT)

    def due(self) -> tuple[str, ...]:
        """The sources whose run has not ended yet, by name."""
        with self._engine.connect() as connection:
            listed = set(connection.scalars(text("SELECT source FROM due")))
        return tuple(sorted(listed | self._unsaved))

    def done(self, sources: Iterable[str]) -> None:
        """Take sources off the list: their run has ended."""
        rows = [{"source": source} for source in sources]
        self._unsaved.difference_update(row["source"] for row in rows)
        if rows:
            with self._engine.begin() as connection:
                connection.execute(text("DELETE FROM due WHERE source = :source"), rows)

    def _note(self, source: str) -> None:
        self._unsaved.add(source)
        with self._engine.begin() as connection:
            connection.execute(text(_NOTE), {"source": source})
        self._unsaved.remove(source)

    def _stored(self) -> dict[str, datetime]:
        with self._engine.connect() as connection:
            rows = connection.execute(text(_NEXT_TIMES))
            return {job_id: datetime.fromtimestamp(float(time or 0), UTC) for job_id, time in rows}


@contextmanager
def open_clock(file: Path, tell: Tell) -> Iterator[Clock]:
    """The clock that `file` keeps. One that cannot be read is renamed, told of, and begun anew.

    Raises UserError where the file cannot be reached or written.
    """
    logger = logging.getLogger("apscheduler")
    logger.propagate = False
    logger.handlers = [_OneLine(tell)]
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        clock = Clock(file)
    except DBAPIError as error:
        if getattr(error.orig, "sqlite_errorcode", None) not in _UNREADABLE:
            raise unusable(file, error) from error
        aside = _set_aside(file)
        tell(
            f"{file} cannot be read ({error.orig}): kept as {aside.name}, begun anew; "
            "sources with an interval run now"
        )
        clock = Clock(file)
    try:
        yield clock
    finally:
        clock.close()


def _set_aside(file: Path) -> Path:
    """Rename a damaged file, and its journal with it, which must not be applied to the next."""
    aside = file.with_name(f"{file.name}.damaged-{datetime.now(UTC):%Y%m%dT%H%M%S}")
    file.rename(aside)
    for suffix in ("-journal", "-wal", "-shm"):
        beside = file.with_name(file.name + suffix)
        if beside.exists():
            beside.rename(aside.with_name(aside.name + suffix))
    return aside


def unusable(file: Path, error: DBAPIError) -> UserError:
    """What keeps the clock from being read or written, in one line."""
    return UserError(f"{file} cannot be used: {error.orig}")


def next_times(file: Path) -> dict[str, datetime]:
    """When each job runs next, by its id, as the last or the running daemon left it."""
    try:
        connection = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)
    except sqlite3.Error:
        return {}
    try:
        rows = connection.execute(_NEXT_TIMES).fetchall()
    except sqlite3.Error:
        return {}
    finally:
        connection.close()
    return {job_id: datetime.fromtimestamp(time, UTC) for job_id, time in rows if time}


def note(source: str) -> None:
    """What a stored job names as its work; `_Noting` is called in its stead."""
    raise RuntimeError(f"{source}: nothing is to run here")


class _Noting(BaseExecutor):  # type: ignore[misc]
    """Notes what is due instead of running it."""

    def __init__(self, note: Callable[[str], None]) -> None:
        super().__init__()
        self._note = note

    def _do_submit_job(self, job: Job, run_times: list[datetime]) -> None:  # noqa: ARG002
        self._note(job.args[0])
        self._run_job_success(job.id, [])


class _Scheduler(BaseScheduler):  # type: ignore[misc]
    """A scheduler without a thread: it looks at the time when `tick` is called."""

    def wakeup(self) -> None:
        """Nothing: who ticks looks again soon enough."""

    def shutdown(self, wait: bool = True) -> None:
        """Let go of the store."""
        super().shutdown(wait)

    def tick(self) -> float | None:
        """Process what is due; the seconds until the next job, None without any."""
        seconds: float | None = self._process_jobs()
        return seconds


class _OneLine(logging.Handler):
    """Shows what APScheduler warns of in one line, without tracebacks, and not again and again."""

    def __init__(self, tell: Tell) -> None:
        super().__init__(logging.WARNING)
        self._tell = tell
        self._told: dict[str, float] = {}

    def emit(self, record: logging.LogRecord) -> None:
        cause: Any = record.exc_info and record.exc_info[1]
        message = record.getMessage().splitlines()[0]
        if cause:
            message += f": {str(cause).splitlines()[0]}"
        if record.created - self._told.get(message, 0) > _SECONDS_BETWEEN_WARNINGS:
            self._told = {message: record.created}
            self._tell(message)
