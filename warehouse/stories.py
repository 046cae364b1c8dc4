"""Stories: which articles tell the same.

They are made anew from all current versions whenever something was loaded. An article that comes
late can join two stories, turn a sentence into boilerplate or be the earliest of all; made anew,
the result depends on what is there and never on the order in which it came.
"""

from __future__ import annotations

from duckdb import DuckDBPyConnection

from warehouse.statements import sql


def make_stories(con: DuckDBPyConnection) -> None:
    """Bring every article's story up to date. To be called inside a transaction."""
    con.execute(sql("load", "stories"))
    while _spread(con):
        pass
    con.execute(sql("load", "stories_write"))


def _spread(con: DuckDBPyConnection) -> int:
    row = con.execute(sql("load", "stories_spread")).fetchone()
    assert row is not None
    return int(row[0])
