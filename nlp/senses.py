"""Whether an ambiguous name means the followed thing here: Bedrock the service, or the rock.

Everything that speaks for or against a sense is a `Reason` with a weight in log-odds; their sum is
the confidence, so this is a logistic model, its weights set by reading rather than fitted
(docs/decisions/0013-senses.md). Reasons come from the document's words, from what stands beside
the name (`nlp.neighbours`), from the names of other followed things, and last from its other
occurrences: one sense per discourse (Gale, Church and Yarowsky, 1992). Entities that share a name
compete with each other, and with "none of them".
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import Final

from config.models import Entity
from nlp.abbreviations import spelt_out
from nlp.gazetteer import Match, Word
from nlp.neighbours import IN_JAPANESE, PROPER_NAME, neighbours
from nlp.normalise import fold
from nlp.places import Places, Sentences, Weights, insert, nearest
from nlp.surroundings import BUSINESS, COMPUTING, ELSEWHERE

CERTAIN: Final = 0.98
UNLISTED: Final = 0.7
_MOST: Final = 0.96
"""What evidence can reach; only a name that needs none is more certain."""

# What a name weighs before anything is known of its surroundings.
_BEGINNING: Final = -1.0
_BEGINNING_OF_COMPANIES: Final = -0.3
_BEGINNING_WITHOUT_REQUIREMENTS: Final = 1.0
_LONG_NAME: Final = 1.0
_NUMBERED: Final = 0.7
# Names of other things.
_INTRODUCED: Final = (5.0, 4.0, 3.5)
_NAME_SHARED: Final = 0.5
"""How much of that counts where another entity has the same short form; a full name that comes
later counts for nothing then: it may be there to tell the two apart."""
_IN_FULL_LATER: Final = (2.5, 2.0, 1.5)
_MAKER_IN_FRONT: Final = 4.0
_MAKER: Final = (2.5, 1.5, 0.8)
_PRODUCT: Final = (1.8, 1.0, 0.7)
_SIBLING: Final = (1.2, 0.8, 0.3)
_LISTED_ALIKE: Final = 1.5
_LISTED: Final = 0.5
_FOLLOWED: Final = (1.2, 0.6, 0.2)
_UNDECIDED: Final = (0.6, 0.4, 0.0)
# Words.
_PART_OF_REQUIRED: Final = 3.5
_REQUIRED: Final = (1.8, 0.8, 0.5)
_REJECTED: Final = (-3.0, -1.0, -0.6)
_SPELT_OTHERWISE: Final = -5.0
_HOLDS_THE_NAME: Final = 0.5
"""How much a rejected word that holds the name (メタ認知) says of the name by itself."""
_BESIDE_ANOTHER: Final = 0.3
"""… and a rejected word beside another occurrence, which it explains already."""
_COMPUTING: Final = (0.7, 0.4, 0.1)
_BUSINESS: Final = (0.8, 0.5, 0.2)
_ELSEWHERE: Final = (-1.2, -0.5, -0.2)
_MOST_WORDS: Final = 3
_MOST_IN_GENERAL: Final = 3.0
_IN_GENERAL_ALONE: Final = 2.0
_OF_A_CODE: Final = 0.9
"""What a text on computing can say of names like VPC and MIG, which have several senses in it."""
_CODE: Final = re.compile(r"[A-Z0-9-]{1,4}[a-z]?")
_AGAINST: Final = -2.5
"""Reasons of this weight together speak clearly against a sense."""
_MOST_SURROUNDINGS: Final = 4
_NOTHING_AROUND: Final = -0.8
# The document as a whole.
_OTHER_OCCURRENCES: Final = 1.5
_OTHERS_BESIDE_OWN: Final = 0.5
"""… where the sentence of the name says something of its own."""
_CLEAR: Final = 1.5
"""Log-odds from which an occurrence is sure enough to speak for others."""
_UNLIKELY: Final = -2.2
"""Log-odds from which an undecided name may still speak for the others around it."""
_OTHERS: Final = "other ambiguous names"
_NEVER: Final = -30.0

_LONGEST_JOINT: Final = 8
_JOINT: Final = re.compile(r"['’]s | ?の ?|[ 　]|製 ?|社の ?|が開発した")
_LIST_JOINT: Final = re.compile(r",? (?:and |or |& )?|[、・,/] ?|や|と|および|または|か")


@dataclass(frozen=True, slots=True)
class Reason:
    """Something that speaks for a sense (weight above 0, in log-odds) or against it."""

    what: str
    weight: float
    at: int | None = None
    """Where it stands in the document."""
    general: bool = False
    """Whether it speaks of the whole text rather than of this name."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How sure it is that a match names its entity, 0 to 1, and why."""

    match: Match
    confidence: float
    reasons: tuple[Reason, ...] = ()
    short_form: bool = False
    """Whether the full name stands further in front."""


