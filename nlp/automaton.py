"""Many keys found in one pass over a folded text (Aho and Corasick, 1975), however many they are.

pyahocorasick (2.x) searches the letters that a node goes on with one by one. Where names begin
with thousands of letters, as in a catalogue of Japanese ones, each character would cost thousands
of steps. So the automaton sees only characters that stand beside another as they do in some key,
and tells few kanji apart: what it finds is looked up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, Generic, TypeVar

import ahocorasick
import numpy as np
import numpy.typing as npt

from nlp.normalise import Codes, NormalisedView, code_points, text_of

T = TypeVar("T")

_PAIR_BITS = 20
"""Pairs of characters fall into 2 to the power of it places; 100,000 names fill one in twenty."""
_MANY = 0x3100
"""From here on, letters are many, and share this many less one."""
_FEW = 0x7F


class Automaton(Generic[T]):
    """Keys with a value each, none of them empty."""

    def __init__(self, values: Mapping[str, T]) -> None:
        entries: defaultdict[str, list[tuple[str, T]]] = defaultdict(list)
        for key, value in values.items():
            narrow = text_of(_narrow(code_points(key)))
            entries[narrow].append(("" if narrow == key else key, value))
        self._automaton: Any = ahocorasick.Automaton()
        for narrow in sorted(entries):  # the letters of ASCII first: they are the most frequent
            self._automaton.add_word(narrow, (len(narrow), tuple(entries[narrow])))
        self._automaton.make_automaton()
        self._letters = np.zeros(0x110000, np.bool_)
        self._letters[[ord(key) for key in values if len(key) == 1]] = True
        self._pairs = np.zeros(1 << _PAIR_BITS, np.bool_)
        self._pairs[_pairs(code_points("\n".join(values)))] = True

    def iter(self, view: NormalisedView) -> Iterator[tuple[int, int, T]]:
        """(start, end, value) of every key in the text of the view, by their ends."""
        if not len(self._automaton):
            return
        text = view.text
        at = np.flatnonzero(self._may_belong_to_a_key(view.codes))
        places = at.data
        for last, (length, entries) in self._automaton.iter(text_of(_narrow(view.codes[at]))):
            start, end = places[last + 1 - length], places[last] + 1
            if end - start != length:
                continue  # characters were left out within
            for wide, value in entries:
                if not wide or text.startswith(wide, start):
                    yield start, end, value

    def _may_belong_to_a_key(self, codes: Codes) -> npt.NDArray[np.bool_]:
        belongs = self._letters.take(codes)
        beside = self._pairs.take(_pairs(codes))
        belongs[:-1] |= beside
        belongs[1:] |= beside
        return belongs


def _pairs(codes: Codes) -> Codes:
    """A place for each character and the next: the same for the same two."""
    mixed = codes[:-1] * np.uint32(0x9E3779B1) + codes[1:] * np.uint32(0x85EBCA77)
    return mixed >> np.uint32(32 - _PAIR_BITS)


def _narrow(codes: Codes) -> Codes:
    return np.where(codes < _MANY, codes, _MANY + (codes & _FEW)).astype(np.uint32, copy=False)
