"""Which entity of a catalogue goes by a name, in any writing."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from config.models import Entity
from nlp.generations import Member, families_of, member_names
from nlp.normalise import fold, normalised
from tracker.errors import UserError
from tracker.plain import cut, plain

_SUGGESTED = 3
LONGEST_NAME = 120


class Writing(NamedTuple):
    """One writing of an entity's name. The smaller `rank`, the more it is its own."""

    text: str
    entity: Entity
    rank: int


class Names:
    """All writings of a catalogue."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self.entities = entities
        self.by_id = {entity.id: entity for entity in entities}
        self._writings: dict[str, list[Writing]] = {}
        for entity in entities:
            for writing in self._of(entity):
                self._writings.setdefault(fold(writing.text), []).append(writing)

    def _of(self, entity: Entity) -> Iterator[Writing]:
        yield Writing(entity.id, entity, 0)
        yield Writing(entity.name, entity, 1)
        for alias in (*entity.aliases, *entity.certain):
            yield Writing(alias, entity, 2)
        for name in self.generated(entity):
            yield Writing(name, entity, 3)

    def generated(self, entity: Entity) -> tuple[str, ...]:
        """How its family's writings name it: `トレイニアム2`."""
        family = self.by_id.get(entity.family or "")
        if family is None or not entity.generation:
            return ()
        return tuple(dict.fromkeys(member_names(family, entity)))

    def find(self, name: str) -> Entity | None:
        """The entity that goes by this id, name or alias in any writing."""
        known = self._writings.get(fold(name), ())
        best = min(known, key=lambda w: (w.entity.id != name, w.text != name, w.rank), default=None)
        return best.entity if best else None

    def require(self, name: str) -> Entity:
        """The same. Raises UserError, with the nearest names, where there is none."""
        found = self.find(name)
        if found is None:
            raise self.unknown(name)
        return found

    def unknown(self, name: str) -> UserError:
        """What is said of a name that no entity goes by."""
        listed = ", ".join(self._nearest(name))
        nearest = f"; the nearest are: {listed}" if listed else ""
        return UserError(f"no entity is called '{name}'{nearest}")

    def _nearest(self, name: str) -> list[str]:
        """The names that are written most like this one, best first."""
        near = difflib.get_close_matches(fold(name), self._writings, n=_SUGGESTED, cutoff=0.7)
        found = [min(self._writings[key], key=lambda writing: -writing.rank) for key in near]
        return list(dict.fromkeys(writing.text for writing in found))

    def holding(self, text: str) -> set[str]:
        """The ids of the entities that have a writing with this in it."""
        folded = fold(text)
        return {
            writing.entity.id
            for key, writings in self._writings.items()
            if folded in key
            for writing in writings
        }

    def member(self, name: str) -> tuple[Entity, Member] | None:
        """The family that a name in no list would be a member of: `Trainium9` of Trainium."""
        view = normalised(name)
        for family in families_of(self.entities):
            if view.text.startswith(family.stem):
                start, end = view.original_span(0, len(family.stem))
                member = family.member_at(name, start, end)
                if member is not None and member.end == len(name):
                    return family.entity, member
        return None


def checked_name(text: str) -> str:
    """A name as a person gives it, in one line. Raises UserError where it can be none."""
    name = " ".join(plain(text).split())
    if not fold(name) or len(name) > LONGEST_NAME:
        raise UserError(
            f"'{cut(name, 40)}' is no name: it takes letters or digits, at most {LONGEST_NAME} "
            "characters",
            code=2,
        )
    return name


def is_unconditional(entity: Entity, name: str) -> bool:
    """Whether a name or alias means the entity in any text."""
    return entity.sense is None or fold(name) in set(map(fold, entity.certain))