def verdicts(
    text: str,
    sentences: Sequence[int],
    matches: Sequence[Match],
    words: Iterable[Word],
    published: date | None = None,
) -> Iterator[Verdict]:
    """The likeliest sense of each span, in order. `matches` and `words` are those of `text`.

    `sentences` are the starts of its sentences. `published` is its day: before an entity's `since`
    an ambiguous name does not mean it. Linear in the number of matches and words.
    """
    evidence = _Evidence(text, Sentences(sentences), matches, words, published)
    for _, group in groupby(matches, key=lambda match: (match.start, match.end)):
        yield evidence.verdict(list(group))


class _Evidence:
    """What a document holds for and against senses."""

    def __init__(
        self,
        text: str,
        sentences: Sentences,
        matches: Sequence[Match],
        words: Iterable[Word],
        published: date | None,
    ) -> None:
        self._text, self._sentences, self._published = text, sentences, published
        self._spans = {match.start: match.end for match in matches}
        self._starts = sorted(self._spans)
        self._rivals: defaultdict[int, list[Entity]] = defaultdict(list)
        self._full_names: defaultdict[str, list[int]] = defaultdict(list)
        self._named: defaultdict[str, list[int]] = defaultdict(list)
        self._products: defaultdict[str, list[int]] = defaultdict(list)
        self._followed, self._undecided = Places(), Places()
        self._spelt: dict[str, int] = {}
        self._outcomes: defaultdict[str, list[float]] = defaultdict(list)
        self._reasons: dict[tuple[int, str], tuple[Reason, ...]] = {}
        open_: list[Match] = []
        for match in matches:
            self._rivals[match.start].append(match.entity)
            if _is_open(match):
                open_.append(match)
            elif not _is_short(match):
                self._accept(match)
                if match.member is None:
                    self._full_names[match.entity.id].append(match.start)
        if open_:
            self._index(words)
            self._decide(open_)

    def verdict(self, group: Sequence[Match]) -> Verdict:
        """The likeliest sense of a span that may name the entities of these matches.

        A maker and its product that share a name (Mistral) do not take from each other. What needs
        no context is meant, whatever else the span may name.
        """
        first = next((match for match in group if not _is_open(match)), group[0])
        if not _is_open(first):
            sure = UNLISTED if first.member else CERTAIN
            return Verdict(first, sure if self._is_believed(first) else 0.0)
        reasons = [self._reasons[_key(match)] for match in group]
        odds = [math.exp(min(_sum(each), 30.0)) for each in reasons]
        best = max(range(len(group)), key=lambda i: odds[i])
        match = group[best]
        kin = sum(
            odds[i]
            for i, other in enumerate(group)
            if match.entity.maker == other.entity.id or other.entity.maker == match.entity.id
        )
        share = min((odds[best] + kin) / (1.0 + sum(odds)), UNLISTED if match.member else _MOST)
        introduced = self._full_names.get(match.entity.id)
        short_form = introduced is not None and introduced[0] < match.start
        return Verdict(match, share, reasons[best], short_form)

    def _accept(self, match: Match) -> None:
        entity = match.entity
        insert(self._named[entity.id], match.start)
        for owner in (entity.maker, entity.family):
            if owner:
                insert(self._products[owner], match.start)
        self._followed.add(match.start, entity.id)

    def _is_believed(self, match: Match) -> bool:
        """Whether the family or its maker is there for a name that is too short by itself."""
        if not _is_short(match):
            return True
        entity = match.entity
        return bool(
            self._named.get(entity.id)
            or self._products.get(entity.id)
            or (entity.maker and self._named.get(entity.maker))
        )

    def _index(self, words: Iterable[Word]) -> None:
        self._words: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        self._computing, self._business, self._elsewhere = Places(), Places(), Places()
        for word in words:
            self._words[word.word].append((word.start, word.end))
            if word.word in COMPUTING:
                self._computing.add(word.start, word.word)
            elif word.word in BUSINESS:
                self._business.add(word.start, word.word)
            elif word.word in ELSEWHERE and self._spans.get(word.start) != word.end:
                self._elsewhere.add(word.start, word.word)

    def _decide(self, matches: Sequence[Match]) -> None:
        """Twice: what is clear at first is evidence for the rest (Meta for Llama)."""
        for match in matches:
            if _CODE.fullmatch(match.alias):
                self._spell_out(match)
        own = [tuple(self._own_reasons(match)) for match in matches]
        first = [
            _sum(_limited(match.alias, (*reasons, *self._leaning(match))))
            for match, reasons in zip(matches, own, strict=True)
        ]
        for match, score in zip(matches, first, strict=True):
            if abs(score) >= _CLEAR:
                self._outcomes[match.entity.id].append(math.copysign(1.0, score))
            if score >= _CLEAR:
                self._accept(match)
            elif score > _UNLIKELY:
                self._undecided.add(match.start, match.entity.id)
        for match, reasons, score in zip(matches, own, first, strict=True):
            rivals = {entity.id for entity in self._rivals[match.start]}
            undecided = self._around(self._undecided, match, _UNDECIDED, _OTHERS, rivals)
            others = self._other_occurrences(match, score, reasons)
            self._reasons[_key(match)] = _limited(
                match.alias, (*reasons, *self._leaning(match), *undecided, *others)
            )

    def _own_reasons(self, match: Match) -> Iterator[Reason]:
        """What words and neighbours say: it does not depend on the senses of other names."""
        entity, sense = match.entity, match.entity.sense
        assert sense is not None
        yield Reason("an ambiguous name", _beginning(entity))
        if entity.since and self._published and self._published < first_day(entity.since):
            yield Reason(f"the article is older than the name, {entity.since}", _NEVER)
        holder = next((word for word in sense.reject if self._is_part_of(word, match)), None)
        if holder:
            yield Reason(f"part of '{holder}'", _NEVER)
        if entity.id in self._spelt and _CODE.fullmatch(match.alias):
            spelt = self._spelt[entity.id]
            yield Reason("spelt out as something else", _SPELT_OTHERWISE, spelt)
        if match.member:
            yield Reason("the number of a generation", _NUMBERED)
        elif " " in match.alias:
            yield Reason("a name of several words", _LONG_NAME)
        for near in neighbours(self._text, match.start, match.end, entity.kind, self._is_named):
            general = near in (IN_JAPANESE, PROPER_NAME)
            yield Reason(near.what, near.weight, match.start, general)
        yield from self._of_words(sense.require, match, _REQUIRED)
        yield from self._of_words(sense.reject, match, _REJECTED)
        yield from self._around(self._computing, match, _COMPUTING, "words of computing")
        if entity.kind == "company":
            yield from self._around(self._business, match, _BUSINESS, "words of business")
        yield from self._around(self._elsewhere, match, _ELSEWHERE, "words of another world")

    def _leaning(self, match: Match) -> Iterator[Reason]:
        """What the names of other things say: its own full name, its maker, its products."""
        entity, at = match.entity, match.start
        full = nearest(self._full_names.get(entity.id, ()), at)
        if full is not None:
            introduced = self._full_names[entity.id][0] < at
            weights = _INTRODUCED if introduced else _IN_FULL_LATER
            weight = self._sentences.weight(weights, full, at)
            if len(self._rivals[at]) > 1:
                weight *= _NAME_SHARED if introduced else 0.0
            if weight:
                yield Reason("its full name", weight, full)
        maker = nearest(self._named.get(entity.maker, ()), at) if entity.maker else None
        if maker is not None and self._is_joined(maker, at):
            yield Reason("its maker in front", _MAKER_IN_FRONT, maker)
        elif maker is not None:
            yield Reason("its maker", self._sentences.weight(_MAKER, maker, at), maker)
        product = nearest(self._products.get(entity.id, ()), at)
        if product is not None:
            yield Reason("a product of it", self._sentences.weight(_PRODUCT, product, at), product)
        own = self._named.get(entity.id, ())
        others = self._products.get(entity.maker, ()) if entity.maker else ()
        sibling = nearest(others, at, but=own)
        if sibling is not None:
            weight = self._sentences.weight(_SIBLING, sibling, at)
            yield Reason("another product of its maker", weight, sibling)
        yield from self._listed(match)
        kin = {entity.id, entity.maker, entity.family}
        followed = tuple(self._around(self._followed, match, _FOLLOWED, "other names", kin))
        yield from followed
        found = followed or self._computing or full is not None or maker is not None
        if entity.kind == "company":
            found = found or self._business
        if not found and product is None and entity.sense and entity.sense.require:
            yield Reason("nothing else that is followed", _NOTHING_AROUND)

    def _listed(self, match: Match) -> Iterator[Reason]:
        """What directly neighbouring names of a list say: Claude, Gemini, Llama."""
        at = bisect_left(self._starts, match.start)
        beside: list[int] = []
        for other in self._starts[max(0, at - 1) : at] + self._starts[at + 1 : at + 2]:
            first, then = sorted((other, match.start))
            end = self._spans[first]
            if then - end <= _LONGEST_JOINT and _LIST_JOINT.fullmatch(self._text, end, then):
                beside.append(other)
        kinds = {entity.kind for other in beside for entity in self._rivals[other]}
        if match.entity.kind in kinds:
            yield Reason("listed with its like", _LISTED_ALIKE, beside[0])
        elif beside:
            yield Reason("listed with other names", _LISTED, beside[0])

    def _other_occurrences(
        self, match: Match, score: float, own: Iterable[Reason]
    ) -> Iterator[Reason]:
        """One sense per discourse: what the clear occurrences say, as far as this one does not."""
        outcomes = self._outcomes.get(match.entity.id, [])
        others, total = len(outcomes), sum(outcomes)
        if abs(score) >= _CLEAR:
            others, total = others - 1, total - math.copysign(1.0, score)
        if others:
            first, last = self._sentences.around(match.start)
            speaks = sum(
                abs(reason.weight)
                for reason in own
                if reason.at is not None and first <= reason.at < last
            )
            weight = _OTHER_OCCURRENCES if speaks < 1.5 else _OTHERS_BESIDE_OWN
            yield Reason("its other occurrences", weight * total / others)

    def _of_words(self, words: Iterable[str], match: Match, weights: Weights) -> Iterator[Reason]:
        found: list[Reason] = []
        holds = weights[0] < 0  # what holds a name and is rejected was dealt with before
        for word in words:
            spans = self._words.get(_folded(word))
            if not spans:
                continue
            if not holds and self._is_part_of(word, match):
                found.append(Reason(f"part of '{word}'", _PART_OF_REQUIRED, match.start))
                holds = True
                continue
            where = self._nearest_apart(spans, match)
            if where is not None and all(reason.at != where for reason in found):  # GPU, GPUs
                weight = self._sentences.weight(weights, where, match.start)
                if weight < 0 and _folded(match.alias) in _folded(word):
                    weight *= _HOLDS_THE_NAME
                elif weight < 0 and self._is_beside_another(where, len(word), match):
                    weight *= _BESIDE_ANOTHER
                found.append(Reason(f"'{word}'", weight, where))
        found.sort(key=lambda reason: -abs(reason.weight))
        yield from found[:_MOST_WORDS]

    def _around(
        self,
        places: Places,
        match: Match,
        weights: Weights,
        what: str,
        but: Iterable[str | None] = (),
    ) -> Iterator[Reason]:
        if not places:
            return
        near = places.between(*self._sentences.around(match.start)).difference(but)
        close = places.close_to(match.start).difference(but, near)
        far = len(places.labels.difference(but)) - len(near) - len(close)
        left, weight = _MOST_SURROUNDINGS, 0.0
        for count, each in zip((len(near), len(close), far), weights, strict=True):
            counted = min(count, left)
            left -= counted
            weight += counted * each
        if weight:
            yield Reason(what, weight, match.start if near else None, general=True)

    def _spell_out(self, match: Match) -> None:
        """Note where the text says that an abbreviation stands for something else."""
        words = spelt_out(self._text, match.start, match.end)
        if words is None or self._is_named(words[0]) or self._is_named(words[1] - 1):
            return
        entity = match.entity
        spelling = _words_of(self._text[slice(*words)])
        names = map(_words_of, (entity.name, *entity.aliases, *entity.certain))
        if all(len(spelling & name) * 2 <= len(spelling) for name in names):
            self._spelt.setdefault(entity.id, words[0])

    def _is_part_of(self, word: str, match: Match) -> bool:
        """Whether the name is part of such a word here: メタ認知, meta-analysis."""
        spans = self._words.get(_folded(word), ())
        at = bisect_left(spans, (match.start + 1, 0)) - 1
        return at >= 0 and spans[at][1] > match.start and spans[at] != (match.start, match.end)

    def _is_beside_another(self, start: int, length: int, match: Match) -> bool:
        """Whether a word belongs to another occurrence of the name: the モネ of クロード・モネ."""
        at = bisect_right(self._starts, start) - 1
        for i in (at, at + 1):
            if 0 <= i < len(self._starts) and self._starts[i] != match.start:
                other = self._starts[i]
                touches = start <= self._spans[other] + 2 and other <= start + length + 2
                if touches and match.entity in self._rivals[other]:
                    return True
        return False

    def _nearest_apart(self, spans: Sequence[tuple[int, int]], match: Match) -> int | None:
        """The start of the nearest span that is no part of the name, nor of its full name."""
        i = bisect_left(spans, (match.start, 0))
        full = self._full_names.get(match.entity.id, ())
        apart: list[int] = []
        for start, end in spans[max(0, i - 1) : i + 2]:
            at = bisect_right(full, start) - 1
            inside = at >= 0 and start < self._spans[full[at]]
            if not inside and (end <= match.start or start >= match.end):
                apart.append(start)
        return min(apart, key=lambda start: abs(start - match.start), default=None)

    def _is_named(self, position: int) -> bool:
        at = bisect_right(self._starts, position) - 1
        return at >= 0 and self._spans[self._starts[at]] > position

    def _is_joined(self, before: int, at: int) -> bool:
        """Whether a maker that begins at `before` stands directly in front: Meta's Llama."""
        end = self._spans[before]
        return before < at <= end + _LONGEST_JOINT and bool(_JOINT.fullmatch(self._text, end, at))


