"""Names that articles hold and no list knows: the candidates."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, NamedTuple

from duckdb import DuckDBPyConnection

from config.models import Rejection
from nlp.normalise import fold
from tracker.entities.figures import Figures, figures, records, sql
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


class Member(NamedTuple):
    """A new member of a known family: it is counted already, and in no list."""

    name: str
    family: str
    articles: int


def unlisted_members(con: DuckDBPyConnection) -> list[Member]:
    """What articles name as members of families, the most frequent first."""
    counted = figures(con)
    members = [
        Member(row["name"], row["family"], counted.get(row["id"], Figures()).articles)
        for row in records(con, "unlisted")
    ]
    return sorted(members, key=lambda member: -member.articles)


def without(found: Result, is_decided: Callable[[str], bool]) -> Result:
    """The rows but those whose name is decided on."""
    name = found.columns.index("name")
    return found._replace(rows=[row for row in found.rows if not is_decided(row[name])])


def named(found: Result | None, name: str) -> dict[str, Any] | None:
    """The candidate that goes by this name, in any writing."""
    if found is None:
        return None
    for row in found.rows:
        candidate = dict(zip(found.columns, row, strict=True))
        if fold(name) in {fold(writing) for writing in (candidate["name"], *candidate["writings"])}:
            return candidate
    return None


def folded_names(rejected: Iterable[Rejection]) -> set[str]:
    """The names of rejected ones, in the one writing."""
    return {fold(rejection.name) for rejection in rejected}
