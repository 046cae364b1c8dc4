"""What to say of a source that is in no list."""

from __future__ import annotations

import difflib
from collections.abc import Collection

from tracker.errors import UserError

_LISTED = 10


def unknown_source(name: str, known: Collection[str]) -> UserError:
    """The error that names the sources there are; of many, the nearest."""
    says = f"there is no source '{name}'"
    if len(known) <= _LISTED:
        return UserError(f"{says}; the sources are: {', '.join(sorted(known)) or 'none'}", code=2)
    near = difflib.get_close_matches(name, known, n=3, cutoff=0.5)
    hint = f"the nearest are: {', '.join(near)}; " if near else ""
    return UserError(f"{says}; {hint}'tracker sources list' shows all", code=2)
