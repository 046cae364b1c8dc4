"""The schedule's memory in `data/schedule.sqlite`: who is due, how each job stands, what has run.

A run takes its sources off the list of those that are due, and gives them back unless it ends well;
what a killed daemon leaves unfinished is given back by the next. So no time that came is forgotten,
and one that comes during a run of the same source counts for the run after it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.schedule.records import Due, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

RUNS_KEPT = 5_000
_SCHEMA = Path(__file__).with_name("schema.sql")
_SECONDS_TO_WAIT = 10.0
"""For another process that writes."""


def text_of(time: datetime) -> str:
    """A time as it is stored."""
    return time.astimezone(UTC).isoformat(timespec="microseconds")


class Book:
    """Reads and writes it. Every method raises sqlite3.Error where the file cannot be used."""

    def __init__(self, file: Path) -> None:
        self._db = sqlite3.connect(file, timeout=_SECONDS_TO_WAIT, isolation_level=None)
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
        rows = self._db.execute("SELECT source, since, is_asked FROM due ORDER BY since, source")
        return tuple(
            Due(source, datetime.fromisoformat(since), bool(asked)) for source, since, asked in rows
        )

    def forget_due(self, sources: Iterable[str]) -> None:
        """Take sources off the list of those that are due."""
        self._db.executemany("DELETE FROM due WHERE source = ?", [(source,) for source in sources])

    # Jobs.

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
            self._db.executemany("DELETE FROM job WHERE source = ?", gone)
            self._db.executemany("DELETE FROM due WHERE source = ?", gone)
            self._db.executemany(
                "INSERT INTO job (source, schedule, priority) VALUES (?, ?, ?) ON CONFLICT "
                "(source) DO UPDATE SET schedule = excluded.schedule, priority = excluded.priority",
                [(source, schedule, priority) for source, (schedule, priority) in jobs.items()],
            )

    def explain(self, source: str, why: str) -> None:
        """Keep why the next time of a source is when it is."""
        self._db.execute("UPDATE job SET why = ? WHERE source = ? AND why != ?", (why, source, why))

    def report(
        self, source: str, started: datetime, finished: datetime, outcome: Outcome, reason: str
    ) -> None:
        """Keep what came of a source's last run."""
        self._db.execute(
            "UPDATE job SET started_at = ?1, finished_at = ?2, outcome = ?3, reason = ?4, "
            "succeeded_at = iif(?3 = 'done', ?2, succeeded_at) WHERE source = ?5",
            (text_of(started), text_of(finished), outcome, reason, source),
        )

    def set_breaks(self, source: str, breaks: int, not_before: datetime | None) -> None:
        """Keep how many runs in a row broke with a source at work, and until when it is left."""
        self._db.execute(
            "UPDATE job SET breaks = ?, not_before = ? WHERE source = ?",
            (breaks, not_before and text_of(not_before), source),
        )

    # Stages.

    def need(self, stages: Iterable[str], now: datetime) -> None:
        """These stages have work to do."""
        self._db.executemany(
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
        self, run_id: str, stage: str, sources: Iterable[str], now: datetime, pid: int, log: Path
    ) -> None:
        """A run has begun: its sources are due no more."""
        names = list(sources)
        with self._at_once():
            self.forget_due(names)
            self._db.execute(
                "INSERT INTO run (run_id, stage, sources, started_at, pid, log) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                (run_id, stage, json.dumps(names), text_of(now), pid, str(log)),
            )
            self._db.execute(
                "DELETE FROM run WHERE id <= (SELECT max(id) FROM run) - ?", (RUNS_KEPT,)
            )

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

    def give_back_lost_runs(self, now: datetime) -> int:
        """What a killed daemon left unfinished is due again; the number of such runs."""
        rows = self._db.execute("SELECT run_id, sources FROM run WHERE finished_at IS NULL")
        lost = [(run_id, json.loads(sources)) for run_id, sources in rows]
        for run_id, sources in lost:
            reason = "the scheduler ended before it did"
            self.end(run_id, now, "lost", reason, still_due=sources)
        return len(lost)

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