def _words_of(name: str) -> set[str]:
    return {_folded(word) for word in re.findall(r"\w+", name)}


@lru_cache(maxsize=1 << 16)
def _folded(word: str) -> str:
    """`fold`, remembered: the words and names of the catalogue are asked for again and again."""
    return fold(word)


def first_day(since: str) -> date:
    """The first day of a year, month or day: `2021-10` is 1 October 2021."""
    year, month, day = (*map(int, since.split("-")), 1, 1)[:3]
    return date(year, month, day)


def _is_open(match: Match) -> bool:
    """Whether the context decides; short names of a family need only the family or its maker."""
    return not match.certain and match.entity.sense is not None and not _is_short(match)


def _is_short(match: Match) -> bool:
    return match.member is not None and match.family is not None and match.family.needs_evidence


def _key(match: Match) -> tuple[int, str]:
    return match.start, match.entity.id


def _beginning(entity: Entity) -> float:
    if entity.sense and not entity.sense.require:
        return _BEGINNING_WITHOUT_REQUIREMENTS
    return _BEGINNING_OF_COMPANIES if entity.kind == "company" else _BEGINNING


def _limited(alias: str, reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    """The reasons, with what is too much of the general ones taken away.

    That a text is on computing tells Claude from a person, but not one VPC from another, nor a
    name from one that has clear reasons against it.
    """
    general = sum(reason.weight for reason in reasons if reason.general and reason.weight > 0)
    own = [each.weight for each in reasons[1:] if each.at is not None and not each.general]
    most = _MOST_IN_GENERAL if any(weight > 0.5 for weight in own) else _IN_GENERAL_ALONE
    if most == _IN_GENERAL_ALONE and _CODE.fullmatch(alias):
        most = _OF_A_CODE
    if sum(weight for weight in own if weight < 0) <= _AGAINST:
        most = _OF_A_CODE
    if general <= most:
        return reasons
    return (*reasons, Reason("the most that the text as a whole can say", most - general))


def _sum(reasons: Iterable[Reason]) -> float:
    return sum(reason.weight for reason in reasons)
