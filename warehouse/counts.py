"""What counts: mentions and claims, but for repeats and the boilerplate of their source."""

from __future__ import annotations

from duckdb import DuckDBPyConnection

from warehouse.statements import sql

FEWEST_STORIES = 5
"""Of one source: a sentence that stands in so many is its boilerplate."""
SHORTEST_SENTENCE = 20
"""Letters. What is shorter says something else in each article, however often it repeats."""


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
