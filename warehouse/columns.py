"""Arrays of numpy as a table, for as long as a statement reads them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from duckdb import DuckDBPyConnection
from numpy.typing import NDArray


@contextmanager
def as_table(
    con: DuckDBPyConnection, name: str, columns: Mapping[str, NDArray[Any]]
) -> Iterator[None]:
    """The columns, all of one length, as the table `name`; nothing is copied."""
    con.register(name, dict(columns))
    try:
        yield
    finally:
        con.unregister(name)
