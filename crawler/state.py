"""What earlier crawls know: validators, pages seen, hosts that asked to wait. SQLite."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from crawler import pending, polls
from crawler.discover.link import hint_from_json, hint_to_json
from crawler.extract import EntryHint
from crawler.politeness import memory
from crawler.storage import StorageError

PageStatus = Literal["article", "not-article", "gone", "failed"]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS page (
    url TEXT PRIMARY KEY,          -- canonical form of an address that led to the page
    source TEXT NOT NULL,
    fetch_url TEXT NOT NULL,       -- the address to ask again
    canonical TEXT NOT NULL,       -- identity of the article
    content_hash TEXT,
    status TEXT NOT NULL,
    looked_at TEXT NOT NULL,       -- last look, UTC
    published_at TEXT,
    hint TEXT                      -- what discovery said of it, as JSON
) STRICT;
CREATE INDEX IF NOT EXISTS page_by_canonical ON page (canonical);
CREATE INDEX IF NOT EXISTS page_by_source ON page (source, status, published_at);
CREATE INDEX IF NOT EXISTS page_by_content ON page (content_hash);
CREATE TABLE IF NOT EXISTS validator (
    url TEXT PRIMARY KEY,
    etag TEXT,
    last_modified TEXT,
    body_hash TEXT NOT NULL,
    read_at TEXT NOT NULL          -- when the whole body was last read, UTC
) STRICT;
CREATE TABLE IF NOT EXISTS host (
    host TEXT PRIMARY KEY,
    retry_at TEXT NOT NULL         -- not to be asked before, UTC
) STRICT;
CREATE TABLE IF NOT EXISTS segment (name TEXT PRIMARY KEY) STRICT;
CREATE TABLE IF NOT EXISTS archive (
    file TEXT PRIMARY KEY,
    size INTEGER NOT NULL          -- so many bytes are whole responses, and on the disk
) STRICT;
"""


# A file that is locked, or a disk that is full, is no damaged file; one of another program is.
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}


@dataclass(frozen=True, slots=True)
class Validators:
    """What makes a request conditional, as the server sent it, and a hash of the body it names."""

    url: str
    etag: str | None
    last_modified: str | None
    body_hash: str
    read_at: datetime


@dataclass(frozen=True, slots=True)
class PageMark:
    """What is known of one address of a page."""

    url: str
    source: str
    fetch_url: str
    canonical: str
    content_hash: str | None
    status: PageStatus
    looked_at: datetime
    published_at: datetime | None = None
    hint: EntryHint | None = None
    """What discovery said of it: another look has to read the page with the same knowledge."""


