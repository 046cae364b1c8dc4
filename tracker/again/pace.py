"""How long work of a known size will still take."""

from __future__ import annotations

import time

_SECONDS_BEFORE_A_GUESS = 3.0


class Pace:
    """Counts what is done, and guesses from it."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._started = time.monotonic()

    def add(self, done: int) -> None:
        """So much more is done."""
        self._done += done

    @property
    def left(self) -> str:
        """`, about 4 min left`; empty where a guess would be wild, or nothing is left."""
        passed = time.monotonic() - self._started
        if passed < _SECONDS_BEFORE_A_GUESS or not 0 < self._done < self._total:
            return ""
        return f", about {_in_words(passed * (self._total - self._done) / self._done)} left"


def _in_words(seconds: float) -> str:
    if seconds < 90:
        return f"{max(seconds, 1):.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
