"""Lists in a file, each item validated by itself: every mistake with its line and what to write."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from config.errors import Problem
from config.located import Loc, Located

M = TypeVar("M", bound=BaseModel)


def items(
    located: Located, lists: Mapping[str, type[M]], *, also: Sequence[str] = ()
) -> tuple[dict[str, list[tuple[Loc, M]]], list[Problem]]:
    """The valid items of the lists under the keys of a file, each with its place; the mistakes.

    `also` are keys that the file may have beside those.
    """
    found: dict[str, list[tuple[Loc, M]]] = {name: [] for name in lists}
    if located.value is None:
        return found, []
    keys = tuple(dict.fromkeys((*lists, *also)))
    if not isinstance(located.value, dict):
        expected = " or ".join(f"'{key}:'" for key in keys)
        return found, [located.problem((), f"the file must begin with {expected}")]
    problems = [
        located.problem((key,), f"unknown key '{key}'{nearest(key, keys)}")
        for key in located.value
        if key not in keys
    ]
    for name, model in lists.items():
        entries = located.value.get(name)
        if entries is None:
            continue
        if not isinstance(entries, list):
            problems.append(located.problem((name,), f"'{name}' must be a list ('- …' lines)"))
            continue
        for i, entry in enumerate(entries):
            loc: Loc = (name, i)
            try:
                found[name].append((loc, model.model_validate(entry)))
            except ValidationError as error:
                problems += mistakes(located, loc, model, error)
    return found, problems


def items_of_kinds(
    located: Located, name: str, kinds: Mapping[str, type[M]]
) -> tuple[list[tuple[Loc, M]], list[Problem]]:
    """The same for one list whose items are validated by the model that their key `kind` names."""
    entries = located.value.get(name) if isinstance(located.value, dict) else None
    if entries is None:
        return [], []
    if not isinstance(entries, list):
        return [], [located.problem((name,), f"'{name}' must be a list ('- …' lines)")]
    found: list[tuple[Loc, M]] = []
    problems: list[Problem] = []
    for i, entry in enumerate(entries):
        loc: Loc = (name, i)
        if not isinstance(entry, dict):
            problems.append(located.problem(loc, f"expected keys and values, got {entry!r}"))
            continue
        kind = entry.get("kind")
        if kind is None:
            known = ", ".join(kinds)
            problems.append(located.problem(loc, f"'kind' is missing; it is one of: {known}"))
        elif not isinstance(kind, str) or kind not in kinds:
            hint = nearest(str(kind), kinds) or f"; it is one of: {', '.join(kinds)}"
            problems.append(located.problem((*loc, "kind"), f"there is no kind {kind!r}{hint}"))
        else:
            try:
                found.append((loc, kinds[kind].model_validate(entry)))
            except ValidationError as error:
                problems += mistakes(located, loc, kinds[kind], error)
    return found, problems


def mistakes(
    located: Located, loc: Loc, model: type[BaseModel], error: ValidationError
) -> list[Problem]:
    """What is wrong with the value at `loc`, which is no `model`."""
    return [
        located.problem((*loc, *detail["loc"]), _message(model, detail))
        for detail in error.errors(include_url=False)
    ]


def nearest(word: str, known: Iterable[str]) -> str:
    """The end of a message that names the nearest known word; empty where none is near."""
    near = difflib.get_close_matches(word, list(known), n=1)
    return f"; did you mean '{near[0]}'?" if near else ""


def _message(model: type[BaseModel], detail: ErrorDetails) -> str:
    loc = [part for part in detail["loc"] if isinstance(part, str)]
    key = loc[-1] if loc else ""
    kind = detail["type"]
    if kind == "extra_forbidden":
        return f"unknown key '{key}'{nearest(key, _fields(model, loc[:-1]))}"
    if kind == "missing":
        return f"'{key}' is missing"
    if kind in {"model_type", "dict_type", "model_attributes_type"}:
        return f"{'' if not key else f'{key!r}: '}expected keys and values, got {detail['input']!r}"
    if kind == "string_type" and isinstance(detail["input"], (bool, int, float, date)):
        # YAML has its own mind: 2 is a number, no is false.
        return f"'{key}': YAML reads this as {detail['input']}; put it in quotes to make it text"
    text = detail["msg"].removeprefix("Value error, ")
    text = text[:1].lower() + text[1:]
    if kind == "literal_error":
        hint = nearest(str(detail["input"]), str(detail["ctx"]["expected"]).split("'")[1::2])
        return f"'{key}': {detail['input']!r} - {text}{hint}"
    shown = "" if kind == "value_error" else f", got {detail['input']!r}"
    return f"'{key}': {text}{shown}" if key else text


def _fields(model: type[BaseModel], path: Sequence[str]) -> Iterable[str]:
    for name in path:
        inner: Any = model.model_fields[name].annotation if name in model.model_fields else None
        if not (isinstance(inner, type) and issubclass(inner, BaseModel)):
            break
        model = inner
    return [field.alias or key for key, field in model.model_fields.items()]
