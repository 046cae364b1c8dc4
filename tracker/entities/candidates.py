"""Names that articles hold and no list knows: the candidates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from duckdb import DuckDBPyConnection

from config.models import Rejection
from nlp.normalise import fold
from tracker.entities.figures import sql
from warehouse.query import Result, run_query


def candidates(
    con: DuckDBPyConnection, *, since: date | None = None, until: date | None = None
) -> Result | None:
    """The candidates between two days, the most likely first; None in a copy that has none yet.

    Columns: those of `queries/candidates.sql`.
    """
    ((has_candidates,),) = run_query(con, sql("has_candidates")).rows
    if not has_candidates:
        return None
    return run_query(con, sql("candidates"), {"since": since, "until": until})


def undecided(found: Result, is_decided: Callable[[str], bool]) -> Result:
    """Those whose name nobody has decided on."""
    name = found.columns.index("name")
    return found._replace(rows=[row for row in found.rows if not is_decided(row[name])])


def only(found: Result, columns: Sequence[str]) -> Result:
    """The same rows with these columns."""
    places = [found.columns.index(column) for column in columns]
    return Result(
        list(columns),
        [found.types[place] for place in places],
        [tuple(row[place] for place in places) for row in found.rows],
    )


def named(found: Result, name: str) -> dict[str, Any] | None:
    """The candidate that goes by this name, in any writing."""
    for row in found.rows:
        candidate = dict(zip(found.columns, row, strict=True))
        if fold(name) in {fold(writing) for writing in (candidate["name"], *candidate["writings"])}:
            return candidate
    return None


def folded_names(rejected: Iterable[Rejection]) -> set[str]:
    """The names of rejected ones, in the one writing."""
    return {fold(rejection.name) for rejection in rejected}
