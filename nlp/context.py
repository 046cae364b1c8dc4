"""What the words of a document say of a name in it, whatever the other names mean."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from nlp import weights
from nlp.gazetteer import Match, Word
from nlp.layout import Layout
from nlp.normalise import fold
from nlp.places import Places, Sentences, Weights
from nlp.surroundings import BUSINESS, COMPUTING, ELSEWHERE


@dataclass(frozen=True, slots=True)
class Reason:
    """Something that speaks for a sense (weight above 0, in log-odds) or against it."""

    what: str
    weight: float
    at: int | None = None
    """Where it stands in the document."""
    general: bool = False
    """Whether it speaks of the whole text rather than of this name."""


class Context:
    """The words of a document that decide senses."""

    def __init__(
        self,
        words: Iterable[Word],
        sentences: Sentences,
        layout: Layout,
        full_names: Mapping[str, Sequence[int]],
    ) -> None:
        self._sentences, self._layout, self._full_names = sentences, layout, full_names
        self._words: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        self.computing, self.business, self.elsewhere = Places(), Places(), Places()
        for word in words:
            self._words[word.word].append((word.start, word.end))
            if word.word in COMPUTING:
                self.computing.add(word.start, word.word)
            elif word.word in BUSINESS:
                self.business.add(word.start, word.word)
            elif word.word in ELSEWHERE and layout.ends.get(word.start) != word.end:
                self.elsewhere.add(word.start, word.word)

    def required(self, words: Iterable[str], match: Match) -> Iterator[Reason]:
        """Those of the words that the catalogue requires, the strongest few."""
        found: list[Reason] = []
        for word in words:
            if self.is_part_of(word, match):
                part = Reason(f"part of '{word}'", weights.PART_OF_REQUIRED, match.start)
                found = [part, *(reason for reason in found if reason.at != match.start)]
            else:
                found += self._nearest(word, match, weights.REQUIRED, found)
        yield from _strongest(found)

    def rejected(self, words: Iterable[str], match: Match) -> Iterator[Reason]:
        """Those of the words that the catalogue rejects, the strongest few."""
        found: list[Reason] = []
        for word in words:
            for reason in self._nearest(word, match, weights.REJECTED, found):
                weight, at = reason.weight, reason.at or 0
                if folded(match.alias) in folded(word):
                    weight *= weights.HOLDS_THE_NAME
                elif self._layout.is_beside_another(at, at + len(word), match):
                    weight *= weights.BESIDE_ANOTHER
                found.append(Reason(reason.what, weight, reason.at))
        yield from _strongest(found)

    def is_part_of(self, word: str, match: Match) -> bool:
        """Whether the name is part of such a word here: メタ認知, meta-analysis."""
        spans = self._words.get(folded(word), ())
        at = bisect_left(spans, (match.start + 1, 0)) - 1
        return at >= 0 and spans[at][1] > match.start and spans[at] != (match.start, match.end)

    def around(
        self,
        places: Places,
        match: Match,
        triple: Weights,
        what: str,
        but: Iterable[str | None] = (),
    ) -> Iterator[Reason]:
        """How many different things stand around the name, near ones first, up to a few."""
        if not places:
            return
        near = places.between(*self._sentences.around(match.start)).difference(but)
        close = places.close_to(match.start).difference(but, near)
        kin = sum(label in places.labels for label in set(but))
        far = len(places.labels) - kin - len(near) - len(close)
        left, weight = weights.MOST_SURROUNDINGS, 0.0
        for count, each in zip((len(near), len(close), far), triple, strict=True):
            counted = min(count, left)
            left -= counted
            weight += counted * each
        if weight:
            yield Reason(what, weight, match.start if near else None, general=True)

    def _nearest(
        self, word: str, match: Match, triple: Weights, found: Iterable[Reason]
    ) -> list[Reason]:
        """The nearest such word that is not among those found: GPU and GPUs are one."""
        spans = self._words.get(folded(word))
        where = self._nearest_apart(spans, match) if spans else None
        if where is None or any(reason.at == where for reason in found):
            return []
        return [Reason(f"'{word}'", self._sentences.weight(triple, where, match.start), where)]

    def _nearest_apart(self, spans: Sequence[tuple[int, int]], match: Match) -> int | None:
        """The start of the nearest span that is no part of the name, nor of its full name."""
        i = bisect_left(spans, (match.start, 0))
        full = self._full_names.get(match.entity.id, ())
        apart: list[int] = []
        for start, end in spans[max(0, i - 1) : i + 2]:
            at = bisect_right(full, start) - 1
            inside = at >= 0 and start < self._layout.ends[full[at]]
            if not inside and (end <= match.start or start >= match.end):
                apart.append(start)
        return min(apart, key=lambda start: abs(start - match.start), default=None)


def _strongest(found: list[Reason]) -> list[Reason]:
    return sorted(found, key=lambda reason: -abs(reason.weight))[: weights.MOST_WORDS]


@lru_cache(maxsize=1 << 16)
def folded(word: str) -> str:
    """`fold`, remembered: the words and names of the catalogue are asked for again and again."""
    return fold(word)
