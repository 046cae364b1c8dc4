"""What claims may be about: what is followed, and what no catalogue knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from nlp.claims.key import unlisted_part
from nlp.records import Field, Mention


@dataclass(frozen=True, slots=True)
class Unlisted:
    """A thing that no catalogue knows, by the name that the text gives it.

    It has what claims ask of a mention, and is none: no row of it is kept but in its claims.
    """

    name: str
    """As it is written."""
    kind: str
    """What the text says that it is; empty where it does not say."""
    field: Field
    start: int
    end: int
    passage: int
    repeat: bool = False
    told: bool = False
    """Whether more than its place tells that it is a name."""

    status: Final[Literal["unlisted"]] = "unlisted"

    @property
    def surface(self) -> str:
        """Its name: other writings are not known."""
        return self.name

    @property
    def entity(self) -> str:
        """What tells it from other things, as keys of claims do: `~blis`. No id of an entity."""
        return unlisted_part(self.name)


Thing = Mention | Unlisted
"""What a claim may be about."""


def entity_of(thing: Thing | None) -> str | None:
    """The id of a thing that is followed."""
    return thing.entity if isinstance(thing, Mention) else None
