"""What is stored already, so that an import adds nothing twice, however often it is begun.

The segments are the truth; this is an index of them that is brought up to date from them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from crawler.article import Article
from crawler.segments import SegmentError, read_segment
from crawler.storage import StorageError

_SCHEMA = """
CREATE TABLE IF NOT EXISTS version (      -- wordings of articles that segments hold
    url TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    PRIMARY KEY (url, content_hash)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS segment (name TEXT PRIMARY KEY) STRICT;
CREATE TABLE IF NOT EXISTS page (         -- pages of archives that were dealt with
    key BLOB PRIMARY KEY,
    program TEXT                          -- NULL: stored; else the version that found no article
) STRICT, WITHOUT ROWID;
"""

_Value = str | bytes | None


class ImportMemory:
    """One process uses it at a time. Methods raise StorageError."""

    def __init__(self, file: Path, segments: Path, program: str) -> None:
        """`program` is the version of the program: a newer one reads again what was no article."""
        self._file = file
        self._segments = segments
        self._program = program
        self._pending: dict[str, set[str]] = {}
        self.problems: list[str] = []
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(file)
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = NORMAL")
            self._db.executescript(_SCHEMA)
        except (OSError, sqlite3.Error) as error:
            raise StorageError(
                f"{file}: cannot be opened: {error}; it is only an index, remove it to go on"
            ) from error
        self._catch_up()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def has_dealt_with(self, key: bytes) -> bool:
        """Whether a page of an archive was stored, or found to be no article by this version."""
        row = self._db.execute("SELECT program FROM page WHERE key = ?", (key,)).fetchone()
        return row is not None and row[0] in {None, self._program}

    def has_version(self, article: Article) -> bool:
        """Whether this wording of the article is stored."""
        if article.content_hash in self._pending.get(article.url, ()):
            return True
        found = self._db.execute(
            "SELECT 1 FROM version WHERE url = ? AND content_hash = ?",
            (article.url, article.content_hash),
        ).fetchone()
        return found is not None

    def has_article(self, url: str) -> bool:
        """Whether any wording of the article is stored."""
        if url in self._pending:
            return True
        return (
            self._db.execute("SELECT 1 FROM version WHERE url = ?", (url,)).fetchone() is not None
        )

    def add(self, article: Article) -> None:
        """Remember a wording that is about to be stored."""
        self._pending.setdefault(article.url, set()).add(article.content_hash)

    def settle(self, stored: Iterable[bytes], no_articles: Iterable[bytes]) -> None:
        """Remember pages for good; called once the segments with their articles are closed."""
        self._catch_up()
        self._pending.clear()
        rows: list[tuple[_Value, ...]] = [(key, None) for key in stored]
        rows += [(key, self._program) for key in no_articles]
        self._write([("INSERT OR REPLACE INTO page VALUES (?, ?)", rows)])

    def _catch_up(self) -> None:
        known = {name for (name,) in self._db.execute("SELECT name FROM segment")}
        for path in sorted((self._segments / "articles").glob("*.jsonl.gz")):
            if path.name in known:
                continue
            try:
                versions = [(article.url, article.content_hash) for article in read_segment(path)]
            except SegmentError as error:
                self.problems.append(str(error))
                continue
            self._write(
                [
                    ("INSERT OR IGNORE INTO version VALUES (?, ?)", versions),
                    ("INSERT OR IGNORE INTO segment VALUES (?)", [(path.name,)]),
                ]
            )

    def _write(self, statements: Iterable[tuple[str, Sequence[tuple[_Value, ...]]]]) -> None:
        try:
            with self._db:
                for statement, rows in statements:
                    self._db.executemany(statement, rows)
        except sqlite3.Error as error:
            raise StorageError(f"{self._file}: cannot be written: {error}") from error


def erase_versions(file: Path, urls: Iterable[str]) -> None:
    """Remove articles from the index in `file`, if there is one. Raises StorageError."""
    if not file.exists():
        return
    try:
        with closing(sqlite3.connect(file)) as db:
            db.execute("PRAGMA secure_delete = ON").fetchall()
            with db:
                db.executemany("DELETE FROM version WHERE url = ?", [(url,) for url in urls])
            db.execute("VACUUM")
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except sqlite3.Error as error:
        raise StorageError(f"{file}: cannot be written: {error}") from error
