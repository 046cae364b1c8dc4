"""What the schedule remembers, as records. All times are aware, in UTC."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Outcome = Literal[
    "done", "problems", "failed", "over time", "over memory", "killed", "stopped", "lost"
]
"""What came of a run: `problems` where it ended and had something to report, `failed` where it
could not do its work, `killed` where it died or hung, `stopped` with the daemon or by a person,
`lost` where the daemon was killed and nobody saw its end."""

BROKEN: frozenset[Outcome] = frozenset({"over time", "over memory", "killed"})
"""The outcomes that one of the run's sources may be to blame for."""


@dataclass(frozen=True, slots=True)
class Due:
    """A source whose time has come and whose run has not begun."""

    source: str
    since: datetime
    is_asked: bool
    """Whether a person asked for it (`tracker jobs run`)."""


@dataclass(frozen=True, slots=True)
class Job:
    """How a source of the plan stands."""

    source: str
    schedule: str = ""
    priority: str = "normal"
    why: str = ""
    """Why its next time is when it is; empty where the schedule says all."""
    paused_since: datetime | None = None
    started_at: datetime | None = None
    """Of its last run."""
    finished_at: datetime | None = None
    outcome: Outcome | None = None
    """Of its last run; None before the first."""
    reason: str = ""
    succeeded_at: datetime | None = None
    """The end of its last run without problems."""
    breaks: int = 0
    """Runs in a row that broke (over time or memory, or killed) with it at work."""
    not_before: datetime | None = None
    """It is left alone until then, after breaks."""


@dataclass(frozen=True, slots=True)
class StageDue:
    """A stage after the crawl that has work to do."""

    stage: str
    since: datetime
    failures: int
    """In a row."""
    not_before: datetime | None


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a stage."""

    run_id: str
    stage: str
    """`crawl`, or one of the stages that follow it."""
    sources: tuple[str, ...]
    """Those of a crawl; none of other stages."""
    started_at: datetime
    pid: int | None
    log: str
    finished_at: datetime | None = None
    """None while it is at work."""
    seconds: float | None = None
    peak_bytes: int | None = None
    """The most memory that its processes held together."""
    outcome: Outcome | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong at the moment."""

    subject: str
    since: datetime
    message: str
