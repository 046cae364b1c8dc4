"""Wordings with their changes marked: in colours, between signs, or in Markdown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from rich.text import Text

from tracker.claims.wording import Change, Piece
from tracker.tables import markdown

_STYLES: Final[dict[Change, str]] = {"same": "", "gone": "red strike", "come": "bold green"}
_SIGNS: Final[dict[Change, tuple[str, str]]] = {
    "same": ("", ""),
    "gone": ("[-", "-]"),
    "come": ("{+", "+}"),
}
_MARKDOWN: Final[dict[Change, tuple[str, str]]] = {
    "same": ("", ""),
    "gone": ("~~", "~~"),
    "come": ("**", "**"),
}


def in_colours(pieces: Iterable[Piece]) -> Text:
    """Red and struck through what is gone, green what came."""
    return Text.assemble(*((piece.text, _STYLES[piece.change]) for piece in pieces))


def with_signs(pieces: Iterable[Piece]) -> str:
    """`[-up to -]2x faster`, `{+about +}2x faster`: for where there are no colours."""
    return "".join(_SIGNS[p.change][0] + p.text + _SIGNS[p.change][1] for p in pieces)


def in_markdown(pieces: Iterable[Piece]) -> str:
    """Struck through what is gone, bold what came."""
    return "".join(_in_markdown(piece) for piece in pieces)


def _in_markdown(piece: Piece) -> str:
    """Blanks stand outside of the signs, or Markdown would not take them for signs."""
    words = piece.text.strip()
    if not words:
        return " "
    before, _, after = piece.text.partition(words)
    begin, end = _MARKDOWN[piece.change]
    return f"{' ' * bool(before)}{begin}{markdown(words)}{end}{' ' * bool(after)}"
