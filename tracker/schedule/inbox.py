"""What reaches a daemon from outside while it waits: signals."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from typing import Any, Protocol

LONGEST_WAIT = 3.0
"""Seconds. So soon is noticed what others write: the configuration, an order of a person."""
SECONDS_BETWEEN_LOOKS = 0.5
"""At a run that is at work."""


class Inbox(Protocol):
    """Where the daemon waits."""

    def wait(self, seconds: float, *, is_at_work: bool) -> int | None:
        """The next signal; None where it is worth another look: after `seconds` at the latest."""


class Signals:
    """The signals of this process as messages."""

    def __init__(self) -> None:
        # A SimpleQueue may be written to from a signal handler.
        self._received: SimpleQueue[int] = SimpleQueue()

    def wait(self, seconds: float, *, is_at_work: bool) -> int | None:
        """The next signal; None where none came for a while."""
        most = SECONDS_BETWEEN_LOOKS if is_at_work else LONGEST_WAIT
        try:
            return self._received.get(timeout=min(max(seconds, 0.0), most))
        except Empty:
            return None

    def receive(self, number: int, frame: Any) -> None:  # noqa: ARG002
        """A signal handler."""
        self._received.put(number)


@contextmanager
def signals() -> Iterator[Signals]:
    """SIGTERM, SIGINT and SIGHUP as messages, for as long as the block runs."""
    received = Signals()
    numbers = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
    before = {number: signal.signal(number, received.receive) for number in numbers}
    try:
        yield received
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
