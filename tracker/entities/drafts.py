"""The entry that a name gets in `entities.yaml`: what a person said, else what is known of it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Any, get_args

from config.models import EntityKind
from nlp.generations import member_id
from nlp.ids import entity_id
from nlp.normalise import fold
from tracker.entities.names import Names
from tracker.errors import UserError

NOBODY = "none"
"""What `--maker` says of a thing that nobody makes."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person said of a new entity; what is left open is found out."""

    id: str | None = None
    name: str | None = None
    kind: str | None = None
    maker: str | None = None
    family: str | None = None
    generation: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guess:
    """What the articles say of a candidate."""

    kind: str | None = None
    maker: str | None = None
    """An id."""


def draft(given: str, wishes: Wishes, names: Names, guess: Guess) -> dict[str, Any]:
    """The entry for the thing that is called `given`. Raises UserError where something is missing.

    A member of a known family takes its place there.
    """
    name, kind, generation = wishes.name or given, wishes.kind or guess.kind, wishes.generation
    maker = guess.maker if guess.maker in names.by_id else None
    family, new_id = None, None
    found = names.member(name)
    if wishes.family:
        family = names.require(wishes.family)
        if found and found[0].id != family.id:
            found = None
    elif found:
        family = found[0]
    if family is not None:
        maker, kind = family.maker, wishes.kind or family.kind
        if found is not None:
            name = wishes.name or found[1].name
            generation = generation or found[1].generation
            new_id = member_id(family, name)
    if wishes.maker:
        maker = None if wishes.maker == NOBODY else names.require(wishes.maker).id
    if kind is None:
        raise UserError(
            f"what kind of thing '{given}' is cannot be told; add --kind with one of "
            f"{', '.join(get_args(EntityKind))}",
            code=2,
        )
    entry = {
        "id": wishes.id or new_id or id_for(name, maker),
        "name": name,
        "kind": kind,
        "maker": maker,
        "family": family.id if family else None,
        "generation": generation,
        "aliases": _aliases(given, name, wishes.aliases),
    }
    return {key: value for key, value in entry.items() if value}


def _aliases(given: str, name: str, wished: tuple[str, ...]) -> list[str]:
    """Those that are not the name in another writing."""
    seen = {fold(name)}
    aliases = []
    for alias in (given, *wished):
        if fold(alias) not in seen:
            seen.add(fold(alias))
            aliases.append(alias)
    return aliases


def id_for(name: str, maker: str | None) -> str:
    """The id of a new entity: `acme-zeta9`. Raises UserError where the name is not Latin."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    if any(sign.isalnum() and not sign.isascii() for sign in plain):
        raise UserError(
            f"no id can be made of '{name}'; give one in Latin letters, like --id acme-rocket",
            code=2,
        )
    return entity_id(plain.encode("ascii", "ignore").decode(), maker)
