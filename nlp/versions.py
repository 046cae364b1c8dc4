"""How versions in names are written: `4.5`, `4-5` in identifiers, `4.0` for 4."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MINOR = re.compile(r"(?<=\d)\.(?=\d)")
_DASH = re.compile(r"(?<=\d)[-_\u2010\u2011](?=\d)")
_ZERO = re.compile(r"(?<=\d)\.0(?![.\w])")
_WHOLE = re.compile(r"(?:(?<=[A-Za-z][ -])|(?<=[ -][A-Za-z])|(?<=[A-Za-z]{3}))\d{1,2}$")
_DASHED_MINOR = re.compile(r"[-\u2010\u2011](\d{1,2})(?![\w.])")


def has_minor(name: str) -> bool:
    """Whether a name holds a version with a minor one: `Claude 3.5 Sonnet`."""
    return _MINOR.search(name) is not None


def dashed_version(name: str) -> str:
    """The name as identifiers write it: `Claude 3-5 Sonnet`."""
    return _MINOR.sub("-", name)


def dotted_version(surface: str) -> str:
    """The identifier as prose writes it: `claude-3.5-sonnet`."""
    return _DASH.sub(".", surface)


def equal_versions(name: str) -> Iterator[str]:
    """The other writings of a whole version: `Gemini 2` for `Gemini 2.0`, `Veo 3.0` for `Veo 3`."""
    if _ZERO.search(name):
        yield _ZERO.sub("", name)
    elif _WHOLE.search(name):
        yield f"{name}.0"


def whole(generation: str) -> str:
    """A generation without a trailing `.0`."""
    return _ZERO.sub("", generation)


def dashed_minor(text: str, start: int, end: int) -> re.Match[str] | None:
    """The minor version behind an identifier that ends in a digit: `-5` in `claude-sonnet-4-5`.

    Only names that are written with hyphens have it; `Qwen3-32B` and a date have none.
    """
    if end == 0 or not text[end - 1].isdigit() or "-" not in text[start:end]:
        return None
    return _DASHED_MINOR.match(text, end)
