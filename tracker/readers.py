"""The readers' way into the warehouse: the newest published copy of a project."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from tracker.errors import UserError
from tracker.home import Home
from warehouse.connection import NotPublished, open_published
from warehouse.query import QueryError, Result, run_query


def open_copy(
    home: Home,
    *,
    may_write: Path | None = None,
    may_write_below: Path | None = None,
    threads: int | None = None,
) -> DuckDBPyConnection:
    """The copy, to be read only.

    It can write `may_write`, or into the folder `may_write_below`, and reach nothing else.

    `threads` is how many work on one question; else all that the machine has.

    Raises UserError where `home` is no project, NotPublished where nothing was published yet.
    """
    try:
        return open_published(
            home.published,
            may_write=may_write,
            may_write_below=may_write_below,
            threads=threads,
        )
    except NotPublished:
        home.require_project()
        raise


@contextmanager
def open_copy_if_any(home: Home) -> Iterator[DuckDBPyConnection | None]:
    """The copy; None before anything was published, and outside a project."""
    try:
        con = open_published(home.published)
    except NotPublished:
        yield None
        return
    with con:
        yield con


def ask(con: DuckDBPyConnection, sql: str, params: Mapping[str, Any]) -> Result:
    """The answer of the copy to one of the program's own queries.

    Raises UserError where the copy does not know what is asked: it has the views and macros of the
    version of the program that published it. Raises QueryError.
    """
    try:
        return run_query(con, sql, params)
    except QueryError as error:
        if "does not exist" not in str(error):
            raise
        raise UserError(
            "the published copy was made by another version of tracker; "
            "'tracker publish' makes one that this version can ask"
        ) from error
