"""One writing of a text for matching, with exact offsets back to the text as it was given.

Width, case and compatibility forms are folded (Unicode NFKC and case folding); hyphens, spaces
and middle dots fall away, so that `Trainium 2`, `TRAINIUM-2` and `Ｔｒａｉｎｉｕｍ２` read
alike; so does the long vowel at the end of a katakana word (`サーバー`, `サーバ`). Line ends stay:
no name crosses them.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

SEPARATORS = " \t\u00a0\u3000\u2000-\u200d\u202f\ufeff_・･·‧‐‑‒–—−\u00ad\uff3f－-"
"""Characters of a name that writers put in or leave out, as the inside of a regular expression."""

KATAKANA = "ァ-ヺーヽヾｦ-ﾟ"

_COMBINING = "\u0300-\u036f\u3099\u309a\uff9e\uff9f"
# Characters that fold to exactly one character each, and so can be folded in bulk. Everything else
# goes one by one: it may grow (㍿), shrink (ﾄﾞ) or vanish (a hyphen).
_PLAIN = r"!-,./0-9:-^`a-z{-~\n、-〿ぁ-ゖァ-ヺ一-鿿！-，．-＾｀-～"

_PIECE = re.compile(
    rf"(?P<plain>[{_PLAIN}]+(?![{_COMBINING}]))"
    rf"|(?P<gap>[{SEPARATORS}]+)"
    rf"|(?P<long>[ーｰ](?![{KATAKANA}]))"
    rf"|(?P<one>[\s\S][{_COMBINING}]*)"
)


class _Folding(dict[int, str]):
    """A translation table that fills itself."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = fold_character(chr(code))
        return folded


def fold_character(cluster: str) -> str:
    """A character, with the marks that combine with it, in the one writing."""
    if cluster in "’‘＇":
        return "'"
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", cluster).casefold())


_FOLDING = _Folding()


@dataclass(frozen=True, slots=True)
class NormalisedView:
    """A text in the one writing (`text`) over the text as it was given (`original`)."""

    original: str
    text: str
    _view_starts: tuple[int, ...]
    """Where each piece begins in `text`; within a piece characters correspond one to one …"""
    _original_starts: tuple[int, ...]
    _lengths: tuple[int, ...]
    """… but for pieces of another length in the original, which are taken whole."""

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stands in `original`.

        A long vowel that fell away after the last character belongs to the span. An empty span
        stands before the character at `start`.
        """
        if start >= end:
            at = self._at(start)[0] if start < len(self.text) else len(self.original)
            return at, at
        first = self._at(start)[0]
        last = self._at(end - 1)[1]
        following = self._at(end)[0] if end < len(self.text) else len(self.original)
        while last < following and self.original[last] in "ーｰ":
            last += 1
        return first, last

    def _at(self, position: int) -> tuple[int, int]:
        piece = bisect_right(self._view_starts, position) - 1
        original = self._original_starts[piece]
        length = self._lengths[piece]
        if length:
            return original, original + length
        original += position - self._view_starts[piece]
        return original, original + 1


def normalised(text: str) -> NormalisedView:
    """The text in the one writing. Linear in its length."""
    folded: list[str] = []
    view_starts: list[int] = []
    original_starts: list[int] = []
    lengths: list[int] = []
    position = 0
    for piece in _PIECE.finditer(text):
        kind = piece.lastgroup
        if kind == "gap" or (kind == "long" and position):
            continue
        written = piece.group()
        form = written.translate(_FOLDING) if kind == "plain" else fold_character(written)
        if not form:
            continue
        folded.append(form)
        view_starts.append(position)
        original_starts.append(piece.start())
        lengths.append(0 if kind == "plain" else len(written))
        position += len(form)
    return NormalisedView(
        text, "".join(folded), tuple(view_starts), tuple(original_starts), tuple(lengths)
    )


def fold(text: str) -> str:
    """The text in the one writing, without the way back."""
    return normalised(text).text
