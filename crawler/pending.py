"""What a run has gathered since its last segment.

It is kept in the state, in the transaction that marks its pages, so that a kill costs none of it:
the next run writes the segment in the stead of the one that could not.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["articles", "fetches"]

SCHEMA = """
CREATE TABLE IF NOT EXISTS pending (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,            -- articles or fetches
    segment TEXT NOT NULL,         -- the segment that it will stand in
    row TEXT NOT NULL              -- as JSON
) STRICT;
"""
INSERT = "INSERT OR REPLACE INTO pending VALUES (?, ?, ?, ?)"

_Write = Callable[[Iterable[tuple[str, Sequence[tuple[object, ...]]]]], None]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a segment that is not written yet."""

    kind: Kind
    segment: str
    values: Mapping[str, Any]
    is_first: bool = False
    """Whether it stands before all others: the header of a run."""

    def as_stored(self) -> tuple[int | None, str, str, str]:
        """For `INSERT`. Escaped, since a lone surrogate of a page is no text to SQLite."""
        return 0 if self.is_first else None, self.kind, self.segment, json.dumps(self.values)


class PendingRows:
    """The rows of all segments that are not written yet."""

    def __init__(self, db: sqlite3.Connection, write: _Write) -> None:
        """`write` takes statements with their rows, and raises StorageError."""
        self._db = db
        self._write = write

    def segments(self) -> list[tuple[Kind, str]]:
        """Kind and name of those segments."""
        found = self._db.execute(
            "SELECT DISTINCT kind, segment FROM pending ORDER BY kind, segment"
        )
        return found.fetchall()

    def rows(self, kind: Kind, segment: str) -> Iterator[dict[str, Any]]:
        """What is to stand in a segment, in order."""
        found = self._db.execute(
            "SELECT row FROM pending WHERE kind = ? AND segment = ? ORDER BY number",
            (kind, segment),
        )
        return (json.loads(row) for (row,) in found)

    def articles(self) -> Iterator[dict[str, Any]]:
        """All articles among the rows."""
        found = self._db.execute("SELECT row FROM pending WHERE kind = 'articles'")
        return (json.loads(row) for (row,) in found.fetchall())

    def drop(self, urls: Iterable[str]) -> None:
        """Forget the rows of articles. Raises StorageError."""
        statement = "DELETE FROM pending WHERE kind = 'articles' AND row ->> 'url' = ?"
        self._write([(statement, [(url,) for url in urls])])

    def written(self, kind: Kind, segment: str) -> None:
        """The segment is there: forget its rows. Raises StorageError."""
        names = [(segment,)] if kind == "articles" else []
        self._write(
            [
                ("DELETE FROM pending WHERE kind = ? AND segment = ?", [(kind, segment)]),
                ("INSERT OR IGNORE INTO segment VALUES (?)", names),
            ]
        )
