"""What there is to ask: names for completion, and what each is."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from duckdb import DuckDBPyConnection

from warehouse.query import Result, run_query

_HERE = Path(__file__).parent
_KEYWORDS = (
    *("AND", "AS", "ASC", "BETWEEN", "BY", "CASE", "COUNT(", "DESC", "DESCRIBE", "DISTINCT"),
    *("ELSE", "END", "EXISTS", "FROM", "GROUP", "HAVING", "IN", "INTERVAL", "IS", "JOIN", "LEFT"),
    *("LIKE", "LIMIT", "NOT", "NULL", "OFFSET", "ON", "OR", "ORDER", "OVER", "PARTITION"),
    *("SELECT", "SHOW", "SUMMARIZE", "THEN", "UNION", "USING", "WHEN", "WHERE", "WITH"),
)


class Example(NamedTuple):
    """A worked query."""

    title: str
    sql: str


def examples() -> list[Example]:
    """What a newcomer asks first."""
    lines = (_HERE / "examples.sql").read_text("utf-8").splitlines()
    return [
        Example(title.removeprefix("-- "), sql.removesuffix(";"))
        for title, sql in zip(lines[::2], lines[1::2], strict=True)
    ]


def relations(con: DuckDBPyConnection) -> Result:
    """Views, macros and tables, each with what it is in one line."""
    return run_query(con, (_HERE / "relations.sql").read_text("utf-8"))


def schema(con: DuckDBPyConnection, name: str) -> tuple[str, Result | None]:
    """What a view, macro or table is, and its columns (of a macro none); "" for an unknown name."""
    row = run_query(con, (_HERE / "comment.sql").read_text("utf-8"), {"name": name}).rows
    if not row:
        return "", None
    text, is_macro = row[0]
    if is_macro:
        return text, None
    columns = run_query(con, (_HERE / "columns.sql").read_text("utf-8"), {"name": name})
    return text, columns


def words(con: DuckDBPyConnection) -> list[str]:
    """What may be completed in a statement: names of relations, columns, macros, and keywords."""
    named = run_query(con, (_HERE / "words.sql").read_text("utf-8")).rows
    return [*(name for (name,) in named), *_KEYWORDS]
