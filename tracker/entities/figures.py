"""How often entities are named, from the published warehouse."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from duckdb import DuckDBPyConnection

from warehouse.query import run_query

_QUERIES = Path(__file__).parent / "queries"


class Figures(NamedTuple):
    """How often an entity is named, repeats not counted; days are NULL where none is known."""

    mentions: int = 0
    articles: int = 0
    stories: int = 0
    sources: int = 0
    first_seen: date | None = None
    last_seen: date | None = None


def figures(con: DuckDBPyConnection) -> dict[str, Figures]:
    """By id, of everything that is named at all."""
    rows = run_query(con, sql("figures")).rows
    return {entity: Figures(*values) for entity, *values in rows}


def sql(name: str) -> str:
    """A query of this package."""
    return (_QUERIES / f"{name}.sql").read_text(encoding="utf-8")


def records(
    con: DuckDBPyConnection, name: str, parameters: Mapping[str, Any] | None = None
) -> list[dict[str, Any]]:
    """The rows of such a query, by the names of its columns."""
    answer = run_query(con, sql(name), parameters)
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
