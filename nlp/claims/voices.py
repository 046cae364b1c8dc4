"""Words of a sentence that let somebody speak."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Voice:
    """Where somebody is said to say something; `who` is None where it is only said that it is."""

    start: int
    end: int
    who: str | None = None
    told: bool = False
    """Whether a mere topic or subject with a verb of saying makes the speaker."""
    verb: int | None = None
    """Where the verb of saying stands, if it stands apart: all before it is what is said."""
    since: int | None = None
    """Where what is said begins, if the words tell: a quotation, the last clause."""
