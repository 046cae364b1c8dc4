"""The readers' way into the warehouse: the newest published copy of a project."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from duckdb import DuckDBPyConnection

from tracker.errors import UserError
from tracker.home import Home
from warehouse.connection import NotPublished, open_published
from warehouse.limits import MEMORY, Limits

MEGABYTE = 1_000_000
LEAST, MOST = 100, 10_000_000
"""Megabytes, as `config.settings.ReaderSettings` has them."""


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

    Raises UserError where `home` is no project or `tracker.toml` is wrong, NotPublished where
    nothing was published yet.
    """
    try:
        return open_published(
            home.published,
            may_write=may_write,
            may_write_below=may_write_below,
            limits=reader_limits(home, threads=threads),
        )
    except NotPublished:
        home.require_project()
        raise


def open_press(
    home: Home, *, source: str | None, lang: str | None, threads: int | None = None
) -> DuckDBPyConnection:
    """The copy as if nothing but one source, one language had ever been read; all without either.

    Raises UserError besides for a source of which nothing was read.
    """
    con = open_copy(home, threads=threads)
    if source is None and lang is None:
        return con
    from tracker.questions.known_source import known_source
    from warehouse.selection import open_selection

    with con:
        source = known_source(con, source)
    limits = reader_limits(home, threads=threads)
    return open_selection(home.published, limits, source=source, lang=lang)


@contextmanager
def open_copy_if_any(home: Home) -> Iterator[DuckDBPyConnection | None]:
    """The copy; None before anything was published, and outside a project."""
    try:
        con = open_published(home.published, limits=reader_limits(home))
    except NotPublished:
        yield None
        return
    with con:
        yield con


def reader_limits(home: Home, *, threads: int | None = None) -> Limits:
    """What readers may take of the machine: `[readers]` of `tracker.toml`.

    It is read here without the typed models, which would cost every report their loading; those
    check it as well. Raises UserError where it is wrong.
    """
    if not home.is_project:
        return Limits(threads=threads)
    try:
        settings = tomllib.loads(home.settings.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UserError(f"cannot read {home.settings}: {error}", code=2) from error
    readers = settings.get("readers", {})
    given = readers.get("max_megabytes", MEMORY / MEGABYTE) if isinstance(readers, dict) else None
    if isinstance(given, bool) or not isinstance(given, int | float) or not given >= LEAST:
        raise UserError(
            f"{home.settings}: [readers] max_megabytes must be a number from {LEAST}", code=2
        )
    return Limits(memory=int(min(given, MOST) * MEGABYTE), threads=threads)
