"""Wordings of articles, so many at a time as fit into memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from duckdb import DuckDBPyConnection

AT_ONCE = 1000
"""DuckDB 1.5 looks some 2,000 literals up in its index, and reads every text for a join."""
SPREAD = 4
"""Rather than look one row up, so many that stand in a piece are read: it takes no longer."""

_SELECT = "SELECT version_id, article_id, source, title, text FROM article_version WHERE"


class Wording(NamedTuple):
    """Of an article version, what people read."""

    version_id: int
    article_id: int
    source: str
    title: str
    text: str


def wordings(con: DuckDBPyConnection, table: str) -> Iterator[list[Wording]]:
    """Those that the column `version_id` of the table names, in the order in which they stand."""
    query = f"SELECT v.rowid, version_id FROM article_version AS v SEMI JOIN {table}"  # noqa: S608
    places = con.execute(f"{query} USING (version_id) ORDER BY ALL").fetchall()
    for start in range(0, len(places), AT_ONCE):
        yield _some(con, places[start : start + AT_ONCE])


def wordings_of(con: DuckDBPyConnection, versions: Iterable[int]) -> list[Wording]:
    """Those of a few versions, in no order."""
    listed = ", ".join(map(str, versions))
    return [Wording(*row) for row in con.execute(f"{_SELECT} version_id IN ({listed})").fetchall()]


def _some(con: DuckDBPyConnection, places: Sequence[tuple[int, int]]) -> list[Wording]:
    """New ones stand side by side, behind all others."""
    first, last = places[0][0], places[-1][0]
    versions = {version_id for _, version_id in places}
    if last - first >= SPREAD * len(places):
        return wordings_of(con, versions)
    rows = con.execute(f"{_SELECT} rowid BETWEEN ? AND ?", [first, last]).fetchall()
    return [Wording(*row) for row in rows if row[0] in versions]
