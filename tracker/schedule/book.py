"""The schedule's memory in `data/schedule.sqlite`: who is due, how each job stands, what has run.

A run takes its sources off the list of those that are due, and gives them back unless it ends well;
what a killed daemon leaves unfinished is given back by the next. So no time that came is forgotten,
and one that comes during a run of the same source counts for the run after it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from crawler.storage import private_folder
from tracker.errors import UserError
from tracker.home import Home
from tracker.schedule.records import Due, Job, Outcome, Run, StageDue
from tracker.schedule.rows import due_of, job_of, run_of, stage_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEDULE = "schedule.sqlite"
"""In the project's data folder."""
RUNS_KEPT = 5_000
_SCHEMA = Path(__file__).with_name("schema.sql")
_SECONDS_TO_WAIT = 10.0
"""For another process that writes."""


@contextmanager
def open_book(home: Home) -> Iterator[Book]:
    """The memory of a project's schedule. Raises UserError where it cannot be used."""
    file = home.data / SCHEDULE
    try:
        private_folder(file.parent)
        with closing(Book(file)) as book:
            yield book
    except sqlite3.Error as error:
        raise UserError(f"{file} cannot be used: {error}") from error


class Book:
    """Reads and writes it. Every method raises sqlite3.Error where the file cannot be used."""

    def __init__(self, file: Path) -> None:
        self._db = sqlite3.connect(file, timeout=_SECONDS_TO_WAIT, isolation_level=None)
        self._db.row_factory = sqlite3.Row
        try:
            self._db.executescript(_SCHEMA.read_text(encoding="utf-8"))
            self._add_columns_to_due()
        except sqlite3.Error:
            self._db.close()
            raise

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    # Sources that are due.

    def note(self, source: str, now: datetime) -> None:
        """A source's time has come."""
        self._db.execute("INSERT OR IGNORE INTO due VALUES (?, ?, 0)", (source, text_of(now)))

    def ask(self, source: str, now: datetime) -> None:
        """A person wants a source to run now."""
        self._db.execute(
            "INSERT INTO due VALUES (?, ?, 1) ON CONFLICT (source) DO UPDATE SET is_asked = 1",
            (source, text_of(now)),
        )

    def due(self) -> tuple[Due, ...]:
        """The sources whose time has come, the longest waiting first."""
        return tuple(map(due_of, self._db.execute("SELECT * FROM due ORDER BY since, source")))

    def forget_due(self, sources: Iterable[str]) -> None:
        """Take sources off the list of those that are due."""
        self._write("DELETE FROM due WHERE source = ?", [(source,) for source in sources])

    # Jobs.

    def jobs(self, sources: Iterable[str]) -> dict[str, Job]:
        """How these sources stand, as far as they are known."""
        names = json.dumps(list(sources))
        rows = self._db.execute(
            "SELECT * FROM job WHERE source IN (SELECT value FROM json_each(?))", (names,)
        )
        return {row["source"]: job_of(row) for row in rows}

    def pause(self, source: str, now: datetime) -> bool:
        """Let a source rest until it is resumed; whether it did not rest already."""
        self._db.execute("INSERT OR IGNORE INTO job (source) VALUES (?)", (source,))
        return self._changes(
            "UPDATE job SET paused_since = ? WHERE source = ? AND paused_since IS NULL",
            (text_of(now), source),
        )

    def resume(self, source: str) -> bool:
        """Let a paused source run again; whether it was paused."""
        return self._changes(
            "UPDATE job SET paused_since = NULL WHERE source = ? AND paused_since IS NOT NULL",
            (source,),
        )

    def keep_jobs(self, jobs: Mapping[str, tuple[str, str]]) -> None:
        """Keep the plan: by source its schedule and priority. Other sources are forgotten."""
        with self._at_once():
            known = {source for (source,) in self._db.execute("SELECT source FROM job")}
            gone = [(source,) for source in known - jobs.keys()]
            self._write("DELETE FROM job WHERE source = ?", gone)
            self._write("DELETE FROM due WHERE source = ?", gone)
            self._write(
                "INSERT INTO job (source, schedule, priority) VALUES (?, ?, ?) ON CONFLICT "
                "(source) DO UPDATE SET schedule = excluded.schedule, priority = excluded.priority",
                [(source, schedule, priority) for source, (schedule, priority) in jobs.items()],
            )

    def explain(self, source: str, why: str) -> None:
        """Keep why the next time of a source is when it is."""
        self._db.execute("UPDATE job SET why = ? WHERE source = ? AND why != ?", (why, source, why))

    def report(
        self, ends: Mapping[str, tuple[Outcome, str]], started: datetime, finished: datetime
    ) -> None:
        """Keep what came of the last run of sources."""
        times = (text_of(started), text_of(finished))
        self._write(
            "UPDATE job SET started_at = ?1, finished_at = ?2, outcome = ?3, reason = ?4, "
            "succeeded_at = iif(?3 = 'done', ?2, succeeded_at) WHERE source = ?5",
            [(*times, outcome, reason, source) for source, (outcome, reason) in ends.items()],
        )

    def set_breaks(self, source: str, breaks: int, not_before: datetime | None) -> None:
        """Keep how many runs in a row broke with a source at work, and until when it is left."""
        self._db.execute(
            "UPDATE job SET breaks = ?, not_before = ? WHERE source = ?",
            (breaks, not_before and text_of(not_before), source),
        )

    def clear_breaks(self, sources: Iterable[str]) -> None:
        """These have run well: none of them is suspected any more."""
        self._write(
            "UPDATE job SET breaks = 0, not_before = NULL WHERE source = ? AND breaks > 0",
            [(source,) for source in sources],
        )

    # Stages.

    def stages_due(self) -> tuple[StageDue, ...]:
        """The stages that have work to do, in their order."""
        rows = self._db.execute("SELECT * FROM stage WHERE due_since IS NOT NULL ORDER BY rowid")
        return tuple(map(stage_of, rows))

    def failures(self, stage: str) -> int:
        """How often a stage has failed in a row."""
        row = self._db.execute("SELECT failures FROM stage WHERE stage = ?", (stage,)).fetchone()
        return int(row[0]) if row else 0

    def is_left_alone(self, stage: str, now: datetime, longest: timedelta) -> bool:
        """Whether a stage that has failed is not to be tried yet."""
        row = self._db.execute("SELECT not_before FROM stage WHERE stage = ?", (stage,)).fetchone()
        # One that is further ahead than any pause is long was set by a clock that was wrong.
        return bool(row and row[0]) and now < datetime.fromisoformat(row[0]) <= now + longest

    def next_trial(self, now: datetime) -> datetime | None:
        """When something that was left alone may be tried again; None where nothing is."""
        row = self._db.execute(
            "SELECT min(not_before) FROM (SELECT not_before FROM stage UNION ALL "
            "SELECT not_before FROM job JOIN due USING (source)) WHERE not_before > ?",
            (text_of(now),),
        ).fetchone()
        return datetime.fromisoformat(row[0]) if row[0] else None

    def need(self, stages: Iterable[str], now: datetime) -> None:
        """These stages have work to do."""
        self._write(
            "INSERT INTO stage (stage, due_since) VALUES (?1, ?2) ON CONFLICT (stage) "
            "DO UPDATE SET due_since = coalesce(due_since, excluded.due_since)",
            [(stage, text_of(now)) for stage in stages],
        )

    def is_stage_known(self, stage: str) -> bool:
        """Whether a stage was ever needed."""
        found = self._db.execute("SELECT 1 FROM stage WHERE stage = ?", (stage,))
        return found.fetchone() is not None

    def settle(self, stage: str) -> None:
        """A stage has done its work."""
        self._db.execute(
            "UPDATE stage SET due_since = NULL, failures = 0, not_before = NULL WHERE stage = ?",
            (stage,),
        )

    def postpone(self, stage: str, failures: int, not_before: datetime) -> None:
        """A stage has failed, for so many times in a row, and is left until then."""
        self._db.execute(
            "INSERT INTO stage (stage, failures, not_before) VALUES (?1, ?2, ?3) ON CONFLICT "
            "(stage) DO UPDATE SET failures = ?2, not_before = ?3",
            (stage, failures, text_of(not_before)),
        )

    # Runs.

    def begin(
        self, run_id: str, stage: str, sources: Iterable[str], now: datetime, log: Path
    ) -> None:
        """A run begins: its sources are due no more."""
        names = list(sources)
        with self._at_once():
            self.forget_due(names)
            self._db.execute(
                "INSERT INTO run (run_id, stage, sources, started_at, log) VALUES (?, ?, ?, ?, ?)",
                (run_id, stage, json.dumps(names), text_of(now), str(log)),
            )
            self._db.execute(
                "DELETE FROM run WHERE id <= (SELECT max(id) FROM run) - ?", (RUNS_KEPT,)
            )

    def has_process(self, run_id: str, pid: int) -> None:
        """Keep the process of a run."""
        self._db.execute("UPDATE run SET pid = ? WHERE run_id = ?", (pid, run_id))

    def end(
        self,
        run_id: str,
        now: datetime,
        outcome: Outcome,
        reason: str = "",
        *,
        seconds: float | None = None,
        peak_bytes: int | None = None,
        still_due: Iterable[str] = (),
    ) -> None:
        """A run has ended; `still_due` of its sources are to run again."""
        with self._at_once():
            self._db.execute(
                "UPDATE run SET finished_at = ?, seconds = ?, peak_bytes = ?, outcome = ?, "
                "reason = ? WHERE run_id = ?",
                (text_of(now), seconds, peak_bytes, outcome, reason, run_id),
            )
            for source in still_due:
                self.note(source, now)

    def give_back_lost_runs(self, now: datetime) -> tuple[Run, ...]:
        """What a killed daemon left unfinished is due again; returns those runs."""
        rows = self._db.execute("SELECT * FROM run WHERE finished_at IS NULL")
        lost = tuple(map(run_of, rows))
        for run in lost:
            reason = "the scheduler ended before it did"
            self.end(run.run_id, now, "lost", reason, still_due=run.sources)
        return lost

    # What is to be forgotten.

    def erase(self, is_gone: Callable[[str], bool], sources: Collection[str]) -> None:
        """Remove reasons that name what is gone, and whole sources, from the file for good.

        A source that is planned is remembered anew from its next run on.
        """
        names = [(source,) for source in sources]
        with self._at_once():
            self._write("DELETE FROM job WHERE source = ?", names)
            self._write("DELETE FROM due WHERE source = ?", names)
            for table, key in (("job", "source"), ("run", "id")):
                rows = self._db.execute(f"SELECT {key}, reason FROM {table}").fetchall()  # noqa: S608
                self._write(
                    f"UPDATE {table} SET reason = '' WHERE {key} = ?",  # noqa: S608
                    [(row[0],) for row in rows if is_gone(row[1])],
                )
            runs = self._db.execute("SELECT id, sources FROM run").fetchall()
            kept = [
                (row[0], [one for one in json.loads(row[1]) if one not in sources], row[1])
                for row in runs
            ]
            self._write(
                "UPDATE run SET sources = ? WHERE id = ?",
                [(text, row) for row, left, before in kept if (text := json.dumps(left)) != before],
            )
        self._db.execute("VACUUM")  # else it stands in free pages

    # The time of day.

    def put_back(self, by: timedelta) -> None:
        """The time of day was put back by so much: what is left alone stays so for as long."""
        for table, key in (("job", "source"), ("stage", "stage")):
            rows = self._db.execute(
                f"SELECT {key}, not_before FROM {table} WHERE not_before IS NOT NULL"  # noqa: S608
            ).fetchall()
            self._write(
                f"UPDATE {table} SET not_before = ? WHERE {key} = ?",  # noqa: S608
                [(text_of(datetime.fromisoformat(time) - by), name) for name, time in rows],
            )

    # Troubles.

    def complain(self, subject: str, message: str, now: datetime) -> None:
        """Keep what is wrong at the moment."""
        self._db.execute(
            "INSERT INTO trouble VALUES (?, ?, ?) ON CONFLICT (subject) DO UPDATE SET message = ?3",
            (subject, text_of(now), message),
        )

    def stop_complaining(self, subject: str) -> None:
        """It is mended."""
        self._db.execute("DELETE FROM trouble WHERE subject = ?", (subject,))

    @contextmanager
    def _at_once(self) -> Iterator[None]:
        """All that is written in the block, or nothing."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def _write(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        """For each of these rows, all at once: a disk is waited for once."""
        if self._db.in_transaction:
            self._db.executemany(statement, rows)
        elif rows:
            with self._at_once():
                self._db.executemany(statement, rows)

    def _changes(self, statement: str, values: tuple[object, ...]) -> bool:
        return self._db.execute(statement, values).rowcount > 0

    def _add_columns_to_due(self) -> None:
        """Earlier versions kept the names alone."""
        columns = {row[1] for row in self._db.execute("PRAGMA table_info(due)")}
        if "since" not in columns:
            self._db.execute("ALTER TABLE due ADD COLUMN since TEXT")
        if "is_asked" not in columns:
            self._db.execute("ALTER TABLE due ADD COLUMN is_asked INTEGER NOT NULL DEFAULT 0")
        self._db.execute(
            "UPDATE due SET since = ? WHERE since IS NULL", (text_of(datetime.now(UTC)),)
        )
