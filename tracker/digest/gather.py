"""From the published copy to a digest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeVar

from duckdb import DuckDBPyConnection

from config.models import Source
from tracker.alerts.quiet import quiet_sources
from tracker.claims.lists import LISTS, Item
from tracker.digest.content import (
    Burst,
    By,
    Digest,
    Mover,
    NewClaim,
    NewName,
    Quiet,
    SourceRow,
    Totals,
)
from warehouse.query import run_query

MOST = 6
"""Of each part: a digest is read in minutes, and the commands have the whole lists."""
DAYS = {"day": 1, "week": 7}
DAYS_AHEAD = 42
UNREACHABLE_DAYS = 3

_QUERIES = Path(__file__).parent / "queries"
_PARAM = re.compile(r"\$(\w+)")

R = TypeVar("R")


def gather(
    con: DuckDBPyConnection,
    sources: Sequence[Source],
    *,
    project: str,
    by: By,
    until: date | None = None,
) -> Digest:
    """The digest of the day, or of the seven days, that end with `until`; today without it."""
    today: date = run_query(con, "SELECT project_today()").rows[0][0]
    last = until or today
    days = DAYS[by]
    since = last - timedelta(days=days - 1)
    params = {
        "since": since,
        "until": last,
        "before": since - timedelta(days=days),
        "days": days,
        "ahead": DAYS_AHEAD,
        "most": MOST,
    }
    movers = _records(con, Mover, "movers", params)
    due = [_as_of(row, last) for row in _rows(con, "due", {**params, "most": 2 * MOST})]
    (told,) = _rows(con, "claims_told", params)
    hedges = [*_items(con, "decay", params), *_items(con, "edits", params)]
    return Digest(
        project=project,
        by=by,
        since=since,
        until=last,
        totals=_records(con, Totals, "totals", params)[0],
        claims_told=told["claims"],
        claims_new=told["new_claims"],
        risers=tuple(mover for mover in movers if mover.score > 0)[:MOST],
        fallers=tuple(mover for mover in reversed(movers) if mover.score < 0)[:MOST],
        bursts=_records(con, Burst, "bursts", params),
        new_names=_records(con, NewName, "new_names", params),
        claims=_records(con, NewClaim, "claims", params),
        hedges=tuple(hedges[:MOST]),
        contradictions=tuple(_items(con, "contradictions", params)),
        due=tuple(LISTS["due"].item(row) for row in due if row["days_overdue"] >= 0)[:MOST],
        ahead=tuple(LISTS["due"].item(row) for row in due if row["days_overdue"] < 0)[:MOST],
        quiet=_quiet(con, sources, today),
        coverage=_records(con, SourceRow, "coverage", params),
    )


def _as_of(row: dict[str, Any], day: date) -> dict[str, Any]:
    """A prediction with what was said since, as far as that was known on a day."""
    later = [said for said in row["later_claims"] if said["day"] <= day]
    return {**row, "later_claims": later}


def _quiet(con: DuckDBPyConnection, sources: Sequence[Source], today: date) -> tuple[Quiet, ...]:
    from tracker.doctor.gather import gather as histories

    rows = quiet_sources(sources, histories(con), today, unreachable_days=UNREACHABLE_DAYS)
    return tuple(Quiet(row["source"], row["says"], row["todo"]) for row in rows)


def _items(con: DuckDBPyConnection, name: str, params: dict[str, Any]) -> list[Item]:
    return [LISTS[name].item(row) for row in _rows(con, name, params)]


def _records(
    con: DuckDBPyConnection, record: type[R], query: str, params: dict[str, Any]
) -> tuple[R, ...]:
    names = [field.name for field in fields(record)]  # type: ignore[arg-type]
    return tuple(record(**{name: row[name] for name in names}) for row in _rows(con, query, params))


def _rows(con: DuckDBPyConnection, query: str, params: dict[str, Any]) -> list[dict[str, Any]]:
    sql = (_QUERIES / f"{query}.sql").read_text(encoding="utf-8")
    answer = run_query(con, sql, {name: params[name] for name in set(_PARAM.findall(sql))})
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
