"""What is remembered of each source's polls: when it was looked at, and what had appeared."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from crawler.polling import REMEMBERED, Arrival, History, Poll

SCHEMA = """
CREATE TABLE IF NOT EXISTS poll (
    source TEXT NOT NULL,
    at TEXT NOT NULL,              -- UTC
    outcome TEXT NOT NULL,
    items INTEGER NOT NULL,        -- entries in the source's documents
    new INTEGER NOT NULL,          -- those that were not there before
    is_complete INTEGER NOT NULL,  -- whether none of them waits
    least REAL NOT NULL,           -- how long the publisher asks to wait, seconds
    PRIMARY KEY (source, at)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS arrival (
    source TEXT NOT NULL,
    url TEXT NOT NULL,             -- canonical form
    at TEXT NOT NULL,              -- published, else first seen; UTC
    is_exact INTEGER NOT NULL,     -- whether it is the time of publication
    PRIMARY KEY (source, url)
) STRICT, WITHOUT ROWID;
"""
POLLS_KEPT = 50
ARRIVALS_KEPT = 300

_Write = Callable[[Iterable[tuple[str, Sequence[tuple[object, ...]]]]], None]


@dataclass(frozen=True, slots=True)
class Look:
    """One poll of a source, and the articles that it showed by their canonical addresses."""

    source: str
    poll: Poll
    arrivals: Mapping[str, Arrival]


class PollMemory:
    """The part of the state that adaptive polling rests on."""

    def __init__(self, db: sqlite3.Connection, write: _Write) -> None:
        """`write` takes statements with their rows, and raises StorageError."""
        self._db = db
        self._write = write

    def history(self, source: str) -> History:
        """What is known of a source."""
        return _history(self._db, source)

    def remember(self, looks: Iterable[Look]) -> None:
        """Keep what was seen, and forget what is too old to matter. Raises StorageError."""
        listed = list(looks)
        polls = [
            (
                look.source,
                _text(look.poll.at),
                look.poll.outcome,
                look.poll.items,
                look.poll.new,
                int(look.poll.is_complete),
                look.poll.least.total_seconds(),
            )
            for look in listed
        ]
        arrivals = [
            (look.source, url, _text(arrival.at), int(arrival.is_exact))
            for look in listed
            for url, arrival in look.arrivals.items()
        ]
        names = [(look.source,) for look in listed]
        forgotten = [(look.source, _text(look.poll.at - REMEMBERED)) for look in listed]
        self._write(
            [
                ("INSERT OR REPLACE INTO poll VALUES (?, ?, ?, ?, ?, ?, ?)", polls),
                ("INSERT OR IGNORE INTO arrival VALUES (?, ?, ?, ?)", arrivals),
                ("DELETE FROM arrival WHERE source = ? AND at < ?", forgotten),
                (_FORGET_ARRIVALS, names),
                (_FORGET_POLLS, names),
            ]
        )


# The first poll stays: it says since when there was silence.
_FORGET_POLLS = f"""
DELETE FROM poll WHERE source = ?1
AND at < (SELECT at FROM poll WHERE source = ?1 ORDER BY at DESC LIMIT 1 OFFSET {POLLS_KEPT - 1})
AND at > (SELECT min(at) FROM poll WHERE source = ?1)
"""  # noqa: S608
_FORGET_ARRIVALS = f"""
DELETE FROM arrival WHERE source = ?1 AND at < (
    SELECT at FROM arrival WHERE source = ?1 ORDER BY at DESC LIMIT 1 OFFSET {ARRIVALS_KEPT - 1}
)
"""  # noqa: S608


def read_histories(file: Path, sources: Iterable[str]) -> dict[str, History]:
    """What the crawl state in `file` knows of these sources; nothing where there is none yet."""
    try:
        db = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)
    except sqlite3.Error:
        return {}
    with closing(db):
        try:
            return {source: _history(db, source) for source in sources}
        except sqlite3.Error:
            return {}  # a state without these tables, or a damaged one: the next crawl says so


def _history(db: sqlite3.Connection, source: str) -> History:
    polls = db.execute(
        "SELECT at, outcome, items, new, is_complete, least FROM poll WHERE source = ? ORDER BY at",
        (source,),
    )
    arrivals = db.execute(
        "SELECT at, is_exact FROM arrival WHERE source = ? ORDER BY at", (source,)
    )
    return History(
        [
            Poll(_time(at), outcome, items, new, bool(complete), timedelta(seconds=least))
            for at, outcome, items, new, complete, least in polls
        ],
        [Arrival(_time(at), bool(is_exact)) for at, is_exact in arrivals],
    )


def _text(time: datetime) -> str:
    # One width, so that text compares as time does.
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f+00:00")


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)
