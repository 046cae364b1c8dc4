"""How the time of reading grows with a text, in a way that a busy machine does not change."""

from __future__ import annotations

import time
from collections.abc import Callable

_SHORT, _LONG = 5_000, 100_000
_LEAST = 0.0003
"""Seconds: what is faster is mostly noise."""


def grows_no_faster_than_length(read: Callable[[str], object], flood: str) -> bool:
    """Whether 20 times as much of `flood` takes `read` about 20 times as long; squared were 400.

    The best of three tries each, in processor time, and six times of tolerance on top.
    """
    short, long = (flood * (length // len(flood)) for length in (_SHORT, _LONG))
    once = min(_seconds(read, short) for _ in range(3))
    return any(_seconds(read, long) < 6 * 20 * max(once, _LEAST) for _ in range(3))


def _seconds(read: Callable[[str], object], text: str) -> float:
    started = time.process_time()
    read(text)
    return time.process_time() - started
