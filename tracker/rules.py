"""All that decides what is read in a text, and its version."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from config.models import ClaimCues, Entity
from nlp.analysis import RULES_VERSION, Reader, models_version


@dataclass(frozen=True, slots=True)
class Stamp:
    """What stands beside every reading: by which rules and models it was made."""

    rules: str
    models: str


@dataclass(frozen=True, slots=True)
class Rules:
    """All that decides what is read in a text."""

    entities: tuple[Entity, ...]
    cues: ClaimCues
    ginza: bool

    @property
    def version(self) -> str:
        """Changes whenever the rules, the catalogue or the cues do: `2026.11.3+1f0c55aa`."""
        content = [entity.model_dump(mode="json") for entity in self.entities]
        content.append(self.cues.model_dump(mode="json"))
        digest = hashlib.blake2b(json.dumps(content).encode(), digest_size=4).hexdigest()
        return f"{RULES_VERSION}+{digest}"

    @property
    def models(self) -> str:
        """The models that are used, with their versions; empty without any."""
        return models_version(ginza=self.ginza)

    @property
    def stamp(self) -> Stamp:
        """What says that a reading is by these rules and models. Takes milliseconds to make."""
        return Stamp(self.version, self.models)

    def reader(self) -> Reader:
        """A reader that follows these rules."""
        return Reader(self.entities, self.cues, ginza=self.ginza)
