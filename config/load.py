"""From files to typed values: settings, sources, the catalogue of entities, the cues of claims.

What ships with the program lies beside this module; a project's own files add to it. Every mistake
in a file is reported at once, each with its line and what to write instead.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from config.errors import ConfigError, Problem
from config.located import Loc, Located, read_toml, read_yaml
from config.models import ClaimCues, Cue, Entity, Settings, Source

SHIPPED = Path(__file__).parent

M = TypeVar("M", bound=BaseModel)


def load_settings(file: Path) -> Settings:
    """`tracker.toml`. Raises ConfigError."""
    located = read_toml(file)
    try:
        return Settings.model_validate(located.value)
    except ValidationError as error:
        raise ConfigError(_problems(located, (), Settings, error)) from error


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
    """The shipped catalogue with a project's `entities.yaml` over it. Raises ConfigError.

    An entry of the project replaces the shipped one of the same id; `disable` takes ids away.
    """
    entries: dict[str, tuple[Located, Loc, Entity]] = {}
    problems: list[Problem] = []
    for file in sorted((SHIPPED / "entities").glob("*.yaml")):
        problems += _add_entities(entries, read_yaml(file))
    if project is not None and project.is_file():
        located = read_yaml(project)
        own: dict[str, tuple[Located, Loc, Entity]] = {}
        problems += _add_entities(own, located)
        entries |= own
        for i, entity_id in enumerate(_disabled(located)):
            if entries.pop(entity_id, None) is None:
                hint = _nearest(entity_id, entries)
                problems.append(
                    located.problem(("disable", i), f"there is no entity '{entity_id}'{hint}")
                )
    problems += _broken_references(entries)
    if problems:
        raise ConfigError(problems)
    return tuple(entity for _, _, entity in entries.values())


def load_cues(project: Path | None = None) -> ClaimCues:
    """The shipped lexicons with a project's `claims.yaml` added. Raises ConfigError."""
    lists: dict[str, list[Cue]] = {name: [] for name in ClaimCues.model_fields}
    files = [SHIPPED / "claims.yaml"]
    if project is not None and project.is_file():
        files.append(project)
    for file in files:
        for name, cues in _items(read_yaml(file), dict.fromkeys(lists, Cue)).items():
            lists[name] += [cue for _, cue in cues]
    return ClaimCues(**{name: tuple(_last_of_each(cues)) for name, cues in lists.items()})


def _last_of_each(cues: Iterable[Cue]) -> Iterable[Cue]:
    return {(cue.lang, cue.text): cue for cue in cues}.values()


def _add_entities(
    entries: dict[str, tuple[Located, Loc, Entity]], located: Located
) -> list[Problem]:
    problems = []
    for loc, entity in _items(located, {"entities": Entity}, also=("disable",))["entities"]:
        if entity.id in entries:
            first, first_loc, _ = entries[entity.id]
            where = f"{first.file.name}:{first.line(first_loc)}"
            problems.append(located.problem(loc, f"the id '{entity.id}' is taken in {where}"))
        else:
            entries[entity.id] = (located, loc, entity)
    return problems


def _disabled(located: Located) -> list[str]:
    ids = located.value.get("disable") if isinstance(located.value, dict) else None
    if ids is None:
        return []
    if not isinstance(ids, list) or not all(isinstance(item, str) for item in ids):
        raise ConfigError([located.problem(("disable",), "'disable' must be a list of entity ids")])
    return ids


def _broken_references(entries: dict[str, tuple[Located, Loc, Entity]]) -> list[Problem]:
    problems = []
    for located, loc, entity in entries.values():
        for key in ("maker", "family"):
            other = getattr(entity, key)
            if other is not None and other not in entries:
                message = f"the {key} '{other}' of '{entity.id}' is no entity"
                problems.append(located.problem((*loc, key), message + _nearest(other, entries)))
    return problems


def _later(
    items: Sequence[tuple[Loc, M]], key: str, values: Sequence[str]
) -> Iterable[tuple[Loc, M]]:
    seen: set[str] = set()
    for loc, item in items:
        value = getattr(item, key)
        if value in values and value in seen:
            yield loc, item
        seen.add(value)


def _items(
    located: Located, lists: dict[str, type[M]], also: tuple[str, ...] = ()
) -> dict[str, list[tuple[Loc, M]]]:
    """The lists under the keys of a file, each item validated by itself, with its place."""
    found: dict[str, list[tuple[Loc, M]]] = {name: [] for name in lists}
    if located.value is None:
        return found
    keys = (*lists, *also)
    if not isinstance(located.value, dict):
        expected = " or ".join(f"'{key}:'" for key in keys)
        raise ConfigError([located.problem((), f"the file must begin with {expected}")])
    problems = [
        located.problem((key,), f"unknown key '{key}'{_nearest(key, keys)}")
        for key in located.value
        if key not in keys
    ]
    for name, model in lists.items():
        items = located.value.get(name)
        if items is None:
            continue
        if not isinstance(items, list):
            problems.append(located.problem((name,), f"'{name}' must be a list ('- …' lines)"))
            continue
        for i, item in enumerate(items):
            loc: Loc = (name, i)
            try:
                found[name].append((loc, model.model_validate(item)))
            except ValidationError as error:
                problems += _problems(located, loc, model, error)
    if problems:
        raise ConfigError(problems)
    return found


def _problems(
    located: Located, loc: Loc, model: type[BaseModel], error: ValidationError
) -> list[Problem]:
    return [
        located.problem((*loc, *detail["loc"]), _message(model, detail))
        for detail in error.errors(include_url=False)
    ]


def _message(model: type[BaseModel], detail: ErrorDetails) -> str:
    loc = [part for part in detail["loc"] if isinstance(part, str)]
    key = loc[-1] if loc else ""
    kind = detail["type"]
    if kind == "extra_forbidden":
        return f"unknown key '{key}'{_nearest(key, _fields(model, loc[:-1]))}"
    if kind == "missing":
        return f"'{key}' is missing"
    if kind in {"model_type", "dict_type", "model_attributes_type"}:
        return f"{'' if not key else f'{key!r}: '}expected keys and values, got {detail['input']!r}"
    text = detail["msg"].removeprefix("Value error, ")
    text = text[:1].lower() + text[1:]
    if kind == "literal_error":
        hint = _nearest(str(detail["input"]), str(detail["ctx"]["expected"]).split("'")[1::2])
        return f"'{key}': {detail['input']!r} - {text}{hint}"
    shown = "" if kind == "value_error" else f", got {detail['input']!r}"
    return f"'{key}': {text}{shown}" if key else text


def _fields(model: type[BaseModel], path: Sequence[str]) -> Iterable[str]:
    for name in path:
        inner: Any = model.model_fields[name].annotation if name in model.model_fields else None
        if not (isinstance(inner, type) and issubclass(inner, BaseModel)):
            break
        model = inner
    return model.model_fields


def _nearest(word: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(word, list(known), n=1)
    return f"; did you mean '{near[0]}'?" if near else ""
