"""Which articles are one text: the keys under which copies meet, and the exact check.

Copies meet under keys. Bands of a MinHash signature (locality-sensitive hashing: Indyk and Motwani,
1998) bring together texts that resemble each other as a whole; a copy that was cut, or grew, shares
paragraphs, of which the 12 with the smallest hashes are keys as well. Articles that meet under two
keys are compared exactly, by what stands in the two alone: the rest of the archive changes nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from warehouse.shingles import (
    FACTORS,
    Hashes,
    Places,
    Shingles,
    Tokens,
    batched,
    folded,
    mixed,
    odd_factors,
    shingles,
    tokens,
)

RULES = "2"
"""Raised with every change of what stands here, so that stories are made anew."""

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

_NAME = re.compile(
    r"[A-Za-z]*\d(?:[.,-]?[A-Za-z\d])*|[A-Z][A-Za-z]+|[ァ-ヴー]{2,}|[一-鿿]{2,}",
)
"""What a headline names: figures and what hangs on them, capitalised words, katakana, kanji."""

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


def read_articles(articles: Sequence[tuple[str, str, str]]) -> Iterator[Reading]:
    """What `resemblance` compares, of articles given as source, title and text."""
    for some in batched(articles):
        texts = [folded(text) for *_, text in some]
        titles = [unicodedata.normalize("NFKC", title) for _, title, _ in some]
        named = tokens([title.casefold() for title in titles])
        found, bounds = shingles(tokens(texts))
        for n, (source, _, _) in enumerate(some):
            yield Reading(
                source=source,
                folded=f"{titles[n].casefold()}\n{texts[n]}",
                names=frozenset(match.group().casefold() for match in _NAME.finditer(titles[n])),
                title=frozenset(named.hashes[named.bounds[n] : named.bounds[n + 1]].tolist()),
                shingles=_each_once(found[bounds[n] : bounds[n + 1]]),
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


def keys(texts: Sequence[str]) -> tuple[Keys, Places]:
    """The keys under which articles meet their copies, and the number of each key's text.

    Each key of a text once, in order; a text that is too short has none.
    """
    parts = [_keys(some) for some in batched(texts)]
    first = np.cumsum([0, *(len(some) for some in batched(texts))])
    return (
        np.concatenate([np.empty(0, np.int64), *(found for found, _ in parts)]),
        np.concatenate([np.empty(0, np.int64), *(n + first[i] for i, (_, n) in enumerate(parts))]),
    )


def _keys(texts: Sequence[str]) -> tuple[Keys, Places]:
    found = tokens([folded(text) for text in texts])
    cut, bounds = shingles(found)
    long_enough = np.flatnonzero(np.diff(bounds) >= FEWEST_SHINGLES)
    if not long_enough.size:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    signatures = np.stack([signature(cut[bounds[n] : bounds[n + 1]]) for n in long_enough])
    paragraphs, numbers = _paragraphs(found)
    told = np.isin(numbers, long_enough)
    return _each_once_in_its_text(
        np.concatenate([_bands(signatures), paragraphs[told]]),
        np.concatenate([np.repeat(long_enough, BANDS), numbers[told]]),
    )


def signature(found: Shingles) -> Shingles:
    """The smallest of the shingles in each of 80 permutations (MinHash). Shape (80,)."""
    smallest: Shingles = (_PERMUTATIONS * found).min(axis=1)
    return smallest


def _bands(signatures: NDArray[np.uint32]) -> Hashes:
    """The keys of all bands of the first text, then of the second … Shape (texts * 20,)."""
    rows = signatures.reshape(-1, BANDS, ROWS).astype(np.uint64)
    sums = (rows * FACTORS[:ROWS]).sum(axis=2) + np.arange(BANDS, dtype=np.uint64)
    return mixed(sums).ravel()


def _paragraphs(found: Tokens) -> tuple[Hashes, Places]:
    """The smallest of the hashes of each text's paragraphs, and the number of the text.

    The smallest, so that two texts choose the same of what they share.
    """
    lengths = np.diff(found.lines, append=found.hashes.size)
    places = np.arange(found.hashes.size) - np.repeat(found.lines, lengths)
    sums = np.add.reduceat(mixed(found.hashes + places.astype(np.uint64)), found.lines)
    numbers = np.searchsorted(found.bounds, found.lines, side="right") - 1
    whole = lengths >= SHORTEST_PARAGRAPH
    hashes, numbers = _each_once_in_its_text(mixed(sums[whole]), numbers[whole])
    rank = np.arange(numbers.size) - np.searchsorted(numbers, numbers)
    kept = rank < PARAGRAPHS
    return hashes[kept].view(np.uint64), numbers[kept]


def _each_once_in_its_text(hashes: Hashes, numbers: Places) -> tuple[Keys, Places]:
    """By text, then by hash."""
    order = np.lexsort((hashes, numbers))
    hashes, numbers = hashes[order], numbers[order]
    new = np.ones(numbers.size, np.bool_)
    new[1:] = (hashes[1:] != hashes[:-1]) | (numbers[1:] != numbers[:-1])
    return hashes[new].view(np.int64), numbers[new]


def _each_once(found: Shingles) -> Shingles:
    """Sorted."""
    found = np.sort(found)
    new = np.ones(found.size, np.bool_)
    new[1:] = found[1:] != found[:-1]
    return found[new]


_PERMUTATIONS = odd_factors(100, BANDS * ROWS).astype(np.uint32)[:, None]
"""Multiplication by an odd number permutes the 32-bit numbers."""
