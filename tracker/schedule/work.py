"""What the daemon lets others do: one run of one stage, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from tracker.home import Home
from tracker.schedule.records import Outcome


@dataclass(frozen=True, slots=True)
class Work:
    """A run as it is ordered."""

    run_id: str
    stage: str
    """`crawl`, or one of the stages that follow it."""
    command: tuple[str, ...]
    """As it is written after `tracker`."""
    home: Home
    """The project, with the configuration that holds for the run."""
    minutes: float
    """The time that it may take."""
    max_bytes: int | None = None
    """The memory that it may take; None without a limit."""
    sources: tuple[str, ...] = ()
    """Of a crawl."""

    @property
    def log(self) -> Path:
        """What the run says."""
        return self.home.logs / f"schedule-{self.run_id}.log"


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a run."""

    outcome: Outcome
    reason: str
    """In one line; empty where there is nothing to say."""
    seconds: float
    peak_bytes: int | None = None
    by_source: Mapping[str, tuple[Outcome, str]] | None = field(default=None)
    """Of a crawl that came to its end: what came of each source."""


class Running(Protocol):
    """A run that is at work."""

    @property
    def work(self) -> Work:
        """What was ordered."""

    @property
    def pid(self) -> int:
        """Its process."""

    def has_ended(self) -> bool:
        """Whether it has; one that is over its limits is ended, first with a word."""

    def ask_to_end(self) -> None:
        """Let it store what it has and end; it is killed when it takes too long over that."""

    def kill(self) -> None:
        """End it at once, with the processes that it has started."""

    def result(self) -> Result:
        """What came of it, once it has ended."""


class Runner(Protocol):
    """Who carries out work: `processes.Processes`, or in a simulation something faster."""

    def obstacle(self, home: Home) -> str | None:
        """What has to be waited for before anything can start, in one line."""

    def end_leftover(self, home: Home, pid: int) -> None:
        """Let a run end that a killed daemon has left at work."""

    def start(self, work: Work) -> Running:
        """Begin it. Raises OSError."""
