"""All or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import duckdb
from duckdb import DuckDBPyConnection


@contextmanager
def transaction(con: DuckDBPyConnection) -> Iterator[None]:
    """Commit at the end of the block; undo all of it where the block raises."""
    con.execute("BEGIN")
    try:
        yield
        con.execute("COMMIT")
    except BaseException:
        # A commit that fails has ended the transaction already.
        with suppress(duckdb.Error):
            con.execute("ROLLBACK")
        raise
