"""What is remembered of hosts from crawl to crawl: their robots.txt, and how they have answered."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from crawler.politeness.breaker import Health

SCHEMA = """
CREATE TABLE IF NOT EXISTS robots (
    site TEXT PRIMARY KEY,         -- scheme, host and port, as in https://news.example
    url TEXT NOT NULL,             -- where it was found, after redirects
    status INTEGER NOT NULL,       -- 200, or 404 where the site has none
    body BLOB NOT NULL,
    etag TEXT,
    last_modified TEXT,
    read_at TEXT NOT NULL          -- when the site last said so, UTC
) STRICT;
CREATE TABLE IF NOT EXISTS host_health (
    host TEXT PRIMARY KEY,         -- only hosts that have failed since they last answered
    failures INTEGER NOT NULL,     -- in a row
    refusals INTEGER NOT NULL,     -- in a row
    pauses INTEGER NOT NULL,       -- in a row
    until TEXT,                    -- left alone until, UTC
    reason TEXT NOT NULL
) STRICT;
"""

_Write = Callable[[Iterable[tuple[str, Sequence[tuple[object, ...]]]]], None]


@dataclass(frozen=True, slots=True)
class RobotsCopy:
    """What a site's robots.txt said when it could last be read; a 4xx status is none."""

    site: str
    url: str
    status: int
    body: bytes
    etag: str | None
    last_modified: str | None
    read_at: datetime


class HostMemory:
    """The part of the state that manners rest on."""

    def __init__(self, db: sqlite3.Connection, write: _Write) -> None:
        """`write` takes statements with their rows, and raises StorageError."""
        self._db = db
        self._write = write

    def robots(self, site: str) -> RobotsCopy | None:
        """The last copy of a site's robots.txt."""
        row = self._db.execute("SELECT * FROM robots WHERE site = ?", (site,)).fetchone()
        if row is None:
            return None
        _, url, status, body, etag, last_modified, read_at = row
        at = datetime.fromisoformat(read_at)
        return RobotsCopy(site, url, status, body, etag, last_modified, at)

    def remember_robots(self, copy: RobotsCopy) -> None:
        """Keep a copy in the place of the earlier one. Raises StorageError."""
        row = (
            copy.site,
            copy.url,
            copy.status,
            copy.body,
            copy.etag,
            copy.last_modified,
            _text(copy.read_at),
        )
        self._write([("INSERT OR REPLACE INTO robots VALUES (?, ?, ?, ?, ?, ?, ?)", [row])])

    def health(self, host: str) -> Health:
        """How a host has answered lately."""
        row = self._db.execute(
            "SELECT failures, refusals, pauses, until, reason FROM host_health WHERE host = ?",
            (host,),
        ).fetchone()
        if row is None:
            return Health()
        failures, refusals, pauses, until, reason = row
        return Health(
            failures, refusals, pauses, datetime.fromisoformat(until) if until else None, reason
        )

    def remember_health(self, host: str, health: Health) -> None:
        """Keep how a host answers; nothing of one that is well. Raises StorageError."""
        if health == Health():
            self._write([("DELETE FROM host_health WHERE host = ?", [(host,)])])
            return
        until = _text(health.until) if health.until else None
        row = (host, health.failures, health.refusals, health.pauses, until, health.reason)
        self._write([("INSERT OR REPLACE INTO host_health VALUES (?, ?, ?, ?, ?, ?)", [row])])


def _text(time: datetime) -> str:
    return time.astimezone(UTC).isoformat()
