"""Answers from the published copy.

For people (`table`, `markdown`) an answer is short and drawn; for programs it holds every column of
the macro that it is from.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from tracker.period import day_of
from tracker.report.words import bucket_name
from tracker.sparkline import sparkline
from warehouse.query import Result, resolve_entity, run_query

BUCKETS_OF_A_SPARKLINE = 12

_FOR_PEOPLE = {"table", "markdown"}
_HERE = Path(__file__).parent


def trends(
    con: DuckDBPyConnection, *, days: int, kind: str | None, limit: int, form: str
) -> Result:
    """Entities by how much more, or less, they are named than before."""
    params = {"days": days, "kind": kind, "limit": limit}
    if form not in _FOR_PEOPLE:
        return run_query(con, _sql("trends"), params)
    answer = run_query(con, _sql("trends_for_people"), params)
    names = [row[0] for row in answer.rows]
    lines = _sparklines(con, names) if names else {}
    return Result(
        [*answer.columns[1:], f"{BUCKETS_OF_A_SPARKLINE} weeks"],
        [*answer.types[1:], "VARCHAR"],
        [(*row[1:], lines.get(row[0], "")) for row in answer.rows],
    )


def compare(
    con: DuckDBPyConnection,
    names: Sequence[str],
    *,
    since: str | None,
    until: str | None,
    grain: str,
    form: str,
) -> Result:
    """Entities side by side. Raises UnknownEntity, UserError."""
    entities = list(dict.fromkeys(resolve_entity(con, name) for name in names))
    today = _today(con)
    params = {
        "names": [entity.id for entity in entities],
        "grain": grain,
        "since": day_of(since, today) if since else None,
        "until": day_of(until, today) if until else None,
    }
    answer = run_query(
        con, "FROM compare($names, grain := $grain, since := $since, until := $until)", params
    )
    if form not in _FOR_PEOPLE:
        return answer
    cells: dict[date, dict[str, Any]] = {}
    for row in answer.rows:
        values = dict(zip(answer.columns, row, strict=True))
        cells.setdefault(values["bucket"], {})[values["entity"]] = values["articles"]
    rows = [
        (
            bucket_name(bucket, grain),
            *("·" if (n := counts.get(entity.id)) is None else n for entity in entities),
        )
        for bucket, counts in sorted(cells.items())
    ]
    picture = tuple(
        sparkline([counts.get(entity.id) for _, counts in sorted(cells.items())])
        for entity in entities
    )
    if rows:
        rows.append(("", *picture))
    columns = [grain, *(entity.name for entity in entities)]
    return Result(columns, ["VARCHAR", *["BIGINT"] * len(entities)], rows)


def _sparklines(con: DuckDBPyConnection, ids: Sequence[str]) -> dict[str, str]:
    since = _today(con) - timedelta(weeks=BUCKETS_OF_A_SPARKLINE - 1)
    answer = run_query(con, _sql("recent_weeks"), {"ids": ids, "since": since})
    return {entity: sparkline(articles) for entity, articles in answer.rows}


def _today(con: DuckDBPyConnection) -> date:
    today: date = run_query(con, "SELECT project_today()").rows[0][0]
    return today


def _sql(name: str) -> str:
    return (_HERE / f"{name}.sql").read_text(encoding="utf-8")
