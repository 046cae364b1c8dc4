"""Changing the list of sources, `sources.yaml`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from config.editing.change import change_file
from config.editing.lists import Item, with_items, with_value, without_item
from config.errors import ConfigError, Problem
from config.load import load_sources
from config.models import Source

_LIST = "sources"

_Sources = tuple[Source, ...]


def add_sources(file: Path, entries: Sequence[Item]) -> tuple[Source, ...]:
    """Put entries at the end of the list; the file is made where there is none.

    Returns all sources of the file. Raises ConfigError where an entry is not valid, and where the
    file cannot be changed.
    """
    return _change(
        file,
        lambda text: with_items(text, _LIST, entries),
        lambda before: (*before, *map(Source.model_validate, entries)),
    )


def remove_source(file: Path, name: str) -> tuple[Source, ...]:
    """Take an entry out of the list, and the comments inside it. Raises ConfigError."""
    index = _index(file, name)
    return _change(
        file,
        lambda text: without_item(text, _LIST, index),
        lambda before: (*before[:index], *before[index + 1 :]),
    )


def set_value(file: Path, name: str, key: str, value: bool | str | int | float) -> None:
    """Write one value of an entry. Raises ConfigError."""
    index = _index(file, name)

    def changed(before: _Sources) -> _Sources:
        fields = before[index].model_dump(exclude_unset=True) | {key: value}
        return (*before[:index], Source.model_validate(fields), *before[index + 1 :])

    _change(file, lambda text: with_value(text, _LIST, index, key, value), changed)


def _change(
    file: Path, change: Callable[[str], str], expected: Callable[[_Sources], _Sources]
) -> _Sources:
    return change_file(file, change, _read, expected)


def _read(file: Path) -> _Sources:
    return load_sources(file) if file.exists() else ()


def _index(file: Path, name: str) -> int:
    names = [source.name for source in load_sources(file)]
    if name not in names:
        raise ConfigError([Problem(file, 0, f"there is no source '{name}'")])
    return names.index(name)
