"""Which sentences of an article repeat an earlier one.

Besides equal sentences there are four kinds: a piece of an earlier sentence (a repeat that is cut
in the middle), however short where the sentence before it was a repeat too; a sentence of which an
earlier unfinished one was a piece; and a sentence changed so lightly that most of its n-grams are
in an earlier one. A figure or a name with a figure that the earlier one lacks makes it another.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, repeat

import numpy as np

from nlp.normalise import code_points

_GRAM = 5
_SHORTEST_FRAGMENT = 15
_SHORTEST_CHANGED = 20
_CONTAINED = 0.85
_AT_LEAST = 0.42
"""The share of n-grams that stand elsewhere too, without which a sentence is like no other: half of
what must be contained, for two sentences may count the same n-gram."""
_MOST_POSTINGS = 8
"""Sentences remembered for one n-gram: the earliest, since repeats point to the earliest."""

_NO_LETTERS = re.compile(r"\W+")
_FIGURE = re.compile(r"[a-z]{0,12}\d+")


def repeats(sentences: Sequence[str], finished: Sequence[bool]) -> list[int | None]:
    """For each folded sentence the index of the earliest that it repeats. Linear in the length.

    `finished` tells which of them end as a sentence does.
    """
    read = _Read([_NO_LETTERS.sub("", sentence) for sentence in sentences], finished)
    known: dict[str, int] = {}
    found: list[int | None] = []
    for index, (sentence, grams) in enumerate(zip(sentences, read.common_grams(), strict=True)):
        different = set(grams)
        first = known.setdefault(sentence, index)
        if first < index:
            found.append(first)
        elif index and (going_on := read.going_on(index, found[-1])) is not None:
            found.append(going_on)
        else:
            found.append(read.near(index, grams, different))
        read.remember(index, grams, different)
    return found


class _Read:
    """The letters of the sentences, and those read so far by their n-grams."""

    def __init__(self, letters: Sequence[str], finished: Sequence[bool]) -> None:
        self._letters = letters
        self._finished = finished
        self._postings: dict[int, list[int]] = {}
        self._sizes: list[int] = []
        """How many different n-grams each has."""

    def common_grams(self) -> Iterator[list[int]]:
        """For each sentence its n-grams, with repetitions, that stand more than once in the text.

        An n-gram is a number made of its letters. Some that stand only once may be among them, for
        what counts them tells fewer apart.
        """
        codes = code_points("\n".join(self._letters)).astype(np.uint64)
        size = max(codes.size - _GRAM + 1, 0)
        grams = np.zeros(size, np.uint64)
        for at in range(_GRAM):
            grams = (grams + codes[at : at + size]) * np.uint64(0x9E3779B97F4A7C15)
        bits = min(size.bit_length() + 3, 24)
        places = (grams >> np.uint64(64 - bits)).astype(np.intp)
        common = np.flatnonzero((np.bincount(places, minlength=1 << bits) > 1).take(places))
        lengths = np.fromiter(map(len, self._letters), np.intp, len(self._letters))
        starts = np.cumsum(lengths + 1) - lengths - 1
        firsts = np.searchsorted(common, starts).tolist()
        ends = np.searchsorted(common, starts + np.maximum(lengths - _GRAM + 1, 0)).tolist()
        numbers = grams[common].tolist()
        for first, end in zip(firsts, ends, strict=True):
            yield numbers[first:end]

    def remember(self, index: int, grams: Collection[int], different: Collection[int]) -> None:
        size = max(len(self._letters[index]) - _GRAM + 1, 0)
        self._sizes.append(size - len(grams) + len(different))
        for gram in different:
            postings = self._postings.get(gram)
            if postings is None:
                self._postings[gram] = [index]
            elif len(postings) < _MOST_POSTINGS:
                postings.append(index)

    def going_on(self, index: int, before: int | None) -> int | None:
        """The sentence that this one begins and breaks off, as the one before repeats another."""
        if before is None or before + 1 >= index or self._finished[index]:
            return None
        letters = self._letters[index]
        whole = self._finished[index - 1] and len(letters) >= _GRAM
        return before + 1 if whole and self._letters[before + 1].startswith(letters) else None

    def near(self, index: int, grams: Collection[int], different: Collection[int]) -> int | None:
        """The earliest sentence that this one is a piece of, holds, or changes lightly."""
        letters = self._letters[index]
        size = len(letters) - _GRAM + 1
        if len(letters) < _SHORTEST_FRAGMENT or len(grams) < size * _AT_LEAST:
            return None
        shared = Counter(chain.from_iterable(map(self._postings.get, different, repeat(()))))
        part = _CONTAINED if len(letters) >= _SHORTEST_CHANGED else 1.0
        needed = (size - len(grams) + len(different)) * part
        for other in sorted(shared):
            count, earlier = shared[other], self._letters[other]
            if not self._finished[other]:
                if other + 1 in shared:
                    count, earlier = count + shared[other + 1], earlier + self._letters[other + 1]
                if count >= self._sizes[other] and self._is_piece(other, letters):
                    return other
            if count >= needed and _figures_of(letters, earlier):
                return other
        return None

    def _is_piece(self, other: int, letters: str) -> bool:
        piece = self._letters[other]
        return len(piece) >= max(_SHORTEST_FRAGMENT, len(letters) // 2) and piece in letters


def _figures_of(letters: str, earlier: str) -> bool:
    """Whether all figures of a sentence are in an earlier one."""
    return all(figure in earlier for figure in _FIGURE.findall(letters))
