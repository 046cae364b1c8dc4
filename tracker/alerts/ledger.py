"""The memory of what was told: every event once, and how far each is on each way. SQLite.

What is found is written in one transaction with what is to be delivered of it, and a delivery is
noted after the receiver has said that it has it. So a kill at any moment loses nothing; what was
received and not yet noted is sent again, under the same id.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final, Literal

from tracker.alerts import backoff
from tracker.alerts.event import Event, Said, Told
from tracker.alerts.judging import Judged, Known

State = Literal["pending", "sent", "dead"]

_FAR: Final = timedelta(seconds=backoff.LONGEST_ASKED_FOR)
"""A next try beyond this was set by a clock that was wrong."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """An event on its way through a channel."""

    number: int
    """Of the event."""
    channel: str
    attempts: int


@dataclass(frozen=True, slots=True)
class Line:
    """An event, and how far it is on one way; `channel` is None where it is told to nobody."""

    id: str
    found_at: datetime
    rule: str
    kind: str
    title: str
    silent: str | None
    channel: str | None
    state: State | None
    attempts: int | None
    next_try: datetime | None
    last_error: str | None


class Ledger:
    """The open file. One process writes it at a time, others wait for it some seconds."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    # What was seen, and by which rules

    def note(self, key: str) -> str | None:
        """What was noted under a key."""
        row = self._db.execute("SELECT value FROM note WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def put_note(self, key: str, value: str) -> None:
        """Note something."""
        with self._transaction():
            self._db.execute("INSERT OR REPLACE INTO note VALUES (?, ?)", (key, value))

    def rule(self, name: str) -> tuple[str, datetime] | None:
        """The conditions that a rule was last judged by, and since when; None of a new one."""
        row = self._db.execute(
            "SELECT conditions, since FROM rule WHERE name = ?", (name,)
        ).fetchone()
        return (row[0], _time(row[1])) if row else None

    def known(self, rule: str) -> list[Known]:
        """All events of a rule, as far as it takes to recognise them."""
        rows = self._db.execute(
            'SELECT number, kind, subject, "begin", "end" FROM event WHERE rule = ?', (rule,)
        )
        return [Known(row[0], row[1], row[2], _day(row[3]), _day(row[4])) for row in rows]

    def add(
        self,
        rule: str,
        conditions: str,
        judged: Judged,
        channels: Sequence[str],
        *,
        project: str,
        now: datetime,
    ) -> None:
        """Keep what a rule has found, and what is to be delivered of it: all or nothing."""
        with self._transaction():
            self._db.execute(
                "INSERT INTO rule VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE"
                " SET conditions = excluded.conditions, since = excluded.since"
                " WHERE conditions <> excluded.conditions",
                (rule, conditions, _text(now)),
            )
            for known in judged.grown:
                self._db.execute(
                    'UPDATE event SET "begin" = ?, "end" = ? WHERE number = ?',
                    (str(known.begin or ""), str(known.end or ""), known.number),
                )
            for event, reason in judged.silent:
                self._insert(event, project, now, reason)
            for event in judged.tell:
                number = self._insert(event, project, now, None)
                self._db.executemany(
                    "INSERT INTO delivery (event, channel, state, next_try, changed_at)"
                    " VALUES (?, ?, 'pending', ?, ?)",
                    [(number, channel, _text(now), _text(now)) for channel in channels],
                )

    def _insert(self, event: Event, project: str, now: datetime, silent: str | None) -> int | None:
        content = None if silent else json.dumps(asdict(event), ensure_ascii=False, default=str)
        return self._db.execute(
            'INSERT INTO event (id, rule, kind, subject, "begin", "end", found_at, title, url,'
            " silent, content) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(event.id(project), event.rule, event.kind, event.subject),
                *(str(event.begin or ""), str(event.end or ""), _text(now), event.title),
                *(event.url or "", silent, content),
            ),
        ).lastrowid

    # What is to be delivered

    def channels_due(self, now: datetime) -> list[str]:
        """The channels that something is to be delivered through now."""
        rows = self._db.execute(
            "SELECT DISTINCT channel FROM delivery"
            " WHERE state = 'pending' AND (next_try <= ? OR next_try > ?) ORDER BY channel",
            _due(now),
        )
        return [row[0] for row in rows]

    def due(self, channel: str, now: datetime) -> Delivery | None:
        """The first that is to be delivered through a channel now."""
        row = self._db.execute(
            "SELECT event, channel, attempts FROM delivery"
            " WHERE channel = ? AND state = 'pending' AND (next_try <= ? OR next_try > ?)"
            " ORDER BY event LIMIT 1",
            (channel, *_due(now)),
        ).fetchone()
        return Delivery(*row) if row else None

    def told(self, number: int, project: str) -> Told:
        """An event that is told, whole."""
        row = self._db.execute(
            "SELECT id, found_at, content FROM event WHERE number = ?", (number,)
        ).fetchone()
        return _told(row, project)

    def entries(self, rule: str, channel: str, project: str, most: int) -> list[Told]:
        """The latest events of a rule that are or were told through a channel, the newest first."""
        rows = self._db.execute(
            "SELECT e.id, e.found_at, e.content FROM event AS e"
            " JOIN delivery AS d ON d.event = e.number"
            " WHERE e.rule = ? AND d.channel = ? AND d.state <> 'dead'"
            " AND e.content IS NOT NULL"
            " ORDER BY e.number DESC LIMIT ?",
            (rule, channel, most),
        )
        return [_told(row, project) for row in rows]

    def sent(self, delivery: Delivery, now: datetime) -> None:
        """The receiver has it."""
        self._set(delivery, "sent", delivery.attempts + 1, now, "", now)

    def failed(self, delivery: Delivery, error: str, next_try: datetime, now: datetime) -> None:
        """It is to be tried again, not before `next_try`."""
        self._set(delivery, "pending", delivery.attempts + 1, next_try, error, now)

    def dead(self, delivery: Delivery, error: str, now: datetime) -> None:
        """It is given up, until a person says otherwise."""
        self._set(delivery, "dead", delivery.attempts + 1, now, error, now)

    def _set(
        self,
        delivery: Delivery,
        state: State,
        attempts: int,
        next_try: datetime,
        error: str,
        now: datetime,
    ) -> None:
        with self._transaction():
            self._db.execute(
                "UPDATE delivery SET state = ?, attempts = ?, next_try = ?, last_error = ?,"
                " changed_at = ? WHERE event = ? AND channel = ?",
                (
                    *(state, attempts, _text(next_try), error, _text(now)),
                    *(delivery.number, delivery.channel),
                ),
            )

    def postpone(self, channel: str, next_try: datetime) -> None:
        """Nothing goes through a channel before `next_try`; no message is to blame for it."""
        with self._transaction():
            self._db.execute(
                "UPDATE delivery SET next_try = max(next_try, ?)"
                " WHERE channel = ? AND state = 'pending'",
                (_text(next_try), channel),
            )

    def revive(self, ids: Sequence[str] | None, channel: str | None, now: datetime) -> int:
        """Dead and waiting deliveries are due now, as if never tried: of these events, or of all.

        Returns how many.
        """
        with self._transaction():
            return self._db.execute(
                "UPDATE delivery SET state = 'pending', attempts = 0, next_try = ?, changed_at = ?"
                " WHERE (state = 'dead' OR (state = 'pending' AND next_try > ?))"
                " AND (? IS NULL OR channel = ?)"
                " AND (? IS NULL OR event IN (SELECT number FROM event JOIN json_each(?)"
                "   ON event.id LIKE json_each.value || '%'))",
                (
                    *(_text(now), _text(now), _text(now), channel, channel),
                    *((None if ids is None else json.dumps(ids),) * 2),
                ),
            ).rowcount

    def erase(self, names_one: Callable[[str], bool]) -> None:
        """Remove every event of which `names_one` holds, and what digests say, for good."""
        rows = self._db.execute("SELECT number, subject, url, content FROM event")
        gone = [
            (number,)
            for number, *texts in rows
            if any(text is not None and names_one(text) for text in texts)
        ]
        self._db.execute("PRAGMA secure_delete = ON").fetchall()
        with self._transaction():
            self._db.executemany("DELETE FROM delivery WHERE event = ?", gone)
            self._db.executemany("DELETE FROM event WHERE number = ?", gone)
            # A digest quotes without addresses. That its period was told is kept.
            self._db.execute(
                "DELETE FROM delivery WHERE state <> 'sent'"
                " AND event IN (SELECT number FROM event WHERE kind = 'digest')"
            )
            self._db.execute("UPDATE event SET content = NULL WHERE kind = 'digest'")
        self._db.execute("VACUUM")
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    # What people look at

    def counts(self) -> dict[str, int]:
        """Deliveries by their state."""
        rows = self._db.execute("SELECT state, count(*) FROM delivery GROUP BY state")
        return dict(rows.fetchall())

    def lines(
        self, *, state: str | None, rule: str | None, channel: str | None, limit: int
    ) -> list[Line]:
        """Events with each of their ways, the newest first.

        Those that are told to nobody come only where `state` is `silent`, and alone then.
        """
        rows = self._db.execute(
            "SELECT e.id, e.found_at, e.rule, e.kind, e.title, e.silent, d.channel, d.state,"
            " d.attempts, d.next_try, d.last_error"
            " FROM event AS e LEFT JOIN delivery AS d ON d.event = e.number"
            " WHERE (e.silent IS NOT NULL) = coalesce(? = 'silent', false)"
            " AND (coalesce(?, 'silent') = 'silent' OR d.state = ?)"
            " AND (? IS NULL OR e.rule = ?) AND (? IS NULL OR d.channel = ?)"
            " ORDER BY e.number DESC, d.channel LIMIT ?",
            (state, state, state, rule, rule, channel, channel, limit),
        )
        return [_line(*row) for row in rows]

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")


def _due(now: datetime) -> tuple[str, str]:
    return _text(now), _text(now + _FAR)


def _told(row: Sequence[str], project: str) -> Told:
    content = json.loads(row[2])
    content["said"] = tuple(Said(**one) for one in content["said"])
    for name in ("begin", "end", "day"):
        content[name] = _day(content[name])
    return Told(row[0], project, _time(row[1]), Event(**content))


def _line(
    event_id: str,
    found_at: str,
    rule: str,
    kind: str,
    title: str,
    silent: str | None,
    channel: str | None,
    state: State | None,
    attempts: int | None,
    next_try: str | None,
    last_error: str | None,
) -> Line:
    return Line(
        *(event_id, _time(found_at), rule, kind, title, silent, channel, state, attempts),
        next_try=_time(next_try) if next_try and state == "pending" else None,
        last_error=last_error or None,
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _text(time: datetime) -> str:
    """Always in UTC and of the same length, so that they sort."""
    return time.astimezone(UTC).isoformat(timespec="milliseconds")
