"""Queries that a person can stop, and that may take only so long."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread, Timer, current_thread, main_thread

from duckdb import DuckDBPyConnection

from tracker.errors import UserError
from warehouse.errors import QueryError

SECONDS_BETWEEN_TRIES = 0.1


@contextmanager
def stoppable(con: DuckDBPyConnection, seconds: float | None = None) -> Iterator[None]:
    """Let Ctrl-C, or the end of so many seconds, stop what `con` runs in the block.

    Raises KeyboardInterrupt for the one, UserError for the other. The connection can be used again.
    """
    is_late, is_stopped, is_over = Event(), Event(), Event()

    def end(reason: Event) -> None:
        reason.set()
        Thread(target=_interrupt, args=[con, is_over], daemon=True).start()

    timer = Timer(seconds or 0, end, [is_late])
    timer.daemon = True
    if seconds is not None:
        timer.start()
    try:
        with _on_interrupt(end, is_stopped):
            yield
        if is_stopped.is_set():
            raise KeyboardInterrupt
    except QueryError as error:
        if is_stopped.is_set():
            raise KeyboardInterrupt from error
        if is_late.is_set():
            raise UserError(f"stopped after {seconds:g} seconds") from error
        raise
    finally:
        is_over.set()
        timer.cancel()


def _interrupt(con: DuckDBPyConnection, is_over: Event) -> None:
    """Again and again: DuckDB forgets what comes before its query has begun."""
    while not is_over.is_set():
        con.interrupt()
        is_over.wait(SECONDS_BETWEEN_TRIES)


@contextmanager
def _on_interrupt(end: Callable[[Event], None], reason: Event) -> Iterator[None]:
    """DuckDB 1.5 leaves the query running, and the next one waiting, when Ctrl-C raises in it."""
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, lambda *_: end(reason))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
