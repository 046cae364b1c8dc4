"""What the checks look at: the entries, and who goes by which writing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from config.catalogue import Catalogue, Entry
from config.errors import Problem
from nlp.generations import member_names
from nlp.normalise import fold
from tracker.entities.names import is_unconditional


@dataclass(frozen=True, slots=True)
class Written:
    """One writing of an entity: where it stands, and whether it needs no context."""

    entry: Entry
    text: str
    key: tuple[int | str, ...]
    """Where in the entry; empty where it is made of the family's writings."""
    is_certain: bool

    @property
    def exact(self) -> str | None:
        """How it must be written, where case matters."""
        return self.text if self.entry.entity.case_sensitive else None


@dataclass(frozen=True, slots=True)
class Examined:
    """A catalogue, ready to be checked."""

    catalogue: Catalogue
    writings: Mapping[str, Sequence[Written]]
    """By their folded form."""
    today: date


def examined(catalogue: Catalogue, today: date) -> Examined:
    """The catalogue with its writings by their folded form."""
    writings: dict[str, list[Written]] = {}
    for entry in catalogue.entries.values():
        for written in written_names(catalogue, entry):
            writings.setdefault(fold(written.text), []).append(written)
    return Examined(catalogue, writings, today)


def written_names(catalogue: Catalogue, entry: Entry) -> Iterator[Written]:
    """Every writing of an entity as it stands in its entry, then those of its family."""
    entity = entry.entity
    yield Written(entry, entity.name, ("name",), is_unconditional(entity, entity.name))
    for i, alias in enumerate(entity.aliases):
        yield Written(entry, alias, ("aliases", i), is_unconditional(entity, alias))
    for i, alias in enumerate(entity.certain):
        yield Written(entry, alias, ("certain", i), True)
    family = catalogue.entries.get(entity.family or "")
    if family is not None and entity.generation:
        for name in member_names(family.entity, entity):
            if name != entity.name and name not in entity.aliases:
                yield Written(entry, name, (), entity.sense is None)


def at(written: Written, message: str) -> Problem:
    """Something about a writing."""
    return written.entry.problem(message, *written.key)
