"""Which articles are one text: shingles, the keys under which copies meet, and the exact check.

A shingle (Broder, 1997) is a run of tokens. A token is a word, or one Japanese or Chinese
character, after Unicode NFKC and case folding; spaces and punctuation fall away. A shingle that
begins with a word is 4 tokens long, one that begins with such a character 8: so every text is read
by one rule, whatever its language, and however mixed.

Copies meet under keys. Bands of a MinHash signature (locality-sensitive hashing: Indyk and Motwani,
1998) bring together texts that resemble each other as a whole; a copy that was cut, or grew, shares
paragraphs, of which the 12 with the smallest hashes are keys as well. Articles that meet under two
keys are compared exactly, by what stands in the two alone: the rest of the archive changes nothing.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

RULES = "1"
"""Raised with every change of what stands here, so that stories are made anew."""

WORDS, CHARACTERS = 4, 8
BANDS, ROWS = 20, 4
"""Texts with a resemblance of 0.7 share two bands with a probability of 0.95, of 0.3 with 0.01."""
PARAGRAPHS, SHORTEST_PARAGRAPH = 12, 15
FEWEST_KEYS = 2
"""Under which articles meet before they are compared."""

FEWEST_SHINGLES = 10
SHARED = 0.6
"""Of the shorter one's shingles: what another outlet's copy has at least …"""
SHARED_IN_ONE_OUTLET = 0.8
"""… one at a second address of the same outlet, whose notices may be filled templates …"""
SHARED_WORD_FOR_WORD = 0.97
"""… and a copy of which the headline need say nothing."""
SHORTEST_COPY = 0.2
"""Of the longer one. What is shorter stands in a digest, it is not the same article."""
SHARED_HEADLINE = 0.7

_SEPARATOR, _WORD, _CHARACTER = 0, 1, 2
_LAST = 0x20000
"""From this code point on all are Chinese characters, or taken for such."""
_CHARACTERS = ((0x3005, 0x3007), (0x3041, 0x31FF), (0x3400, 0x9FFF), (0xF900, 0xFAFF))
_NAME = re.compile(
    r"[A-Za-z]*\d(?:[.,-]?[A-Za-z\d])*|[A-Z][A-Za-z]+|[ァ-ヴー]{2,}|[一-鿿]{2,}",
)
"""What a headline names: figures and what hangs on them, capitalised words, katakana, kanji."""

Tokens = NDArray[np.uint64]
Shingles = NDArray[np.uint32]
Keys = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Reading:
    """An article, read for comparison."""

    source: str
    folded: str
    """Title and text, NFKC and case folded."""
    names: frozenset[str]
    """What the title names, folded."""
    title: frozenset[int]
    """The tokens of the title."""
    shingles: Shingles
    """Of the text: 32-bit hashes, each once, sorted."""


def read_article(source: str, title: str, text: str) -> Reading:
    """What `resemblance` compares."""
    plain = unicodedata.normalize("NFKC", title)
    found = np.sort(_shingles(*_tokens(text)[:2]))
    return Reading(
        source=source,
        folded=f"{plain}\n{unicodedata.normalize('NFKC', text)}".casefold(),
        names=frozenset(match.group().casefold() for match in _NAME.finditer(plain)),
        title=frozenset(_tokens(title)[0].tolist()),
        shingles=found[np.flatnonzero(np.diff(found, prepend=~found[:1]))],
    )


def resemblance(a: Reading, b: Reading) -> float | None:
    """The Jaccard coefficient of two articles that are one text; None of others. Symmetric.

    Two notices that fill one template differ in what they name: in each headline stands a name or
    a figure that the other article lacks.
    """
    smaller, larger = sorted((a.shingles.size, b.shingles.size))
    if smaller < FEWEST_SHINGLES or smaller < SHORTEST_COPY * larger:
        return None
    if a.source == b.source and not _one_headline(a, b):
        return None
    shared = int(np.intersect1d(a.shingles, b.shingles, assume_unique=True).size)
    if not _is_copy(a, b, shared / smaller):
        return None
    return shared / (smaller + larger - shared)


def _one_headline(a: Reading, b: Reading) -> bool:
    either = len(a.title | b.title) or 1
    return a.names == b.names and len(a.title & b.title) >= SHARED_HEADLINE * either


def _is_copy(a: Reading, b: Reading, share: float) -> bool:
    if a.source == b.source:
        return share >= SHARED_IN_ONE_OUTLET
    return share >= SHARED_WORD_FOR_WORD or (
        share >= SHARED and not (_names_more(a, b) and _names_more(b, a))
    )


def _names_more(a: Reading, b: Reading) -> bool:
    return any(name not in b.folded for name in a.names)


def keys(text: str) -> Keys:
    """The keys under which an article meets its copies; none of a text that is too short."""
    tokens, are_characters, lines = _tokens(text)
    shingles = _shingles(tokens, are_characters)
    if shingles.size < FEWEST_SHINGLES:
        return np.empty(0, np.int64)
    found = np.concatenate([_bands(signature(shingles)), _paragraphs(tokens, lines)])
    return np.unique(found).view(np.int64)


def signature(shingles: Shingles) -> Shingles:
    """The smallest of the shingles in each of 80 permutations (MinHash). Shape (80,)."""
    smallest: Shingles = (shingles[:, None] * _PERMUTATIONS).min(axis=0)
    return smallest


def _bands(smallest: Shingles) -> Tokens:
    rows = smallest.reshape(BANDS, ROWS).astype(np.uint64)
    return _mixed((rows * _FACTORS[:ROWS]).sum(axis=1) + np.arange(BANDS, dtype=np.uint64))


def _paragraphs(tokens: Tokens, lines: NDArray[np.int64]) -> Tokens:
    """The smallest hashes of paragraphs, so that two texts choose the same of what they share."""
    starts = np.flatnonzero(np.diff(lines, prepend=-1))
    lengths = np.diff(starts, append=tokens.size)
    sums = np.add.reduceat(_mixed(tokens + _places(starts, lengths)), starts)
    return np.unique(_mixed(sums[lengths >= SHORTEST_PARAGRAPH]))[:PARAGRAPHS]


def _shingles(tokens: Tokens, are_characters: NDArray[np.bool_]) -> Shingles:
    """In the order of the text."""
    sums = np.zeros((2, tokens.size), np.uint64)
    for place, factor in enumerate(_FACTORS):
        following = tokens[place:] * factor
        sums[1, : following.size] += following
        if place < WORDS:
            sums[0, : following.size] += following
    length = np.where(are_characters, CHARACTERS, WORDS)
    whole = np.arange(tokens.size) + length <= tokens.size
    found = np.where(are_characters, sums[1], sums[0])[whole]
    return (_mixed(found) >> np.uint64(32)).astype(np.uint32)


def _tokens(text: str) -> tuple[Tokens, NDArray[np.bool_], NDArray[np.int64]]:
    """The hash of each token, whether it is a character, and the number of its line."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    codes = np.frombuffer(folded.encode("utf-32-le", "surrogatepass"), np.uint32)
    classes = _classes()[np.minimum(codes, _LAST)]
    before = np.concatenate([[_SEPARATOR], classes[:-1]])
    begins = (classes == _CHARACTER) | ((classes == _WORD) & (before != _WORD))
    kept = classes != _SEPARATOR
    starts = np.flatnonzero(begins[kept])
    lines = np.cumsum(codes == 10)[begins]
    if not starts.size:
        return np.empty(0, np.uint64), np.empty(0, np.bool_), lines
    letters = codes[kept].astype(np.uint64)
    places = _places(starts, np.diff(starts, append=letters.size))
    hashes = np.add.reduceat(_mixed(letters + (places << np.uint64(32))), starts)
    return hashes, classes[begins] == _CHARACTER, lines


def _places(starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> Tokens:
    """0, 1, 2 … within each run."""
    return (np.arange(lengths.sum()) - np.repeat(starts, lengths)).astype(np.uint64)


@cache
def _classes() -> NDArray[np.uint8]:
    """What each code point is. Marks separate: NFKC has joined those that count to letters."""
    classes = np.zeros(_LAST + 1, np.uint8)
    classes[:0x10000] = [chr(code).isalnum() for code in range(0x10000)]
    for first, last in _CHARACTERS:
        classes[first : last + 1] *= _CHARACTER
    classes[_LAST] = _CHARACTER
    return classes


def _mixed(values: Tokens) -> Tokens:
    """Each value well mixed, one to one: the finaliser of SplitMix64 (Steele, Lea, Flood, 2014)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


_FACTORS = _mixed(np.arange(1, CHARACTERS + 1, dtype=np.uint64)) | np.uint64(1)
_PERMUTATIONS = _mixed(np.arange(100, 100 + BANDS * ROWS, dtype=np.uint64)).astype(
    np.uint32
) | np.uint32(1)
"""Odd factors: multiplication by one permutes the 32-bit numbers."""
