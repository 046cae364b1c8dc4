"""A limit on the time that one text may take, whatever it was made to do."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class OutOfTimeError(Exception):
    """The block has taken its time."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise OutOfTimeError when the block has computed for so many seconds.

    Time of the processor, so that a busy machine changes nothing. Only the main thread can be
    interrupted; in another the block has no limit.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - as signals call it
        raise OutOfTimeError

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
