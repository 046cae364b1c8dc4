"""The newest copy behind DuckDB's Quack protocol, until it is told to end."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from threading import Event

import duckdb

from tracker.errors import UserError
from tracker.home import Home
from tracker.readers import reader_limits
from tracker.serving.address import Address
from tracker.serving.extensions import extension_files
from tracker.serving.token import VARIABLE, new_token
from warehouse.connection import NotPublished
from warehouse.errors import WarehouseError, one_line
from warehouse.live import MAY_ASK, LiveCopy

SECONDS_BETWEEN_LOOKS = 1.0
IDLE = 0.1
"""Seconds of processor time a second, below which nothing runs: a result that waits to be read."""


def serve(
    home: Home, address: Address, token: str | None, *, seconds: float, say: Callable[[str], None]
) -> None:
    """Serve until SIGINT or SIGTERM; without a `token`, with a new one that is said once.

    A query that takes longer than `seconds` ends all: the process begins anew, and clients attach
    again. DuckDB 1.5 has no other way to stop a query that Quack runs (2026-11). Raises UserError,
    NotPublished and WarehouseError.
    """
    live = _opened(home)
    if token is None:
        token = new_token()
        say(f"token (shown this once): {token}")
    try:
        live.con.execute(
            "CALL quack_serve(?, token => ?, allow_other_hostname => ?, disable_ssl => true)",
            [address.uri, token, not address.is_loopback],
        )
    except duckdb.Error as error:
        raise UserError(f"cannot serve on {address.uri}: {one_line(error)}") from error
    say(f"serving {live.copy.name}, read only, on {address.uri}")
    with _told_to_end() as is_over:
        _follow(live, is_over, seconds, say)
        if not is_over.is_set():
            _begin_anew(token)
        live.con.execute("CALL quack_stop(?)", [address.uri])
        say("ended")
        _leave()


def _opened(home: Home) -> LiveCopy:
    try:
        return LiveCopy(
            home.published,
            reader_limits(home),
            load=extension_files(),
            settings=[f"SET GLOBAL quack_authorization_function = '{MAY_ASK}'"],
        )
    except NotPublished:
        home.require_project()
        raise


def _follow(live: LiveCopy, is_over: Event, seconds: float, say: Callable[[str], None]) -> None:
    """Move on to newer copies until told to end, or until a query takes too long."""
    failed = ""
    spent = time.process_time()
    while not is_over.wait(SECONDS_BETWEEN_LOOKS):
        try:
            if live.follow():
                say(f"serving {live.copy.name}")
            failed = ""
        except WarehouseError as error:
            if str(error) != failed:
                failed = str(error)
                say(
                    f"{failed} (still serving {live.copy.name}; after an update start "
                    "'tracker serve' again)"
                )
        before, spent = spent, time.process_time()
        if spent - before > IDLE * SECONDS_BETWEEN_LOOKS and _longest(live) > seconds:
            say(f"a query took longer than {seconds:g} seconds: beginning anew, attach again")
            return


def _longest(live: LiveCopy) -> float:
    """Seconds that the oldest query has been at work."""
    row = live.con.execute(
        "SELECT min(query_started_at) FROM quack_active_connections() WHERE state = 'active'"
    ).fetchone()
    if row is None or row[0] is None:
        return 0.0
    began: datetime = row[0].replace(tzinfo=UTC)
    return (datetime.now(UTC) - began).total_seconds()


@contextmanager
def _told_to_end() -> Iterator[Event]:
    event = Event()
    signals = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, lambda *_: event.set()) for number in signals]
    try:
        yield event
    finally:
        for number, handler in zip(signals, before, strict=True):
            signal.signal(number, handler)


def _begin_anew(token: str) -> None:
    """The same process with the same arguments; the token goes where other users cannot see it."""
    _flush()
    os.environ[VARIABLE] = token
    for number in [int(name) for name in os.listdir("/dev/fd")]:  # noqa: PTH208
        if number > sys.stderr.fileno():
            # Quack's sockets would stay open, and who waits for an answer would wait for ever.
            with suppress(OSError):
                os.set_inheritable(number, False)
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606


def _leave() -> None:
    """At once: a query that is still at work would hold up the end."""
    _flush()
    os._exit(0)


def _flush() -> None:
    sys.stdout.flush()
    sys.stderr.flush()