class State:
    """The memory between crawls. One process writes it at a time."""

    def __init__(self, path: Path, wait: float = 10.0) -> None:
        """Open the file, or begin a new one; a damaged one is moved aside and named in `problem`.

        Raises StorageError where neither is possible, or where another process holds the file for
        more than `wait` seconds.
        """
        self.problem: str | None = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._db = _open(path, wait)
            except sqlite3.DatabaseError as error:
                # Extended codes keep the primary one in their lowest byte.
                if error.sqlite_errorcode & 0xFF not in _DAMAGED:
                    raise
                aside = _move_aside(path)
                self.problem = f"{path}: {error}; moved to {aside.name} and begun anew"
                self._db = _open(path, wait)
        except (OSError, sqlite3.Error) as error:
            raise StorageError(f"{path}: cannot be opened: {error}") from error
        self._path = path
        self.hosts = memory.HostMemory(self._db, self._write)
        """How hosts have answered, and what their robots.txt said."""
        self.polls = polls.PollMemory(self._db, self._write)
        """How often sources have published."""
        self.pending = pending.PendingRows(self._db, self._write)
        """What stands in no segment yet."""

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def page(self, url: str) -> PageMark | None:
        """What is known of an address, given in canonical form."""
        row = self._db.execute("SELECT * FROM page WHERE url = ?", (url,)).fetchone()
        return _mark(row) if row else None

    def pages(self, urls: Sequence[str]) -> dict[str, PageMark]:
        """What is known of many addresses, given in canonical form; the unknown are left out."""
        rows = self._db.execute(
            "SELECT * FROM page WHERE url IN (SELECT value FROM json_each(?))",
            (json.dumps(urls),),
        )
        return {mark.url: mark for mark in map(_mark, rows)}

    def article(self, canonical: str) -> PageMark | None:
        """The latest version of an article, by its identity."""
        row = self._db.execute(
            "SELECT * FROM page WHERE canonical = ? AND status = 'article'"
            " ORDER BY looked_at DESC LIMIT 1",
            (canonical,),
        ).fetchone()
        return _mark(row) if row else None

    def twin(
        self, source: str, content_hash: str, published_at: datetime | None
    ) -> PageMark | None:
        """An article of the source with the same title, text and, as far as known, date."""
        row = self._db.execute(
            "SELECT * FROM page WHERE content_hash = ? AND source = ? AND status = 'article'"
            " AND (published_at IS NULL OR ? IS NULL OR published_at = ?)"
            " ORDER BY url = canonical DESC, looked_at LIMIT 1",
            (content_hash, source, *2 * [_text(published_at) if published_at else None]),
        ).fetchone()
        return _mark(row) if row else None

    def due_for_another_look(
        self, source: str, *, published_after: datetime, looked_before: datetime, limit: int
    ) -> list[PageMark]:
        """Young articles of a source that nobody has looked at for a while, the youngest first."""
        rows = self._db.execute(
            "SELECT * FROM page WHERE source = ? AND status = 'article' AND url = canonical"
            " AND coalesce(published_at, looked_at) >= ? AND looked_at < ?"
            " ORDER BY published_at DESC LIMIT ?",
            (source, _text(published_after), _text(looked_before), limit),
        ).fetchall()
        return [_mark(row) for row in rows]

    def validators(self, url: str) -> Validators | None:
        """The validators of the last complete answer from exactly this address."""
        row = self._db.execute("SELECT * FROM validator WHERE url = ?", (url,)).fetchone()
        return _validators(row) if row else None

    def retry_at(self, host: str) -> datetime | None:
        """When a host may be asked again, if it asked to wait."""
        row = self._db.execute("SELECT retry_at FROM host WHERE host = ?", (host,)).fetchone()
        return datetime.fromisoformat(row[0]) if row else None

    def segments(self) -> set[str]:
        """Names of the article segments whose pages are marked."""
        return {name for (name,) in self._db.execute("SELECT name FROM segment")}

    def wait_for(self, host: str, retry_at: datetime) -> None:
        """Remember that a host is not to be asked before this time."""
        self._write([("INSERT OR REPLACE INTO host VALUES (?, ?)", [(host, _text(retry_at))])])

    def forget_validators(self, urls: Iterable[str]) -> None:
        """Make the next request for these addresses unconditional."""
        self._write([("DELETE FROM validator WHERE url = ?", [(url,) for url in urls])])

    def commit(
        self,
        marks: Iterable[PageMark],
        validators: Iterable[Validators] = (),
        segment: str | None = None,
        rows: Iterable[pending.Row] = (),
    ) -> None:
        """Remember pages, and the segment or rows that hold their articles, in one transaction."""
        pages = [
            (
                mark.url,
                mark.source,
                mark.fetch_url,
                mark.canonical,
                mark.content_hash,
                mark.status,
                _text(mark.looked_at),
                _text(mark.published_at) if mark.published_at else None,
                hint_to_json(mark.hint) if mark.hint else None,
            )
            for mark in marks
        ]
        answers = [
            (v.url, v.etag, v.last_modified, v.body_hash, _text(v.read_at)) for v in validators
        ]
        self._write(
            [
                ("INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", pages),
                ("INSERT OR REPLACE INTO validator VALUES (?, ?, ?, ?, ?)", answers),
                ("INSERT OR IGNORE INTO segment VALUES (?)", [(segment,)] if segment else []),
                (pending.INSERT, [row.as_stored() for row in rows]),
            ]
        )

    def article_urls(self) -> set[str]:
        """The identities of all articles."""
        rows = self._db.execute("SELECT DISTINCT canonical FROM page WHERE status = 'article'")
        return {url for (url,) in rows}

    def forget_articles(self, urls: Sequence[str]) -> None:
        """Let articles be fetched again, and what lists them be read whole."""
        self._write(
            [
                ("DELETE FROM page WHERE canonical = ?", [(url,) for url in urls]),
                ("DELETE FROM validator", [()] if urls else []),
            ]
        )

    def addresses_of(self, articles: Iterable[str]) -> dict[str, set[str]]:
        """All addresses that are known to lead to articles, by the articles' own addresses."""
        rows = self._db.execute(
            "SELECT canonical, url, fetch_url FROM page"
            " WHERE canonical IN (SELECT value FROM json_each(?))",
            (json.dumps(list(articles)),),
        )
        found: dict[str, set[str]] = {}
        for canonical, *addresses in rows:
            found.setdefault(canonical, set()).update(addresses)
        return found

    def addresses_of_sources(self, sources: Iterable[str]) -> set[str]:
        """All addresses of pages that were found for sources, articles or not."""
        rows = self._db.execute(
            "SELECT url, fetch_url FROM page WHERE source IN (SELECT value FROM json_each(?))",
            (json.dumps(list(sources)),),
        )
        return {address for row in rows for address in row}

    def erase(
        self, articles: Sequence[str], addresses: Sequence[str], sources: Sequence[str]
    ) -> None:
        """Remove all that is remembered of articles, addresses and whole sources, for good.

        Raises StorageError.
        """
        of_articles, of_addresses, of_sources = (
            [(name,) for name in names] for names in (articles, addresses, sources)
        )
        self._db.execute("PRAGMA secure_delete = ON").fetchall()
        self._write(
            [
                ("DELETE FROM page WHERE canonical = ?", of_articles),
                ("DELETE FROM page WHERE url = ?1 OR fetch_url = ?1", of_addresses),
                ("DELETE FROM validator WHERE url = ?", of_addresses),
                ("DELETE FROM arrival WHERE url = ?", of_addresses),
                ("DELETE FROM pending WHERE row ->> 'url' = ?", of_addresses),
                ("DELETE FROM page WHERE source = ?", of_sources),
                ("DELETE FROM poll WHERE source = ?", of_sources),
                ("DELETE FROM arrival WHERE source = ?", of_sources),
                ("DELETE FROM pending WHERE row ->> 'source' = ?", of_sources),
            ]
        )
        try:
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            self._db.execute("VACUUM")
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        except sqlite3.Error as error:
            raise StorageError(f"{self._path}: cannot be written: {error}") from error

    def archive_size(self, file: str) -> int:
        """So many bytes of an archive file are known to be whole."""
        row = self._db.execute("SELECT size FROM archive WHERE file = ?", (file,)).fetchone()
        return row[0] if row else 0

    def remember_archive(self, file: str, size: int) -> None:
        """Keep how far an archive file is whole."""
        self._write([("INSERT OR REPLACE INTO archive VALUES (?, ?)", [(file, size)])])

    def _write(self, statements: Iterable[tuple[str, Sequence[tuple[object, ...]]]]) -> None:
        try:
            with self._db:
                for statement, rows in statements:
                    self._db.executemany(statement, rows)
        except sqlite3.Error as error:
            raise StorageError(f"{self._path}: cannot be written: {error}") from error


