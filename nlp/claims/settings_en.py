"""English settings, needs and thresholds: is set to 40%, requires 12 TiB, a 30-second timeout."""

from __future__ import annotations

import re

_SET_BEFORE = re.compile(
    r"(?:\b(?:is|are|was|were|be|been)(?: now| also| currently| by default)?"
    r" (?:set|configured|limited|capped|restricted|fixed) (?:to|at)"
    r"|\bset(?:ting)? (?:[\w-]{1,30} ){0,3}?to|\bthresholds? (?:of|is|to|at)"
    r"|\bdefaults? (?:of|is|to)|\b(?:assum(?:e|es|ing)|suppose|imagine)\b[^.;]{0,24})"
    r"(?: about| a| an| the)? ?$",
    re.IGNORECASE,
)
_NEEDED = re.compile(r"\b(?:requires?|needs?|requiring|needing)(?: \w+){0,2} ?$", re.IGNORECASE)
_SET_AFTER = re.compile(r"[ -](?:thresholds?|timeouts?|limit is reached)\b", re.IGNORECASE)


def is_set(before: str, after: str, *, plain: bool) -> bool:
    """Whether the text around an amount makes it a setting or, of a `plain` one, a need."""
    if _SET_BEFORE.search(before) or _SET_AFTER.match(after):
        return True
    return plain and _NEEDED.search(before) is not None
