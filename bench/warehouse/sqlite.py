"""The same star in SQLite, with the indexes that its questions want."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

_TABLES = {
    "article": (
        "article_id INTEGER PRIMARY KEY, day TEXT, story_id INTEGER, source TEXT, lang TEXT",
        """
        SELECT article_id, day::VARCHAR, coalesce(story_id, article_id), source, lang
        FROM article
        """,
    ),
    "naming": (
        "entity_id TEXT, article_id INTEGER, mentions INTEGER",
        "SELECT entity_id, article_id, mentions FROM naming",
    ),
    "claim": (
        "subject TEXT, key TEXT, article_id INTEGER, is_hedged INTEGER, attribution TEXT, "
        "score REAL",
        """
        SELECT c.subject, c.key, a.article_id, len(c.hedges) > 0, c.attribution, c.score
        FROM claim AS c
        JOIN article AS a ON a.version_id = c.version_id
        WHERE NOT c.repeat AND NOT c.boilerplate
        """,
    ),
}
_INDEXES = """
CREATE INDEX naming_of ON naming (entity_id, article_id, mentions);
CREATE INDEX naming_in ON naming (article_id, entity_id, mentions);
CREATE INDEX claim_of ON claim (subject, key, article_id, is_hedged, attribution, score);
CREATE INDEX article_is ON article (article_id, day, story_id, source, lang);
ANALYZE;
"""
_AT_ONCE = 100_000


def build(con: DuckDBPyConnection, path: Path) -> sqlite3.Connection:
    """Copy what the questions read to a new SQLite file, index and analyse it."""
    path.unlink(missing_ok=True)
    lite = sqlite3.connect(path)
    lite.executescript(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -2000000"
    )
    for name, (columns, query) in _TABLES.items():
        lite.execute(f"CREATE TABLE {name} ({columns})")
        width = columns.count(",") + 1
        lite.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * width)})", _rows(con, query))
    lite.executescript(_INDEXES)
    lite.commit()
    lite.executescript(f"PRAGMA mmap_size = {path.stat().st_size}")
    return lite


def _rows(con: DuckDBPyConnection, query: str) -> Iterator[tuple[Any, ...]]:
    answer = con.execute(query)
    while rows := answer.fetchmany(_AT_ONCE):
        yield from rows
