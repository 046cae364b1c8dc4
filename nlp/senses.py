"""Whether an ambiguous name means the followed thing here: Bedrock the service, or the rock.

A document speaks for a sense by its full name, its maker and the words that the catalogue requires;
the words that it rejects speak against. What is near counts more than what is far.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nlp.gazetteer import Match, Word
from nlp.normalise import fold

CERTAIN = 0.98
UNLISTED = 0.7
_MOST = 0.95
"""What evidence can reach; only a name that needs none is more certain."""

_NEAR, _CLOSE = 60, 400
"""Characters: about the same sentence, and the same paragraph."""
_NEAR_WEIGHT, _CLOSE_WEIGHT, _FAR_WEIGHT = 1.5, 1.0, 0.5
_FULL_NAME_WEIGHT = 3.0
_ELSEWHERE = 0.5
"""How much a rejected word that holds the name (メタ認知) says about the name by itself."""
_UNSUPPORTED = 0.3
"""What speaks against a name that requires evidence, to begin with."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How sure it is that a match names its entity, 0 to 1, and whether as a short form."""

    confidence: float
    short_form: bool = False


class Evidence:
    """What a document holds for and against senses. Positions count over all of its fields."""

    def __init__(self, matches: Iterable[Match], words: Iterable[Word]) -> None:
        self._full_names: defaultdict[str, list[int]] = defaultdict(list)
        self._products: defaultdict[str, list[int]] = defaultdict(list)
        self._words: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for word in words:
            self._words[word.word].append((word.start, word.end))
        ambiguous: list[Match] = []
        for match in matches:
            if match.member is None and not match.certain:
                ambiguous.append(match)
            elif match.member is None or not (match.family and match.family.needs_evidence):
                self._accept(match)
        # Makers first, for their products lean on them (Llama on Meta).
        for match in ambiguous:
            if match.entity.kind == "company" and self.verdict(match).confidence >= 0.5:
                self._accept(match)

    def verdict(self, match: Match) -> Verdict:
        """How sure it is that the match names its entity."""
        if match.family is not None:
            return Verdict(UNLISTED if self._family_is_there(match) else 0.0)
        sense = match.entity.sense
        if match.certain or sense is None:
            return Verdict(CERTAIN)
        # `metadata`-like words that are written apart: メタ認知, meta-analysis.
        if any(self._contains(word, match) for word in sense.reject):
            return Verdict(0.0)
        full_names = self._full_names.get(match.entity.id, [])
        speaks_for = _FULL_NAME_WEIGHT * _weight(full_names, match.start)
        if match.entity.maker:
            speaks_for += _weight(self._full_names.get(match.entity.maker, ()), match.start)
        speaks_for += _weight(self._products.get(match.entity.id, ()), match.start)
        speaks_for += sum(self._word_weight(word, match) for word in sense.require)
        against = sum(
            self._word_weight(word, match) * (_ELSEWHERE if fold(match.alias) in fold(word) else 1)
            for word in sense.reject
        )
        if sense.require:
            against += _UNSUPPORTED
        else:
            speaks_for += _CLOSE_WEIGHT
        confidence = min(speaks_for / (speaks_for + against), _MOST)
        return Verdict(confidence, bool(full_names) and full_names[0] < match.start)

    def _accept(self, match: Match) -> None:
        entity = match.entity
        _insert(self._full_names[entity.id], match.start)
        if entity.maker:
            _insert(self._products[entity.maker], match.start)
        if entity.family:
            _insert(self._products[entity.family], match.start)

    def _family_is_there(self, match: Match) -> bool:
        if match.family is None or not match.family.needs_evidence:
            return True
        entity = match.entity
        return bool(
            self._full_names.get(entity.id)
            or self._products.get(entity.id)
            or (entity.maker and self._full_names.get(entity.maker))
        )

    def _contains(self, word: str, match: Match) -> bool:
        spans = self._words.get(fold(word), ())
        at = bisect_left(spans, (match.start + 1, 0)) - 1
        return at >= 0 and spans[at][1] > match.start and spans[at] != (match.start, match.end)

    def _word_weight(self, word: str, match: Match) -> float:
        spans = self._words.get(fold(word), ())
        at = bisect_left(spans, (match.start, 0))
        near = [start for start, _ in spans[max(0, at - 1) : at + 1]]
        return _weight(near, match.start)


def _insert(positions: list[int], position: int) -> None:
    if not positions or position > positions[-1]:
        positions.append(position)
    else:
        positions.insert(bisect_left(positions, position), position)


def _weight(positions: Sequence[int], at: int) -> float:
    """The weight of the nearest position; 0 where there is none. `positions` are in order."""
    if not positions:
        return 0.0
    i = bisect_left(positions, at)
    distance = min(abs(position - at) for position in positions[max(0, i - 1) : i + 1])
    if distance <= _NEAR:
        return _NEAR_WEIGHT
    return _CLOSE_WEIGHT if distance <= _CLOSE else _FAR_WEIGHT
