"""Changing a project's `entities.yaml`: what it follows, what it leaves out, what it rejected."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from config.catalogue import Own, load_catalogue, read_own
from config.editing.change import change_file
from config.editing.lists import with_items, without_item
from config.errors import ConfigError, Problem
from config.models import Entity, Rejection


def add_entities(file: Path, entries: Sequence[Mapping[str, Any]]) -> Own:
    """Put entries at the end of the project's own; the file is made where there is none.

    Returns what the file says now, as all functions here. Raises ConfigError where an entry is not
    valid (beside the shipped ones), and where the file cannot be changed.
    """
    return _change(
        file,
        lambda text: with_items(text, "entities", entries),
        lambda own: replace(own, entities=(*own.entities, *map(Entity.model_validate, entries))),
    )


def remove_entities(file: Path, ids: Sequence[str]) -> Own:
    """Take entries of the project's own out, and the comments inside them. Raises ConfigError."""
    own = read_own(file)
    listed = [entity.id for entity in own.entities]
    places = _places(file, listed, ids, "the project has no entry '{}' of its own")
    return _change(
        file,
        lambda text: _without(text, "entities", places),
        lambda own: replace(
            own, entities=tuple(entity for entity in own.entities if entity.id not in ids)
        ),
    )


def disable_entities(file: Path, ids: Sequence[str]) -> Own:
    """Follow these no more. Raises ConfigError where others that are followed need them."""
    return _change(
        file,
        lambda text: with_items(text, "disable", ids),
        lambda own: replace(own, disable=(*own.disable, *ids)),
    )


def enable_entities(file: Path, ids: Sequence[str]) -> Own:
    """Follow these again. Raises ConfigError."""
    places = _places(file, read_own(file).disable, ids, "'{}' is not disabled")
    return _change(
        file,
        lambda text: _without(text, "disable", places),
        lambda own: replace(
            own, disable=tuple(entity_id for entity_id in own.disable if entity_id not in ids)
        ),
    )


def add_rejections(file: Path, rejections: Sequence[Rejection]) -> Own:
    """Keep names that nobody wants. Raises ConfigError."""
    entries = [rejection.model_dump(exclude_defaults=True) for rejection in rejections]
    return _change(
        file,
        lambda text: with_items(text, "rejected", entries),
        lambda own: replace(own, rejected=(*own.rejected, *rejections)),
    )


def remove_rejections(file: Path, names: Sequence[str]) -> Own:
    """Take names out of the rejected ones. Raises ConfigError."""
    listed = [rejection.name for rejection in read_own(file).rejected]
    places = _places(file, listed, names, "'{}' is not rejected")
    return _change(
        file,
        lambda text: _without(text, "rejected", places),
        lambda own: replace(own, rejected=tuple(r for r in own.rejected if r.name not in names)),
    )


def _change(file: Path, change: Callable[[str], str], expected: Callable[[Own], Own]) -> Own:
    return change_file(file, change, _read, expected)


def _read(file: Path) -> Own:
    """What the file says, if it is valid over the shipped catalogue."""
    load_catalogue(file)
    return read_own(file)


def _without(text: str, key: str, places: Sequence[int]) -> str:
    for place in sorted(places, reverse=True):
        text = without_item(text, key, place)
    return text


def _places(file: Path, listed: Sequence[str], wanted: Sequence[str], missing: str) -> list[int]:
    """Where the wanted stand in a list, each time. Raises ConfigError where one does not."""
    problems = [Problem(file, 0, missing.format(name)) for name in wanted if name not in listed]
    if problems:
        raise ConfigError(problems)
    return [place for place, name in enumerate(listed) if name in wanted]
