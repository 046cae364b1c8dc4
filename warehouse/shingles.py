"""Texts as runs of tokens. Many are read at once: numpy's calls cost more than a short text does.

A shingle (Broder, 1997) is a run of tokens. A token is a word, or one Japanese or Chinese
character, after Unicode NFKC and case folding; spaces and punctuation fall away. A shingle that
begins with a word is 4 tokens long, one that begins with such a character 8: so every text is read
by one rule, whatever its language, and however mixed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

WORDS, CHARACTERS = 4, 8
AT_ONCE = 10
"""Texts of which the arrays stay in the processor's cache."""

_SEPARATOR, _WORD, _CHARACTER = 0, 1, 2
_LAST = 0x20000
"""From this code point on all are Chinese characters, or taken for such."""
_CHARACTERS = ((0x3005, 0x3007), (0x3041, 0x31FF), (0x3400, 0x9FFF), (0xF900, 0xFAFF))
_LETTERS = 64
"""Places of a word that have a factor of their own, a power of 2; then they begin again."""

T = TypeVar("T")
Hashes = NDArray[np.uint64]
Shingles = NDArray[np.uint32]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of several texts, one after the other."""

    hashes: Hashes
    are_characters: NDArray[np.bool_]
    bounds: Places
    """Where each text begins, and the end. Shape (texts + 1,)."""
    lines: Places
    """Where each line that has a token begins."""


def batched(things: Sequence[T]) -> Iterator[Sequence[T]]:
    """As many as are best read at once."""
    return (things[start : start + AT_ONCE] for start in range(0, len(things), AT_ONCE))


def folded(text: str) -> str:
    """NFKC and case folded: what is compared."""
    return unicodedata.normalize("NFKC", text).casefold()


def tokens(texts: Sequence[str]) -> Tokens:
    """Of texts that are folded."""
    codes = np.frombuffer("\n".join(texts).encode("utf-32-le", "surrogatepass"), np.uint32)
    classes = _classes()[codes]
    begins = classes == _CHARACTER
    begins[:1] |= classes[:1] == _WORD
    begins[1:] |= (classes[1:] == _WORD) & (classes[:-1] != _WORD)
    starts = np.flatnonzero(begins)
    ends = np.cumsum([len(text) + 1 for text in texts])
    lines = np.unique(np.searchsorted(starts, np.flatnonzero(codes == ord("\n"))))
    return Tokens(
        hashes=_hashes(codes, classes, starts),
        are_characters=classes[starts] == _CHARACTER,
        bounds=np.concatenate([[0], np.searchsorted(starts, ends)]),
        lines=np.concatenate([[0], lines[(lines > 0) & (lines < starts.size)]]),
    )


def _hashes(codes: NDArray[np.uint32], classes: NDArray[np.uint8], starts: Places) -> Hashes:
    """Of the letters from each start to the next; the separators between count nothing."""
    if not starts.size:
        return np.empty(0, np.uint64)
    first = starts[0]
    letters = codes[first:] * (classes[first:] != _SEPARATOR)
    places = np.arange(first, codes.size) - np.repeat(starts, np.diff(starts, append=codes.size))
    return mixed(
        np.add.reduceat(_LETTER_FACTORS[places & (_LETTERS - 1)] * letters, starts - first)
    )


def shingles(found: Tokens) -> tuple[Shingles, Places]:
    """The 32-bit hashes of the shingles in the order of the texts, and where each text begins."""
    size = found.hashes.size
    sums = np.zeros(size, np.uint64)
    for place in range(min(WORDS, size)):
        sums[: size - place] += found.hashes[place:] * FACTORS[place]
    length = np.full(size, WORDS)
    if found.are_characters.any():
        longer = sums.copy()
        for place in range(WORDS, min(CHARACTERS, size)):
            longer[: size - place] += found.hashes[place:] * FACTORS[place]
        sums = np.where(found.are_characters, longer, sums)
        length = np.where(found.are_characters, CHARACTERS, WORDS)
    ends = np.repeat(found.bounds[1:], np.diff(found.bounds))
    whole = np.flatnonzero(np.arange(size) + length <= ends)
    hashes = (mixed(sums[whole]) >> np.uint64(32)).astype(np.uint32)
    return hashes, np.searchsorted(whole, found.bounds)


def mixed(values: Hashes) -> Hashes:
    """Each value well mixed, one to one: the finaliser of SplitMix64 (Steele, Lea, Flood, 2014)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def odd_factors(first: int, number: int) -> Hashes:
    """Numbers that look random, the same each time; multiplication by one permutes."""
    return mixed(np.arange(first, first + number, dtype=np.uint64)) | np.uint64(1)


@cache
def _classes() -> NDArray[np.uint8]:
    """What each code point is. Marks separate: NFKC has joined those that count to letters."""
    classes = np.zeros(0x110000, np.uint8)
    classes[:0x10000] = [chr(code).isalnum() for code in range(0x10000)]
    for first, last in _CHARACTERS:
        classes[first : last + 1] *= _CHARACTER
    classes[_LAST:] = _CHARACTER
    return classes


FACTORS = odd_factors(1, CHARACTERS)
_LETTER_FACTORS = odd_factors(1000, _LETTERS)
