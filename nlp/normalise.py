"""One writing of a text for matching, with exact offsets back to the text as it was given.

Width, case and compatibility forms are folded (Unicode NFKC and case folding); hyphens, spaces
and middle dots fall away, so that `Trainium 2`, `TRAINIUM-2` and `Ｔｒａｉｎｉｕｍ２` read
alike; so does the long vowel at the end of a katakana word (`サーバー`, `サーバ`). Line ends stay:
no name crosses them.

All characters go through one table at once; only those that grow (㍿), and those that combine
(ﾄﾞ), are folded one by one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.uint32]
Positions = npt.NDArray[np.intp]

SEPARATORS = " \t\u00a0\u3000\u2000-\u200d\u202f\ufeff_・･·‧‐‑‒–—−\u00ad\uff3f－-"
"""Characters of a name that writers put in or leave out, as the inside of a regular expression."""

KATAKANA = "ァ-ヺーヽヾｦ-ﾟ"

_COMBINING = "\u0300-\u036f\u3099\u309a\uff9e\uff9f"
_MOST_MARKS = 30
"""Marks on one character: ordering them is quadratic. The limit of UAX #15, Stream-Safe Text."""

_LETTER = 0x110000
"""What the table says of a character is below it for one that folds to one character, and else:"""
_GAP, _LONG, _MARK, _GROWS, _UNKNOWN = range(_LETTER, _LETTER + 5)
_LONG_VOWEL = ord("ー")

_IS_GAP = re.compile(f"[{SEPARATORS}]")
_IS_MARK = re.compile(f"[{_COMBINING}]")
_IS_KATAKANA = re.compile(f"[{KATAKANA}]")
_ASCII_GAPS = dict.fromkeys(map(ord, filter(_IS_GAP.match, map(chr, range(128)))))


def fold_character(cluster: str) -> str:
    """A character, with the marks that combine with it, in the one writing."""
    if cluster in "’‘＇":
        return "'"
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", cluster).casefold())


class _Table:
    """What each character folds to, learnt when it is first met."""

    def __init__(self) -> None:
        self._folded = np.full(0x110000, _UNKNOWN, np.uint32)

    def __call__(self, codes: Codes) -> Codes:
        folded = self._folded.take(codes)
        if folded.size and folded.max() == _UNKNOWN:
            for code in np.unique(codes[folded == _UNKNOWN]).tolist():
                self._folded[code] = _folded_code(chr(code))
            folded = self._folded.take(codes)
        return folded


def _folded_code(character: str) -> int:
    if _IS_GAP.match(character):
        return _GAP
    if character in "ーｰ":
        return _LONG
    if _IS_MARK.match(character):
        return _MARK
    form = fold_character(character)
    return ord(form) if len(form) == 1 else _GROWS


_TABLE = _Table()


@dataclass(frozen=True, slots=True)
class NormalisedView:
    """A text in the one writing (`text`, `codes`) over the text as it was given (`original`)."""

    original: str
    text: str
    codes: Codes
    """The code points of `text`."""
    origins: memoryview
    """Where each character of `text` comes from in `original`."""
    _widths: Mapping[int, int]
    """Characters of `original` that were folded together, by the first of them."""

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stands in `original`.

        A long vowel that fell away after the last character belongs to the span. An empty span
        stands before the character at `start`.
        """
        origins = self.origins
        following = origins[end] if end < len(self.text) else len(self.original)
        if start >= end:
            at = origins[start] if start < len(self.text) else len(self.original)
            return at, at
        last = origins[end - 1]
        last += self._widths.get(last, 1)
        while last < following and self.original[last] in "ーｰ":
            last += 1
        return origins[start], last


def normalised(text: str) -> NormalisedView:
    """The text in the one writing. Linear in its length."""
    given = code_points(text)
    folded = _TABLE(given)
    special = folded.max(initial=0) > _GAP
    clusters: dict[int, tuple[int, str]] = {}
    if special:
        _settle_long_vowels(given, folded)
        clusters = {start: (end, form) for start, end, form in _clusters(text, folded)}
    counts = folded < _LETTER
    origins = np.flatnonzero(counts)
    codes = folded[origins]
    if clusters:
        origins, codes = _grown(counts, folded, clusters)
    return NormalisedView(
        text,
        text_of(codes),
        codes,
        origins.data,
        {start: end - start for start, (end, _) in clusters.items() if end - start > 1},
    )


def fold(text: str) -> str:
    """The text in the one writing, without the way back."""
    if text.isascii():
        return text.lower().translate(_ASCII_GAPS)
    return normalised(text).text


def code_points(text: str) -> Codes:
    """The numbers of the characters of a text, lone surrogates included."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")


def text_of(codes: Codes) -> str:
    """The text whose characters have these numbers."""
    return codes.tobytes().decode("utf-32-le", "surrogatepass")


def _settle_long_vowels(given: Codes, folded: Codes) -> None:
    """Let long vowels fall away where no katakana follows, but never as the first character."""
    at = np.flatnonzero(folded == _LONG)
    if not at.size:
        return
    following = given[np.minimum(at + 1, given.size - 1)]
    stays = _KATAKANA_TABLE.take(following) & (at + 1 < given.size)
    stays |= at == np.argmax(folded != _GAP)
    folded[at] = np.where(stays, _LONG_VOWEL, _GAP)


def _clusters(text: str, folded: Codes) -> Iterator[tuple[int, int, str]]:
    """(start, end, folded form) of characters that grow or combine, in order."""
    done = 0
    for at in np.flatnonzero(folded > _GAP).tolist():
        if at < done:
            continue
        joins = folded[at] == _MARK and at > done and folded[at - 1] < _LETTER
        start = at - 1 if joins else at
        done = at + 1
        while done < len(text) and done - start <= _MOST_MARKS and folded[done] == _MARK:
            done += 1
        yield start, done, fold_character(text[start:done])


def _grown(
    kept: npt.NDArray[np.bool_], folded: Codes, clusters: Mapping[int, tuple[int, str]]
) -> tuple[Positions, Codes]:
    """The origin and code of every folded character, where some characters became several."""
    counts = kept.astype(np.intp)
    for start, (end, form) in clusters.items():
        counts[start:end] = 0
        counts[start] = len(form)
    origins = np.repeat(np.arange(counts.size), counts)
    codes = folded[origins]
    starts = np.fromiter(clusters, np.intp, len(clusters))
    lengths = counts[starts]
    ends = np.cumsum(counts)[starts]
    places = np.repeat(ends - np.cumsum(lengths), lengths) + np.arange(lengths.sum())
    codes[places] = code_points("".join(form for _, form in clusters.values()))
    return origins, codes


_KATAKANA_TABLE = np.zeros(0x110000, np.bool_)
_KATAKANA_TABLE[[code for code in range(0x10000) if _IS_KATAKANA.match(chr(code))]] = True
