"""The facts of a project, read now and then: however often they are asked for, it costs little."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

from tracker.home import Home
from tracker.status.facts import PARTS, Facts, facts_of, read_part
from tracker.watching.exposition import Sample

SECONDS_KEPT = {
    "files": 15.0,
    "crawls": 15.0,
    "sources": 15.0,
    "alerts": 15.0,
    "runs": 5.0,
    "schedule": 5.0,
}
"""How long a part may be told again: what costs more is read less often."""
TIMES_ITS_COST = 20.0
"""A part is kept for at least so many times the time that reading it took."""


class KeptFacts:
    """Reads each part again when it has grown old. May be asked by several threads."""

    def __init__(self, home: Home, clock: Callable[[], float] = time.monotonic) -> None:
        self._home = home
        self._clock = clock
        self._parts: dict[str, tuple[Any, str]] = {}
        self._read_at: dict[str, float] = {}
        self._took: dict[str, float] = {}
        self._sources: tuple[str, ...] = ()
        """Those that were listed when the list could be read last."""
        self._lock = threading.Lock()

    def facts(self) -> Facts:
        """How the project stands, as of a few seconds ago."""
        now = datetime.now(UTC)
        with self._lock:
            for name in PARTS:
                if self._is_old(name):
                    self._read(name, now)
            return facts_of(dict(self._parts), now)

    def samples(self) -> Iterator[Sample]:
        """How the reading went."""
        with self._lock:
            parts = {name: (not self._parts[name][1], took) for name, took in self._took.items()}
        for name, (is_read, took) in parts.items():
            yield Sample("tracker_gather_ok", is_read, {"part": name})
            yield Sample("tracker_gather_seconds", round(took, 6), {"part": name})

    def _is_old(self, name: str) -> bool:
        if name not in self._read_at:
            return True
        kept = max(SECONDS_KEPT[name], TIMES_ITS_COST * self._took[name])
        return self._clock() - self._read_at[name] > kept

    def _read(self, name: str, now: datetime) -> None:
        began = self._clock()
        value, reason = read_part(self._home, name, now)
        if name == "sources":
            # While a mistake in the file is mended, those go on that were there before.
            self._sources = value = self._sources if reason else value
        self._parts[name] = (value, reason)
        self._read_at[name] = self._clock()
        self._took[name] = self._read_at[name] - began
