"""How the sources of a crawl stand, from the events that it sends."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from crawler.events import CrawlEvent, SourceCounters

SECONDS_OF_PACE = 10.0
"""The pace that is shown is that of so many last seconds."""


def total_of(counters: Iterable[SourceCounters]) -> SourceCounters:
    """Their sum."""
    rows = list(counters)
    return SourceCounters(**{f.name: sum(getattr(c, f.name) for c in rows) for f in _FIELDS})


_FIELDS = fields(SourceCounters)
_NOTHING_YET = SourceCounters()


@dataclass(slots=True)
class SourceStanding:
    """One source."""

    name: str
    counters: SourceCounters = _NOTHING_YET
    waits_for: str = ""
    has_ended: bool = False
    last_step: float = float("-inf")
    """When a page of it was dealt with, in seconds of the clock."""

    def rank(self, now: float) -> tuple[bool, bool, bool, int, str]:
        """Sorts those at work first, and among them who has most to do."""
        is_moving = now - self.last_step < SECONDS_OF_PACE
        has_none = not self.counters.found
        return (self.has_ended, not is_moving, has_none, -self.counters.waiting, self.name)


class Tally:
    """All sources of a run. `now` is a clock in seconds."""

    def __init__(self, names: Iterable[str], now: float) -> None:
        # Whole from the start: it is drawn by a thread of its own while events are taken.
        self._sources = {name: SourceStanding(name) for name in names}
        self._began = now
        self._steps: deque[tuple[float, int]] = deque([(now, 0)])

    def take(self, event: CrawlEvent, now: float) -> None:
        """Take in one event."""
        standing = self._sources.get(event.source)
        if standing is None or event.counters is None:
            return
        if event.counters.fetched != standing.counters.fetched:
            standing.last_step = now
        standing.counters = event.counters
        standing.has_ended |= event.kind == "end"
        if event.kind == "source":
            standing.waits_for = event.reason
        self._steps.append((now, self.total.fetched))
        while len(self._steps) > 2 and now - self._steps[1][0] > SECONDS_OF_PACE:
            self._steps.popleft()

    def standings(self, now: float) -> list[SourceStanding]:
        """The sources, those at work first."""
        return sorted(self._sources.values(), key=lambda standing: standing.rank(now))

    def changed_since(self, noted: Mapping[str, SourceCounters]) -> dict[str, SourceCounters]:
        """The counters that are others than those noted, or nothing yet."""
        return {
            name: standing.counters
            for name, standing in self._sources.items()
            if standing.counters != noted.get(name, _NOTHING_YET)
        }

    @property
    def total(self) -> SourceCounters:
        """All of them together."""
        return total_of(standing.counters for standing in self._sources.values())

    def elapsed(self, now: float) -> float:
        """Seconds since the crawl began."""
        return now - self._began

    def pace(self, now: float) -> float:
        """Pages a second, lately."""
        since, before = self._steps[0]
        return (self._steps[-1][1] - before) / max(now - since, 1.0)
