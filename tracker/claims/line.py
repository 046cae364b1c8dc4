"""A claim in one line."""

from __future__ import annotations

from tracker.plain import plain


def line_of(claim: str, key: str) -> str:
    """The warehouse's line, and of a claim without a figure also the word that it rests on:
    `Trainium2: other (hype: game-changer)`. Several such claims would look alike without it.
    """
    line = plain(claim)
    word = plain(key.rpartition("|")[2])
    return f"{line[:-1]}: {word})" if line.endswith(")") and word else line
