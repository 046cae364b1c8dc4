"""What stands and falls with an entity: its products and the members of its family."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from config.models import Entity


def with_kin(ids: Iterable[str], entities: Sequence[Entity]) -> tuple[str, ...]:
    """The ids with those of all entities that have one of them as maker or family, in turn."""
    found = dict.fromkeys(ids)
    grown = True
    while grown:
        kin = [e.id for e in entities if e.id not in found and {e.maker, e.family} & found.keys()]
        found |= dict.fromkeys(kin)
        grown = bool(kin)
    return tuple(found)


def needed_by(ids: Sequence[str], entities: Sequence[Entity]) -> dict[str, list[str]]:
    """Of these ids those that others need as maker or family, with the ids of the others."""
    found: dict[str, list[str]] = {}
    for entity in entities:
        for other in dict.fromkeys((entity.maker, entity.family)):
            if other in ids and entity.id not in ids:
                found.setdefault(str(other), []).append(entity.id)
    return found
