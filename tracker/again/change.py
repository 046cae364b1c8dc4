"""What a change of the catalogue can change in what is read: the writings that a text must hold."""

from __future__ import annotations

from collections.abc import Sequence

from config.models import Entity
from nlp.discover.known import known_writings
from nlp.gazetteer import Gazetteer


def changed_writings(before: Sequence[Entity], after: Sequence[Entity]) -> frozenset[str]:
    """The folded writings of which a text must hold one for the two to read it differently."""
    old, new = Gazetteer(before).writings(), Gazetteer(after).writings()
    found = {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}
    no_candidates = known_writings(before) ^ known_writings(after)
    return frozenset(found | no_candidates) - {""}


def changed_names(before: Sequence[Entity], after: Sequence[Entity]) -> tuple[str, ...]:
    """The names of the entities that were added, removed or changed."""
    old = {entity.id: entity for entity in before}
    new = {entity.id: entity for entity in after}
    every = (old | new).items()
    return tuple(entity.name for id_, entity in every if old.get(id_) != new.get(id_))