def _open(path: Path, wait: float) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=wait)
    try:
        db.execute("PRAGMA journal_mode = WAL")
        # With WAL this loses no transaction to kill -9, and at a power cut only the last ones,
        # whose segments are then read again.
        db.execute("PRAGMA synchronous = NORMAL")
        db.executescript(_SCHEMA + memory.SCHEMA + polls.SCHEMA + pending.SCHEMA)
        with closing(db.execute("PRAGMA quick_check(1)")) as check:
            if (found := check.fetchone()[0]) != "ok":
                damage = sqlite3.DatabaseError(found)
                damage.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
                raise damage
        db.execute("SELECT url, fetch_url, looked_at FROM page LIMIT 1")
    except sqlite3.Error:
        db.close()
        raise
    return db


def _move_aside(path: Path) -> Path:
    aside = path.with_name(f"{path.name}.damaged-{datetime.now(UTC):%Y%m%dT%H%M%SZ}")
    path.rename(aside)
    for companion in ("-wal", "-shm"):
        path.with_name(path.name + companion).unlink(missing_ok=True)
    return aside


def _text(time: datetime) -> str:
    # One width, so that text compares as time does.
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f+00:00")


def _mark(row: tuple[Any, ...]) -> PageMark:
    url, source, fetch_url, canonical, content_hash, status, looked_at, published_at, hint = row
    return PageMark(
        url=url,
        source=source,
        fetch_url=fetch_url,
        canonical=canonical,
        content_hash=content_hash,
        status=status,
        looked_at=datetime.fromisoformat(looked_at),
        published_at=datetime.fromisoformat(published_at) if published_at else None,
        hint=hint_from_json(hint) if hint else None,
    )


def _validators(row: tuple[Any, ...]) -> Validators:
    url, etag, last_modified, body_hash, read_at = row
    return Validators(url, etag, last_modified, body_hash, datetime.fromisoformat(read_at))
