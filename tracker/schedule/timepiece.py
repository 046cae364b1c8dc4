"""The time as the daemon sees it. A parameter of its own, so that a year can pass in minutes."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Timepiece(Protocol):
    """Two clocks: one that people set, and one that only counts."""

    def now(self) -> datetime:
        """The time of day, in UTC. It may jump either way."""

    def monotonic(self) -> float:
        """Seconds since some moment. They never jump back, and may stand still in a suspend."""


class SystemTime:
    """The machine's own clocks."""

    def now(self) -> datetime:
        """As the machine's clock is set."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Since the start of the machine."""
        return time.monotonic()


@dataclass(slots=True)
class Jumps:
    """Notices when the time of day moves otherwise than by passing."""

    timepiece: Timepiece
    _now: datetime = field(init=False)
    _monotonic: float = field(init=False)

    def __post_init__(self) -> None:
        self._now, self._monotonic = self.timepiece.now(), self.timepiece.monotonic()

    def since_last_look(self) -> timedelta:
        """How far it was put forward, or slept through; negative where it was put back."""
        now, monotonic = self.timepiece.now(), self.timepiece.monotonic()
        passed = timedelta(seconds=monotonic - self._monotonic)
        jump = now - self._now - passed
        self._now, self._monotonic = now, monotonic
        return jump
