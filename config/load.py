"""From files to typed values: settings, sources, the catalogue of entities, the cues of claims.

What ships with the program lies beside this module; a project's own files add to it. Every mistake
in a file is reported at once, each with its line and what to write instead.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from config.catalogue import load_catalogue
from config.errors import ConfigError
from config.items import items, mistakes
from config.located import Loc, Located, read_toml, read_yaml
from config.models import ClaimCues, Cue, Entity, EvidenceCue, Source
from config.settings import Settings

SHIPPED = Path(__file__).parent

M = TypeVar("M", bound=BaseModel)


def load_settings(file: Path) -> Settings:
    """`tracker.toml`. Raises ConfigError."""
    located = read_toml(file)
    try:
        return Settings.model_validate(located.value)
    except ValidationError as error:
        raise ConfigError(mistakes(located, (), Settings, error)) from error


def load_sources(file: Path) -> tuple[Source, ...]:
    """`sources.yaml`: a list under `sources`. Raises ConfigError."""
    located = read_yaml(file)
    sources = _items(located, {"sources": Source})["sources"]
    twice = [name for name, count in Counter(s.name for _, s in sources).items() if count > 1]
    problems = [
        located.problem(loc, f"the name '{source.name}' is taken by an earlier source")
        for loc, source in _later(sources, "name", twice)
    ]
    if problems:
        raise ConfigError(problems)
    return tuple(source for _, source in sources)


def load_entities(project: Path | None = None) -> tuple[Entity, ...]:
    """What is followed: the shipped catalogue with a project's `entities.yaml` over it.

    An entry of the project replaces the shipped one of the same id; `disable` takes ids away.
    Raises ConfigError.
    """
    return load_catalogue(project).entities


def load_cues(project: Path | None = None) -> ClaimCues:
    """The shipped lexicons with a project's `claims.yaml` added. Raises ConfigError."""
    lists = [_shipped_cues()]
    if project is not None and project.is_file():
        lists.append(_cues(project))
    return ClaimCues(
        **{
            name: tuple(_last_of_each(cue for cues in lists for cue in cues[name]))
            for name in ClaimCues.model_fields
        }
    )


@cache
def _shipped_cues() -> Mapping[str, Sequence[Cue]]:
    """What ships with the program cannot change while it runs."""
    return _cues(SHIPPED / "claims.yaml")


def _cues(file: Path) -> dict[str, list[Cue]]:
    models: dict[str, type[Cue]] = dict.fromkeys(ClaimCues.model_fields, Cue)
    models["evidence"] = EvidenceCue
    return {
        name: [cue for _, cue in cues] for name, cues in _items(read_yaml(file), models).items()
    }


def _last_of_each(cues: Iterable[Cue]) -> Iterable[Cue]:
    return {(cue.lang, cue.text): cue for cue in cues}.values()


def _later(
    items: Sequence[tuple[Loc, M]], key: str, values: Sequence[str]
) -> Iterable[tuple[Loc, M]]:
    seen: set[str] = set()
    for loc, item in items:
        value = getattr(item, key)
        if value in values and value in seen:
            yield loc, item
        seen.add(value)


def _items(located: Located, lists: dict[str, type[M]]) -> dict[str, list[tuple[Loc, M]]]:
    found, problems = items(located, lists)
    if problems:
        raise ConfigError(problems)
    return found
