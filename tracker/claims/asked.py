"""Which claims are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from tracker.errors import UserError
from tracker.period import day_of
from warehouse.query import EntityRef, Result, resolve_entity, run_query

_QUERIES = Path(__file__).parent / "queries"


@dataclass(frozen=True, slots=True)
class Asked:
    """Claims about one entity, or all; of these days, both included; of this kind; so many."""

    entity: EntityRef | None
    since: date | None
    until: date | None
    kind: str | None
    limit: int

    @property
    def params(self) -> dict[str, Any]:
        """As the queries of this folder name them."""
        return {
            "entity": self.entity.id if self.entity else None,
            "since": self.since,
            "until": self.until,
            "kind": self.kind,
            "limit": self.limit,
        }


def asked(
    con: DuckDBPyConnection,
    *,
    entity: str | None = None,
    since: str | None = None,
    until: str | None = None,
    kind: str | None = None,
    limit: int = 30,
) -> Asked:
    """What a user asks for, in the user's words. Raises UnknownEntity, UserError."""
    today: date = run_query(con, "SELECT project_today()").rows[0][0]
    first = day_of(since, today) if since else None
    last = day_of(until, today) if until else None
    if first and last and first > last:
        raise UserError(f"the period is empty: {first} comes after {last}", code=2)
    about = None if entity is None else resolve_entity(con, entity)
    return Asked(about, first, last, kind, limit)


def answer(con: DuckDBPyConnection, query: str, params: dict[str, Any]) -> Result:
    """The answer to one of the queries of this folder; it is given those params that it names."""
    sql = (_QUERIES / f"{query}.sql").read_text(encoding="utf-8")
    return run_query(con, sql, {name: value for name, value in params.items() if f"${name}" in sql})
