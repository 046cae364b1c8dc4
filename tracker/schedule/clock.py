"""The clock: which sources are due, kept in a file so that a restart or a kill forgets nothing.

APScheduler keeps its jobs in `data/schedule.sqlite`, one a source. A job does no work: when its
time comes the source is put on a list beside the jobs (`book`), and only then does the job move on
to its next time. So whatever interrupts the daemon in between, the run is made up for.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.base import BaseScheduler
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from crawler.storage import private_folder
from tracker.errors import UserError
from tracker.schedule.book import Book
from tracker.schedule.plan import Planned, run_times
from tracker.schedule.timepiece import SystemTime, Timepiece

_NEVER = datetime.max.replace(tzinfo=UTC)
_SECONDS_BETWEEN_WARNINGS = 3600.0
_NEXT_TIMES = "SELECT id, next_run_time FROM apscheduler_jobs"
# The file itself is wrong, not the way to it: no database, damaged, or with tables of another sort.
_UNREADABLE = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR}

Tell = Callable[[str], None]


class Clock:
    """The sources' next times, and beside them the `book` in which it notes what is due."""

    def __init__(self, file: Path, timepiece: Timepiece) -> None:
        self._timepiece = timepiece
        self.book = Book(file)
        self._earliest: datetime | None = None
        """No job is due before; None where that has to be looked up."""
        self._engine = create_engine(f"sqlite:///{file}")
        self._store = SQLAlchemyJobStore(engine=self._engine)
        self._scheduler = _Scheduler(jobstores={"default": self._store}, timezone=UTC)
        try:
            self._scheduler.start()
            self._stored()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the file."""
        if self._scheduler.running:
            self._scheduler.shutdown()
        self._engine.dispose()
        self.book.close()

    def set(self, plan: Sequence[Planned]) -> dict[Planned, datetime]:
        """Follow this plan from now on; returns when each source runs next.

        Every job is written anew and none is read back, so that what an older version of the
        program or of APScheduler has stored in one cannot do harm.
        """
        now = self._timepiece.now()
        stored = self._stored()
        times = run_times(plan, stored, now)
        for planned, time in times.items():
            self.put(planned, time)
        for job_id in stored.keys() - {planned.id for planned in plan}:
            self._scheduler.remove_job(job_id)
        self.book.keep_jobs({one.source: (one.schedule, one.priority) for one in plan})
        return times

    def put(self, planned: Planned, time: datetime) -> None:
        """Let a source run next at this time."""
        self._scheduler.add_job(
            "tracker.schedule.clock:note",
            planned.trigger,
            args=(planned.source,),
            id=planned.id,
            next_run_time=time,
            replace_existing=True,
        )
        if self._earliest is not None:
            self._earliest = min(time, self._earliest)

    def put_back(self, plan: Sequence[Planned], by: timedelta) -> None:
        """The time of day was put back by so much: what was waited for is as far ahead as before.

        A schedule that names times of day runs at the nearest of them.
        """
        now = self._timepiece.now()
        stored = self._stored()
        for planned in plan:
            if planned.id in stored:
                self.put(planned, planned.run_nearest(stored[planned.id] - by, now))
        self.book.put_back(by)

    def tick(self) -> float:
        """Note what has become due. Returns the seconds until the next time."""
        now = self._timepiece.now()
        if self._earliest is None or self._earliest <= now:
            for job in self._store.get_due_jobs(now):
                self.book.note(job.args[0], now)
                # As APScheduler's own loop does it: `modify` would read the job once more.
                job._modify(next_run_time=job.trigger.get_next_fire_time(None, now))
                self._store.update_job(job)
            self._earliest = self._store.get_next_run_time() or _NEVER
        if self._earliest is _NEVER:
            return float("inf")
        return max((self._earliest - now).total_seconds(), 0.0)

    def _stored(self) -> dict[str, datetime]:
        with self._engine.connect() as connection:
            rows = connection.execute(text(_NEXT_TIMES))
            return {job_id: datetime.fromtimestamp(float(time or 0), UTC) for job_id, time in rows}


@contextmanager
def open_clock(file: Path, tell: Tell, timepiece: Timepiece | None = None) -> Iterator[Clock]:
    """The clock that `file` keeps. One that cannot be read is renamed, told of, and begun anew.

    Raises UserError where the file cannot be reached or written.
    """
    timepiece = timepiece or SystemTime()
    logger = logging.getLogger("apscheduler")
    logger.propagate = False
    logger.handlers = [_OneLine(tell)]
    private_folder(file.parent)
    try:
        clock = Clock(file, timepiece)
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        if getattr(cause, "sqlite_errorcode", None) not in _UNREADABLE:
            raise unusable(file, error) from error
        aside = _set_aside(file)
        tell(
            f"{file} cannot be read ({cause}): kept as {aside.name}, begun anew; "
            "sources with an interval run now"
        )
        clock = Clock(file, timepiece)
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


def unusable(file: Path, error: DBAPIError | sqlite3.Error) -> UserError:
    """What keeps the clock from being read or written, in one line."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    return UserError(f"{file} cannot be used: {cause}")


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
    """What a stored job names as its work; `Clock.tick` notes it in its stead."""
    raise RuntimeError(f"{source}: nothing is to run here")


class _Scheduler(BaseScheduler):  # type: ignore[misc]
    """Keeps jobs, and runs none: it has no thread, and nobody asks it to look at the time."""

    def wakeup(self) -> None:
        """Nothing: who ticks looks again soon enough."""

    def shutdown(self, wait: bool = True) -> None:
        """Let go of the store."""
        super().shutdown(wait)


class _OneLine(logging.Handler):
    """Shows what APScheduler warns of in one line, without tracebacks, and not again and again."""

    def __init__(self, tell: Tell) -> None:
        super().__init__(logging.WARNING)
        self._tell = tell
        self._told: dict[str, float] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """One line."""
        cause: Any = record.exc_info and record.exc_info[1]
        message = record.getMessage().splitlines()[0]
        if cause:
            message += f": {str(cause).splitlines()[0]}"
        if record.created - self._told.get(message, 0) > _SECONDS_BETWEEN_WARNINGS:
            self._told = {message: record.created}
            self._tell(message)
