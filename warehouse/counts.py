"""What counts: mentions and claims, but for repeats and the boilerplate of their source."""

from __future__ import annotations

from duckdb import DuckDBPyConnection

from warehouse.settings import set_setting, setting
from warehouse.statements import sql

FEWEST_STORIES = 5
"""Of one source: a sentence that stands in so many is its boilerplate."""
SHORTEST_SENTENCE = 20
"""Letters. What is shorter says something else in each article, however often it repeats."""
MOST_UNSORTED, UNSORTED_SHARE = 200_000, 0.2
"""How many rows may stand in no order: searched in milliseconds, or few beside the others."""

_ORDERED = {"namings": "naming", "claims": "counted_claim"}
"""The tables that are kept in order, by what the warehouse calls their rows."""


def counts_are_stale(con: DuckDBPyConnection) -> bool:
    """Whether something was loaded or migrated since the counts were settled."""
    return con.execute("SELECT 1 FROM unsettled LIMIT 1").fetchone() is not None


def settle_counts(con: DuckDBPyConnection) -> None:
    """Find the boilerplate among what has changed, and count anew what that touches.

    To be called inside a transaction, when stories are made.
    """
    con.execute("SET VARIABLE fewest_stories = ?", [FEWEST_STORIES])
    con.execute("SET VARIABLE shortest_sentence = ?", [SHORTEST_SENTENCE])
    con.execute(sql("load", "boilerplate"))
    con.execute(sql("load", "counts"))
    con.execute(sql("load", "published_articles"))
    for rows, table in _ORDERED.items():
        _keep_order(con, rows, table)


def _keep_order(con: DuckDBPyConnection, rows: str, table: str) -> None:
    """New rows are at the end; all are sorted when that end has grown (O'Neil et al., 1996)."""
    new, total = con.execute(
        f"SELECT count(*) FILTER (version_id IN (FROM recounted)), count(*) FROM {table}"  # noqa: S608
    ).fetchall()[0]
    # What came into an empty table came in order.
    unsorted = 0 if new == total else int(setting(con, f"unsorted {rows}") or 0) + new
    if unsorted > MOST_UNSORTED and unsorted > UNSORTED_SHARE * total:
        con.execute(sql("load", f"{rows}_sort"))
        unsorted = 0
    set_setting(con, f"unsorted {rows}", str(unsorted))
