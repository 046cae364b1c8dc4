"""From the published copy to the histories of all sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from tracker.doctor.history import History, JudgedPage, Look, Version
from warehouse.query import run_query

# So many rows a source are enough to see a change in, and few enough for hundreds of sources.
MOST_LOOKS = 400
MOST_PAGES = 300
MOST_VERSIONS = 200
MOST_ARTICLES = 1000
MOST_RUNS = 10

_QUERIES = Path(__file__).parent / "queries"


def gather(con: DuckDBPyConnection) -> Mapping[str, History]:
    """What is stored of every source, by its name."""
    looks = _rows(con, "looks", MOST_LOOKS)
    pages = _rows(con, "pages", MOST_PAGES)
    runs = _rows(con, "runs", MOST_RUNS)
    versions = _rows(con, "versions", MOST_VERSIONS)
    published = _rows(con, "published", MOST_ARTICLES)
    names = {*looks, *pages, *runs, *versions, *published} - {""}
    return {
        name: History(
            source=name,
            looks=tuple(Look(*row) for row in looks[name]),
            pages=tuple(JudgedPage(*row) for row in pages[name]),
            pages_a_run=tuple(number for (number,) in runs[name]),
            versions=tuple(Version(*row) for row in versions[name]),
            published=tuple(day for (day,) in published[name]),
        )
        for name in sorted(names)
    }


def stored_segments(con: DuckDBPyConnection) -> set[tuple[str, str]]:
    """Kind and name of the segments that the copy holds."""
    return set(run_query(con, _sql("stored")).rows)


def _rows(con: DuckDBPyConnection, query: str, most: int) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of a query without their first column, by that column."""
    rows: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for source, *rest in run_query(con, _sql(query), {"most": most}).rows:
        rows[source].append(tuple(rest))
    return rows


def _sql(name: str) -> str:
    return (_QUERIES / f"{name}.sql").read_text(encoding="utf-8")
