"""Queries that a person can stop, and that may take only so long."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Timer, current_thread, main_thread

from duckdb import DuckDBPyConnection

from tracker.errors import UserError
from warehouse.errors import QueryError


@contextmanager
def stoppable(con: DuckDBPyConnection, seconds: float | None = None) -> Iterator[None]:
    """Let Ctrl-C, or the end of so many seconds, stop what `con` runs in the block.

    Raises KeyboardInterrupt for the one, UserError for the other. The connection can be used again.
    """
    is_late, is_stopped = Event(), Event()

    def end(reason: Event) -> None:
        reason.set()
        con.interrupt()

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
        timer.cancel()


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
