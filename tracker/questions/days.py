"""Days as people write them, in the project's time zone."""

from __future__ import annotations

from datetime import date

from duckdb import DuckDBPyConnection

from tracker.period import day_of
from warehouse.query import run_query


def today(con: DuckDBPyConnection) -> date:
    """The running day of the project."""
    day: date = run_query(con, "SELECT project_today()").rows[0][0]
    return day


def day_in(con: DuckDBPyConnection, text: str | None) -> date | None:
    """The day that `text` names; None where it is None. Raises UserError."""
    return None if text is None else day_of(text, today(con))
