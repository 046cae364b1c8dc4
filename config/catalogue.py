"""The catalogue of entities: the shipped files, a project's `entities.yaml` over them, and places.

An entry of the project replaces the shipped one of the same id; `disable` takes shipped entries
away; `rejected` keeps names that nobody wants from being proposed again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from config.errors import ConfigError, Problem
from config.items import items, nearest
from config.located import Loc, Located, read_yaml
from config.models import Entity, Model, Rejection

SHIPPED_ENTITIES = Path(__file__).parent / "entities"

_M = TypeVar("_M", bound=Model)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entity, and where it is written."""

    entity: Entity
    located: Located
    loc: Loc
    is_own: bool = False
    """Whether it is the project's, not one that ships with the program."""

    @property
    def file(self) -> Path:
        """The file that it stands in."""
        return self.located.file

    @property
    def line(self) -> int:
        """The line (from 1) that it begins in."""
        return self.located.line(self.loc)

    def problem(self, message: str, *key: int | str) -> Problem:
        """Something about it, at one of its keys."""
        return self.located.problem((*self.loc, *key), message)


@dataclass(frozen=True, slots=True)
class Own:
    """What a project's file says, by itself."""

    entities: tuple[Entity, ...] = ()
    disable: tuple[str, ...] = ()
    rejected: tuple[Rejection, ...] = ()


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All that is followed, by id, and what the project decided against."""

    entries: Mapping[str, Entry]
    shipped: Mapping[str, Entry]
    """Every entry that ships, also those that are replaced or disabled."""
    disabled: tuple[str, ...] = ()
    rejected: tuple[Rejection, ...] = ()
    problems: tuple[Problem, ...] = ()
    """Every mistake in the files; a catalogue that has any cannot be used."""

    @property
    def entities(self) -> tuple[Entity, ...]:
        """The entities that are followed."""
        return tuple(entry.entity for entry in self.entries.values())


def load_catalogue(project: Path | None = None) -> Catalogue:
    """The shipped catalogue with a project's `entities.yaml` over it. Raises ConfigError."""
    catalogue = examine_catalogue(project)
    if catalogue.problems:
        raise ConfigError(list(catalogue.problems))
    return catalogue


def examine_catalogue(project: Path | None = None) -> Catalogue:
    """The same, as far as it can be read, with what is wrong with it."""
    shipped, shipped_problems = _shipped()
    problems = list(shipped_problems)
    entries = dict(shipped)
    disabled: tuple[str, ...] = ()
    rejected: tuple[Rejection, ...] = ()
    if project is not None and project.is_file():
        own: dict[str, Entry] = {}
        located = _add(own, project, problems, is_own=True)
        entries |= own
        if located is not None:
            disabled = tuple(_disabled(located, entries, problems))
            found = _of(located, "rejected", Rejection, problems)
            rejected = tuple(rejection for _, rejection in found)
    # What a broken entry was to be is not known: whoever refers to it is not to blame.
    if not problems:
        problems += _broken_references(entries, shipped)
    return Catalogue(entries, shipped, disabled, rejected, tuple(problems))


def read_own(file: Path) -> Own:
    """What a project's file says, by itself; nothing where there is none. Raises ConfigError."""
    if not file.is_file():
        return Own()
    located = read_yaml(file)
    problems: list[Problem] = []
    entities = _of(located, "entities", Entity, problems)
    rejected = _of(located, "rejected", Rejection, problems)
    disable = [entity_id for _, entity_id in _ids(located, problems)]
    if problems:
        raise ConfigError(problems)
    return Own(
        tuple(entity for _, entity in entities),
        tuple(disable),
        tuple(rejection for _, rejection in rejected),
    )


@cache
def _shipped() -> tuple[Mapping[str, Entry], tuple[Problem, ...]]:
    """What ships with the program cannot change while it runs."""
    entries: dict[str, Entry] = {}
    problems: list[Problem] = []
    for file in sorted(SHIPPED_ENTITIES.glob("*.yaml")):
        _add(entries, file, problems)
    return entries, tuple(problems)


def _add(
    entries: dict[str, Entry], file: Path, problems: list[Problem], *, is_own: bool = False
) -> Located | None:
    try:
        located = read_yaml(file)
    except ConfigError as error:
        problems += error.problems
        return None
    for loc, entity in _of(located, "entities", Entity, problems):
        entry = Entry(entity, located, loc, is_own)
        first = entries.setdefault(entity.id, entry)
        if first is not entry:
            where = f"{first.file.name}:{first.line}"
            problems.append(entry.problem(f"the id '{entity.id}' is taken in {where}"))
    return located


_KEYS = ("entities", "disable", "rejected")


def _of(
    located: Located, key: str, model: type[_M], problems: list[Problem]
) -> list[tuple[Loc, _M]]:
    found, wrong = items(located, {key: model}, also=_KEYS)
    problems += (problem for problem in wrong if problem not in problems)
    return found[key]


def _disabled(
    located: Located, entries: dict[str, Entry], problems: list[Problem]
) -> Iterator[str]:
    for loc, entity_id in _ids(located, problems):
        if entries.pop(entity_id, None) is None:
            hint = nearest(entity_id, entries)
            problems.append(located.problem(loc, f"there is no entity '{entity_id}'{hint}"))
        else:
            yield entity_id


def _ids(located: Located, problems: list[Problem]) -> list[tuple[Loc, str]]:
    ids = located.value.get("disable") if isinstance(located.value, dict) else None
    if ids is None:
        return []
    if not isinstance(ids, list) or not all(isinstance(item, str) for item in ids):
        problems.append(located.problem(("disable",), "'disable' must be a list of entity ids"))
        return []
    return [(("disable", i), entity_id) for i, entity_id in enumerate(ids)]


def _broken_references(
    entries: Mapping[str, Entry], shipped: Mapping[str, Entry]
) -> Iterable[Problem]:
    for entry in entries.values():
        for key in ("maker", "family"):
            other = getattr(entry.entity, key)
            if other is not None and other not in entries:
                message = f"the {key} '{other}' of '{entry.entity.id}' is no entity"
                hint = (
                    "; it is disabled, so disable this one too"
                    if other in shipped
                    else nearest(other, entries)
                )
                yield entry.problem(message + hint, key)
