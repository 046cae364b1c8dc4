"""Many keys found in one pass over a folded text (Aho and Corasick, 1975), however many they are.

pyahocorasick searches the letters that a node goes on with one by one, so where thousands of first
letters are known, as in a catalogue of Japanese names, each character that begins no key would
cost thousands of steps. Therefore only those characters are shown to it that stand beside another
as they do in some key.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Generic, TypeVar

import ahocorasick
import numpy as np
import numpy.typing as npt

from nlp.normalise import Codes, NormalisedView

T = TypeVar("T")

_PAIR_BITS = 20
"""Pairs of characters are told apart by so many bits: a million places, 100,000 names fill few."""


class Automaton(Generic[T]):
    """Keys with a value each, none of them empty."""

    def __init__(self, values: Mapping[str, T]) -> None:
        self._automaton: Any = ahocorasick.Automaton()
        for key in sorted(values):  # the letters of ASCII first: the most frequent ones
            self._automaton.add_word(key, (len(key), values[key]))
        self._automaton.make_automaton()
        self._letters = np.zeros(0x110000, np.bool_)
        self._letters[[ord(key) for key in values if len(key) == 1]] = True
        self._pairs = np.zeros(1 << _PAIR_BITS, np.bool_)
        self._pairs[_pairs(_codes(f"{key}\n" for key in values))] = True

    def __len__(self) -> int:
        return len(self._automaton)

    def iter(self, view: NormalisedView) -> Iterator[tuple[int, int, T]]:
        """(start, end, value) of every key in the text of the view, by their ends."""
        if not len(self):
            return
        at = np.flatnonzero(self._may_belong_to_a_key(view.codes))
        text = view.codes[at].tobytes().decode("utf-32-le", "surrogatepass")
        places = at.data
        for last, (length, value) in self._automaton.iter(text):
            end = places[last] + 1
            start = places[last + 1 - length]
            if end - start == length:  # else characters were left out within
                yield start, end, value

    def _may_belong_to_a_key(self, codes: Codes) -> npt.NDArray[np.bool_]:
        belongs = self._letters.take(codes)
        beside = self._pairs.take(_pairs(codes))
        belongs[:-1] |= beside
        belongs[1:] |= beside
        return belongs


def _pairs(codes: Codes) -> Codes:
    """A number for each character and the next; the same for the same two."""
    return (codes[:-1] * np.uint32(0x9E3779B1) + codes[1:] * np.uint32(0x85EBCA77)) >> np.uint32(
        32 - _PAIR_BITS
    )


def _codes(keys: Iterable[str]) -> Codes:
    return np.frombuffer("".join(keys).encode("utf-32-le", "surrogatepass"), "<u4")
