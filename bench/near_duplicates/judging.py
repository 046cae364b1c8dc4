"""The rules that are compared: ours, one threshold on MinHash, and equal sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

import numpy as np

from bench.near_duplicates.pairs import Pair
from bench.near_duplicates.telling import Telling
from nlp.passages import split_passages
from nlp.records import Document
from warehouse.near_duplicates import (
    FEWEST_KEYS,
    Keys,
    Reading,
    Shingles,
    keys,
    read_articles,
    resemblance,
    signature,
)

LOOK_ALIKE = 0.25
"""Estimated resemblance from which on two saved articles are worth a look."""


class Judge:
    """Reads each article once, however many pairs it stands in."""

    def __init__(self) -> None:
        self._keys = cache(_keys)
        self._reading = cache(_reading)
        self._signature = cache(_signature)
        self._sentences = cache(_sentences)
        self.rules: dict[str, Callable[[Pair], bool]] = {
            "candidates": self.meet,
            "stories": self.one_story,
            "MinHash alone, 0.5": lambda pair: self._estimate(pair) >= 0.5,
            "MinHash alone, 0.8": lambda pair: self._estimate(pair) >= 0.8,
            "3 and half of the sentences equal": self._sentences_equal,
        }

    def meet(self, pair: Pair) -> bool:
        """Whether the two meet under enough keys to be compared."""
        first, second = self._keys(pair.first), self._keys(pair.second)
        return bool(np.intersect1d(first, second, assume_unique=True).size >= FEWEST_KEYS)

    def one_story(self, pair: Pair) -> bool:
        """What the warehouse would say of the two."""
        first, second = self._reading(pair.first), self._reading(pair.second)
        return self.meet(pair) and resemblance(first, second) is not None

    def _estimate(self, pair: Pair) -> float:
        return float((self._signature(pair.first) == self._signature(pair.second)).mean())

    def _sentences_equal(self, pair: Pair) -> bool:
        first, second = self._sentences(pair.first), self._sentences(pair.second)
        shared = len(first & second)
        return shared >= 3 and shared >= 0.5 * min(len(first), len(second))


def look_alikes(tellings: Sequence[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """All pairs of articles with an estimated resemblance from LOOK_ALIKE on."""
    signatures = np.stack([_signature(telling) for telling in tellings])
    for number, one in enumerate(signatures):
        alike = (signatures[number + 1 :] == one).mean(axis=1) >= LOOK_ALIKE
        for other in np.flatnonzero(alike):
            yield tellings[number], tellings[number + 1 + int(other)]


def _keys(telling: Telling) -> Keys:
    found, _ = keys([telling.text])
    return found


def _reading(telling: Telling) -> Reading:
    return next(read_articles([(telling.source, telling.title, telling.text)]))


def _signature(telling: Telling) -> Shingles:
    return signature(_reading(telling).shingles)


def _sentences(telling: Telling) -> frozenset[str]:
    """Of at least 15 characters, as the warehouse compared them before there were shingles."""
    passages = split_passages(Document(telling.text), telling.lang)
    return frozenset(p.hash for p in passages if p.end - p.start >= 15)
