"""The questions that rules ask of the published copy."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from warehouse.query import run_query

Row = dict[str, Any]

_PARAM = re.compile(r"\$(\w+)")
_QUERIES = Path(__file__).parent / "queries"


def ask(con: DuckDBPyConnection, query: str, params: Mapping[str, Any]) -> list[Row]:
    """The rows of a query of this folder; it is given those params that it names."""
    sql = (_QUERIES / f"{query}.sql").read_text(encoding="utf-8")
    answer = run_query(con, sql, {name: params[name] for name in set(_PARAM.findall(sql))})
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


def among(
    con: DuckDBPyConnection, entity: str | None, *, family: bool, kind: str | None
) -> list[str]:
    """The ids of an entity, with `family` of what stands below it too, as far as of this kind."""
    rows = ask(con, "among", {"entity": entity, "family": family, "kind": kind})
    return [row["entity_id"] for row in rows]


def day_and_readings(con: DuckDBPyConnection) -> tuple[date, str]:
    """The project's running day, and by which rules and models the copy was read."""
    (row,) = ask(con, "readings", {})
    return row["today"], row["readings"]


def first_fetched(con: DuckDBPyConnection, urls: Sequence[str]) -> Mapping[str, datetime]:
    """When the articles of these addresses were first fetched, in UTC."""
    rows = ask(con, "fetched", {"urls": list(urls)})
    return {row["url"]: row["first_fetched_at"].astimezone(UTC) for row in rows}
