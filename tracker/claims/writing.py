"""Answers about claims, ready to be written: for people drawn, for programs with every column.

Each function asks the warehouse at once and gives back what writes the answer to a stream, so that
a file is only begun when there is something to write.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from typing import IO

from duckdb import DuckDBPyConnection

from tracker.claims.asked import Asked, answer
from tracker.claims.finding import key_of
from tracker.claims.lists import LISTS
from tracker.tables import write_rows
from warehouse.query import Result

Writing = Callable[[IO[str]], None]

FOR_PEOPLE = {"table", "markdown"}


def ledger(con: DuckDBPyConnection, wanted: Asked, form: str) -> Writing:
    """The claims, and for people what to know beside the numbers."""
    from tracker.claims import ledger as claims
    from tracker.claims.ledger_view import write_lines
    from tracker.claims.notes import notes

    found = claims.ledger(con, wanted)
    if form not in FOR_PEOPLE:
        return partial(write_rows, found, form)
    if not found.rows:
        return _nothing("claims")
    return partial(write_lines, claims.lines_of(found), notes(con, claims.keys_of(found)), form)


def history(con: DuckDBPyConnection, given: str, wanted: Asked, form: str) -> Writing:
    """Every telling of one claim. Raises UserError where it is not clear which one is meant."""
    key = key_of(con, given, wanted)
    tellings = answer(con, "history", {"key": key})
    if form not in FOR_PEOPLE:
        return partial(write_rows, tellings, form)
    from tracker.claims.history import history_of
    from tracker.claims.history_view import write_history

    return partial(write_history, history_of(key, tellings), form)


def claim_list(con: DuckDBPyConnection, name: str, wanted: Asked, form: str) -> Writing:
    """One of `LISTS`."""
    chosen = LISTS[name]
    found: Result = chosen.rows(con, wanted)
    if form not in FOR_PEOPLE:
        return partial(write_rows, found, form)
    if not found.rows:
        return _nothing(chosen.shows)
    from tracker.claims.list_view import write_items

    return partial(write_items, tuple(chosen.items(found)), form)


def _nothing(shows: str) -> Writing:
    """Nothing is no data: what would stand there is said beside it."""

    def write(_: IO[str]) -> None:
        sys.stderr.write(f"no {shows}\n")

    return write
