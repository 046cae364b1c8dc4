"""What is known of one run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Kind = Literal["run", "crawl", "analyse", "publish", "alerts"]
"""The command; `run` is the whole way."""
Outcome = Literal["done", "problems", "failed", "interrupted", "killed"]
"""`problems`: it ran to its end, and something in it failed; `failed`: it could not go on;
`interrupted`: it was asked to end; `killed`: it never said how it ended."""
PAGE_OUTCOMES = ("new", "changed", "unchanged", "failed", "refused")
"""Of the pages that were asked for, or would have been had they been allowed."""


@dataclass(frozen=True, slots=True)
class StageTime:
    """One stage of a run."""

    stage: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Lag:
    """How late the articles of one source reached the readers. Seconds.

    The quantiles are of the last day; `articles` and `seconds` count those alone that were new in
    one copy, so that they can be added up.
    """

    articles: int
    seconds: float
    p50: float
    p95: float


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy that a run has published."""

    name: str
    at: datetime
    since_publication: Mapping[str, Lag]
    """By source: from the publication of an article to this copy."""
    since_fetch: Mapping[str, Lag]
    """By source: from the first fetch of an article to this copy."""
    rows: Mapping[str, int]
    """What it holds: articles, mentions, claims."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run, as far as the journal tells of it. Times are UTC."""

    run_id: str
    kind: Kind
    started_at: datetime
    last_seen_at: datetime
    """When it wrote into the journal last; its end, if it has ended."""
    sources: tuple[str, ...] = ()
    """That were to be crawled."""
    outcome: Outcome | None = None
    """None while it runs."""
    stage: str = ""
    """That it is in."""
    stages: tuple[StageTime, ...] = ()
    """Those that have ended."""
    counts: Mapping[str, Mapping[str, Mapping[str, int]]] = field(default_factory=dict)
    """By stage, by source (empty where it is not of one), by what was counted."""
    problems: tuple[str, ...] = ()
    """The first of them, a line each."""
    problem_count: int = 0
    copy: Copy | None = None
    peak_memory: int | None = None
    """Bytes of its largest process."""

    @property
    def seconds(self) -> float:
        """From its start to its end, or to what was heard of it last."""
        return (self.last_seen_at - self.started_at).total_seconds()

    def counted(self, stage: str) -> dict[str, int]:
        """What a stage has done, over all sources."""
        sums: dict[str, int] = {}
        for numbers in self.counts.get(stage, {}).values():
            for name, number in numbers.items():
                sums[name] = sums.get(name, 0) + number
        return sums
