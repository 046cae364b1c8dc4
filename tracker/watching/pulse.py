"""The pulse of the daemon's loop."""

from __future__ import annotations

import time
from collections.abc import Callable

LONGEST_TURN = 120.0
"""Seconds. A loop that has not turned for so long is stuck: it waits a few seconds at a time."""


class Pulse:
    """Beaten by the loop at every turn, felt by whoever asks for its health."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self.beat()

    def beat(self) -> None:
        """The loop has turned."""
        self._last = self._clock()
        self.last_at = time.time()
        """In seconds since 1970."""

    @property
    def seconds(self) -> float:
        """Since it turned last."""
        return self._clock() - self._last

    @property
    def is_alive(self) -> bool:
        """Whether the loop has turned lately."""
        return self.seconds <= LONGEST_TURN
