"""Text from strangers, made fit for a terminal or a line."""

from __future__ import annotations

import unicodedata

_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


def plain(text: str) -> str:
    """The text in one line, without what could steer a terminal or turn its order around."""
    if text.isascii() and text.isprintable():
        return text
    shown = "".join(" " if unicodedata.category(c) in _HIDDEN else c for c in text)
    return " ".join(shown.split())


def harmless(text: str) -> str:
    """The text, character by character, without what could steer a terminal: offsets stay."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(" " if unicodedata.category(c) in _HIDDEN else c for c in text)


def cut(text: str, most: int) -> str:
    """The text in one line of at most `most` characters, an ellipsis for what is missing."""
    line = plain(text)
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def count(number: int, noun: str) -> str:
    """`1 article`, `2,400 articles`, `3 stories`, `4 days`."""
    is_story = noun.endswith("y") and noun[-2:-1] not in "aeou"
    plural = f"{noun[:-1]}ies" if is_story else f"{noun}s"
    return f"{number:,} {noun if number == 1 else plural}"


def size_in_words(size: float) -> str:
    """`12 B`, `3.4 MB`, `56 GB`; `size` in bytes."""
    for unit in ("B", "kB", "MB"):
        if size < 1000:
            return f"{size:.3g} {unit}"
        size /= 1000
    return f"{size:.3g} GB"
