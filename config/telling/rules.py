"""What is worth telling."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from config.models import EntityKind, Lang, Model, Slug, Tier

Name = Annotated[str, Field(min_length=1, max_length=120)]
Count = Annotated[int, Field(ge=1, le=1_000_000)]


class Rule(Model):
    """A kind of event, under which conditions it is told, and to whom."""

    name: Slug
    to: tuple[Slug, ...] = Field(min_length=1)
    """The names of channels."""
    enabled: bool = True
    since: date | None = None
    """A new rule tells what happened from this day on; without it only what happens after it."""
    max_age: Annotated[int, Field(ge=1, le=3650)] = 30
    """What happened more days ago is noted and not told, as when an old archive is read."""

    max_at_once: Annotated[int, Field(ge=1, le=10_000)] = 50
    """So many events one look tells at the most, the newest; of the others it tells the number."""

    @property
    def conditions(self) -> str:
        """What decides what is an event, in one line that changes with it."""
        return self.model_dump_json(
            exclude={"name", "to", "enabled", "since", "max_age", "max_at_once"}
        )


class _OfEntities(Rule):
    """One that can be held to an entity, or to entities of a kind."""

    entity: Name | None = None
    """In any writing, or by its id."""
    family: bool = False
    """Whether what stands below it counts too: members of a family, what a maker makes."""
    entity_kind: EntityKind | None = None


class BurstRule(_OfEntities):
    """The press suddenly speaks of something more than usual."""

    kind: Literal["burst"] = "burst"
    grain: Literal["day", "week", "month"] = "week"
    source: Slug | None = None
    lang: Lang | None = None
    min_weight: Annotated[float, Field(ge=0, le=10_000)] = 2.0
    """How sure: what the burst saves against none (`bursts()`)."""
    min_articles: Count = 3


class NewEntityRule(Rule):
    """Something is named for the first time."""

    kind: Literal["new_entity"] = "new_entity"
    entity_kind: EntityKind | None = None
    source: Slug | None = None
    lang: Lang | None = None
    min_stories: Count = 1
    min_candidate_score: Annotated[float, Field(ge=0, le=1)] | None = None
    """Where given, names that no list knows count too, from this score of `candidates()` on."""


class NewGenerationRule(_OfEntities):
    """A new member of a family is named for the first time, listed or not."""

    kind: Literal["new_generation"] = "new_generation"
    min_stories: Count = 1


class ClaimRule(_OfEntities):
    """A claim is made that is as loud as this."""

    kind: Literal["claim"] = "claim"
    claim_kind: Literal["quantity", "superlative", "hype", "prediction"] | None = None
    aspect: Annotated[str, Field(min_length=1, max_length=60)] | None = None
    source: Slug | None = None
    """That tells it first."""
    tier: Tier | None = None
    """Of that source."""
    min_score: Annotated[float, Field(ge=0, le=1)] = 0.5
    min_stories: Count = 1


class HedgeDroppedRule(_OfEntities):
    """A claim goes on without its “up to”."""

    kind: Literal["hedge_dropped"] = "hedge_dropped"
    how: Literal["retold", "within", "edited"] | None = None
    """From article to article, within one article, or by an editor after publication; else any."""


class ContradictionRule(_OfEntities):
    """Two claims of which one at most can be true."""

    kind: Literal["contradiction"] = "contradiction"
    contradiction: Literal["figures", "denied"] | None = None
    same_baseline: bool = False
    """Whether only those count that name the same thing to compare with."""
    min_stories: Count = 2
    """That tell the two, together."""


class PredictionDueRule(_OfEntities):
    """The day of a prediction has come."""

    kind: Literal["prediction_due"] = "prediction_due"
    days_ahead: Annotated[int, Field(ge=0, le=365)] = 0
    min_stories: Count = 1


class SourceQuietRule(Rule):
    """A source publishes nothing for longer than its rhythm explains, or cannot be reached."""

    kind: Literal["source_quiet"] = "source_quiet"
    source: Slug | None = None
    tier: Tier | None = None
    unreachable_days: Annotated[int, Field(ge=1, le=365)] = 3
    """Without a good answer, though it was asked."""


RULES: Mapping[str, type[Rule]] = {
    "burst": BurstRule,
    "new_entity": NewEntityRule,
    "new_generation": NewGenerationRule,
    "claim": ClaimRule,
    "hedge_dropped": HedgeDroppedRule,
    "contradiction": ContradictionRule,
    "prediction_due": PredictionDueRule,
    "source_quiet": SourceQuietRule,
}
"""By their `kind`."""

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: tuple[Weekday, ...] = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)


class Digest(Model):
    """What moved, at a fixed time: of the day before, or of the seven days before."""

    name: Slug
    by: Literal["day", "week"] = "week"
    at: Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")] = "08:00"
    """From this time on, in the project's time zone."""
    weekday: Weekday = "monday"
    """The day of the week, with `by: week`."""
    to: tuple[Slug, ...] = Field(min_length=1)
    enabled: bool = True
