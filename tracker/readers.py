"""The readers' way into the warehouse: the newest published copy of a project."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from duckdb import DuckDBPyConnection

from tracker.home import Home
from warehouse.connection import NotPublished, open_published


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
