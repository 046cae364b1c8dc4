"""The parts of a digest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from tracker.claims.lists import Item

By = Literal["day", "week"]


@dataclass(frozen=True, slots=True)
class Totals:
    """What was read of the period; `articles_before` of as many days before."""

    time_zone: str
    articles: int
    articles_before: int
    stories: int
    sources: int


@dataclass(frozen=True, slots=True)
class Mover:
    """An entity that is named more, or less, than in as many days before."""

    name: str
    kind: str
    articles: int
    articles_before: int
    stories: int
    sources: int
    share: float | None
    share_before: float | None
    score: float
    p_rise: float | None
    p_fall: float | None


@dataclass(frozen=True, slots=True)
class Burst:
    """A burst that touches the period."""

    name: str
    begin: date
    end: date
    articles: int
    share: float
    usual_share: float
    weight: float
    is_running: bool


@dataclass(frozen=True, slots=True)
class NewName:
    """Something that was named for the first time."""

    name: str
    kind: str | None
    family: str | None
    is_listed: bool
    first_day: date
    source: str | None
    stories: int
    sentence: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class NewClaim:
    """A claim that was told for the first time."""

    claim: str
    key: str
    first_seen: date
    source: str
    attribution: str | None
    stories: int
    score: float
    parts: list[Mapping[str, Any]]
    sentence: str
    url: str


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source in the period."""

    source: str
    title: str
    tier: str | None
    articles: int
    articles_before: int
    requests: int
    failed: int


@dataclass(frozen=True, slots=True)
class Quiet:
    """A source that says nothing any more."""

    source: str
    says: str
    todo: str


@dataclass(frozen=True, slots=True)
class Digest:
    """All that is told of a day or a week. Days are those of the project's time zone."""

    project: str
    by: By
    since: date
    until: date
    totals: Totals
    claims_told: int
    claims_new: int
    risers: tuple[Mover, ...]
    fallers: tuple[Mover, ...]
    bursts: tuple[Burst, ...]
    new_names: tuple[NewName, ...]
    claims: tuple[NewClaim, ...]
    hedges: tuple[Item, ...]
    contradictions: tuple[Item, ...]
    due: tuple[Item, ...]
    ahead: tuple[Item, ...]
    """Predictions whose day is near."""
    quiet: tuple[Quiet, ...]
    coverage: tuple[SourceRow, ...]
