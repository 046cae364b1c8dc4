"""All that a report says, as plain records; how it is drawn is decided elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Subject:
    """The entity that a report is about."""

    id: str
    name: str
    kind: str
    listed: bool
    """Whether the catalogue knows it; else it was found in articles only."""
    maker: str | None
    family: str | None


@dataclass(frozen=True, slots=True)
class Totals:
    """What was read of it in the period."""

    mentions: int
    articles: int
    stories: int
    """A syndicated story counts once."""
    sources: int
    published: int
    """All articles that were read of the period: what share of voice divides by."""
    undated: int
    """Articles of any time that name it and whose day nobody knows; in no other number."""

    @property
    def share(self) -> float | None:
        """Share of voice, 0 to 1; None where nothing was published."""
        return self.articles / self.published if self.published else None


@dataclass(frozen=True, slots=True)
class Bucket:
    """One week (or day, month …) of the trend. None is a gap: nothing at all was published."""

    bucket: date
    mentions: int | None
    articles: int | None
    stories: int | None
    share: float | None
    average: float | None
    burst: float | None
    partial: bool
    """Whether it is still running."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that names the entity, and where it stands."""

    day: date
    source: str
    title: str
    url: str
    sentence: str


@dataclass(frozen=True, slots=True)
class SourceCount:
    """How much one source says of it."""

    source: str
    title: str
    tier: str | None
    lang: str | None
    articles: int
    mentions: int
    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True)
class Companion:
    """What is named in the same articles."""

    entity: str
    name: str
    kind: str
    together: int
    """Articles that name both."""
    stories: int
    log_likelihood: float
    """How surely the two go together (Dunning, 1993); negative where they avoid each other."""


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One claim: how it was first told and how often it was told again."""

    claim: str
    kind: str
    first_seen: date | None
    last_seen: date | None
    first_source: str
    attribution: str | None
    stance: str
    times: int
    hedged_times: int
    attributed_times: int
    articles: int
    stories: int
    sources: int
    score: float
    sentence: str
    url: str
    key: str


@dataclass(frozen=True, slots=True)
class StanceCount:
    """How firmly the claims of one bucket are told, and how loud they are."""

    bucket: date
    tellings: int
    hedged: int
    attributed: int
    questioned: int
    negated: int
    hyped: int
    score: float
    """How loud they are on average, 0 to 1."""
    parts: list[dict[str, Any]]
    """What makes up that score: `what` and mean `amount`; they sum up to it."""


@dataclass(frozen=True, slots=True)
class Decay:
    """A hedge or a speaker that was lost in the retelling, as `claim_decay` tells it."""

    claim: str
    scope: str
    what: str
    after: int
    dropped: int
    with_day: date | None
    with_source: str
    with_sentence: str
    with_url: str
    without_day: date | None
    without_source: str
    without_sentence: str
    without_url: str
    key: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims of which one at most can be true, as `contradictions` tells them."""

    kind: str
    baseline: str
    claim: str
    day: date | None
    source: str
    attribution: str | None
    sentence: str
    article_url: str
    key: str
    other_claim: str
    other_day: date | None
    other_source: str
    other_attribution: str | None
    other_sentence: str
    other_article_url: str
    other_key: str


@dataclass(frozen=True, slots=True)
class Prediction:
    """A prediction whose day has come, as `predictions_due` tells it."""

    claim: str
    due: date
    days_overdue: int
    first_seen: date | None
    first_source: str
    attribution: str | None
    times: int
    stories: int
    sentence: str
    article_url: str
    key: str
    later_claims: list[dict[str, Any]]
    """What was said since, for a person to judge by."""


@dataclass(frozen=True, slots=True)
class EntityReport:
    """What the press says of one entity between two days, both included."""

    entity: Subject
    since: date
    until: date
    grain: str
    time_zone: str
    totals: Totals
    first: Sentence | None
    """Its first mention ever, in the period or before it."""
    trend: tuple[Bucket, ...]
    sources: tuple[SourceCount, ...]
    companions: tuple[Companion, ...]
    claims: tuple[ClaimLine, ...]
    stances: tuple[StanceCount, ...]
    decay: tuple[Decay, ...]
    contradictions: tuple[Contradiction, ...]
    due: tuple[Prediction, ...]
    latest: tuple[Sentence, ...]
    source: str | None = None
    """The only source that was looked at; None is all."""
    lang: str | None = None
    """The only language that was looked at; None is all."""
