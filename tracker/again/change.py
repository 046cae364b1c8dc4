"""What a change of the catalogue can change in what is read: the writings that a text must hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from config.models import Entity
from nlp.discover.known import known_writings
from nlp.gazetteer import Gazetteer


def changed_writings(before: Sequence[Entity], after: Sequence[Entity]) -> frozenset[str]:
    """The folded writings of which a text must hold one for the two to read it differently.

    A writing that holds another of them is left out, for the other finds its texts too.
    """
    old, new = Gazetteer(before).writings(), Gazetteer(after).writings()
    found = {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}
    no_candidates = known_writings(before) ^ known_writings(after)
    return frozenset(_without_longer((found | no_candidates) - {""}))


def changed_names(before: Sequence[Entity], after: Sequence[Entity]) -> tuple[str, ...]:
    """The names of the entities that were added, removed or changed, in the catalogue's order."""
    old = {entity.id: entity for entity in before}
    new = {entity.id: entity for entity in after}
    changed = (id_ for id_ in {**new, **old} if old.get(id_) != new.get(id_))
    return tuple(new.get(id_, old.get(id_)).name for id_ in changed)  # type: ignore[union-attr]


def _without_longer(writings: Iterable[str]) -> list[str]:
    shortest: list[str] = []
    for writing in sorted(writings, key=len):
        if not any(short in writing for short in shortest):
            shortest.append(writing)
    return shortest
