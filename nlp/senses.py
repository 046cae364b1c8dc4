"""Whether an ambiguous name means the followed thing here: Bedrock the service, or the rock.

Everything that speaks for or against a sense is a `Reason` with a weight in log-odds; their sum is
the confidence, so this is a logistic model, its weights fitted to labelled texts around figures
set by hand (`nlp.weights`, docs/decisions/0013-senses.md). Reasons come from the document's words,
from what stands beside the name (`nlp.neighbours`), from the names of other followed things, and
last from its other occurrences: one sense per discourse (Gale, Church and Yarowsky, 1992). Entities
that share a name compete with each other, and with "none of them".
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from config.models import Entity
from nlp import weights
from nlp.abbreviations import spelt_out
from nlp.context import Context, Reason, folded
from nlp.gazetteer import Match, Word
from nlp.layout import Layout
from nlp.neighbours import GENERAL, neighbours
from nlp.places import Places, Sentences, insert, nearest

_CODE: Final = re.compile(r"[A-Z0-9-]{1,4}[a-z]?")
_OTHERS: Final = "other ambiguous names"


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
        self._layout = Layout(text, matches)
        self._full_names: defaultdict[str, list[int]] = defaultdict(list)
        self._named: defaultdict[str, list[int]] = defaultdict(list)
        self._products: defaultdict[str, list[int]] = defaultdict(list)
        self._followed, self._undecided = Places(), Places()
        self._spelt: dict[str, int] = {}
        self._outcomes: defaultdict[str, Counter[bool]] = defaultdict(Counter)
        self._reasons: dict[tuple[int, str], tuple[Reason, ...]] = {}
        open_: list[Match] = []
        for match in matches:
            if _is_open(match):
                open_.append(match)
            elif not _is_short(match):
                self._accept(match)
                if match.member is None:
                    self._full_names[match.entity.id].append(match.start)
        if open_:
            self._context = Context(words, sentences, self._layout, self._full_names)
            self._decide(open_)

    def verdict(self, group: Sequence[Match]) -> Verdict:
        """The likeliest sense of a span that may name the entities of these matches.

        A maker and its product that share a name (Mistral) do not take from each other. What needs
        no context is meant, whatever else the span may name.
        """
        first = next((match for match in group if not _is_open(match)), group[0])
        if not _is_open(first):
            sure = weights.UNLISTED if first.member else weights.CERTAIN
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
        most = weights.UNLISTED if match.member else weights.MOST
        share = min((odds[best] + kin) / (1.0 + sum(odds)), most)
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
            if abs(score) >= weights.CLEAR:
                self._outcomes[match.entity.id][score > 0] += 1
            if score >= weights.CLEAR:
                self._accept(match)
            elif score > weights.UNLIKELY:
                self._undecided.add(match.start, match.entity.id)
        for match, reasons, score in zip(matches, own, first, strict=True):
            rivals = {entity.id for entity in self._layout.rivals[match.start]}
            undecided = self._context.around(
                self._undecided, match, weights.UNDECIDED, _OTHERS, rivals
            )
            others = self._other_occurrences(match, score, reasons)
            self._reasons[_key(match)] = _limited(
                match.alias, (*reasons, *self._leaning(match), *undecided, *others)
            )

    def _own_reasons(self, match: Match) -> Iterator[Reason]:
        """What words and neighbours say: it does not depend on the senses of other names."""
        entity, sense = match.entity, match.entity.sense
        assert sense is not None
        yield _beginning(entity)
        if entity.since and self._published and self._published < first_day(entity.since):
            yield Reason(f"the article is older than the name, {entity.since}", weights.NEVER)
        holder = next(
            (word for word in sense.reject if self._context.is_part_of(word, match)), None
        )
        if holder:
            yield Reason(f"part of '{holder}'", weights.NEVER)
        if entity.id in self._spelt and _CODE.fullmatch(match.alias):
            spelt = self._spelt[entity.id]
            yield Reason("spelt out as something else", weights.SPELT_OTHERWISE, spelt)
        if match.member:
            yield Reason("the number of a generation", weights.NUMBERED)
        elif " " in match.alias:
            yield Reason("a name of several words", weights.LONG_NAME)
        elif _CODE.fullmatch(match.alias):
            yield Reason("a short code", weights.CODE)
        elif entity.kind != "company" and not match.alias.isascii():
            yield Reason("a name in Japanese", weights.JAPANESE)
        for near in neighbours(
            self._text, match.start, match.end, entity.kind, self._layout.is_named
        ):
            yield Reason(near, weights.BESIDE[near], match.start, near in GENERAL)
        yield from self._context.required(sense.require, match)
        yield from self._context.rejected(sense.reject, match)
        around = self._context.around
        yield from around(self._context.computing, match, weights.COMPUTING, "words of computing")
        if entity.kind == "company":
            business = self._context.business
            yield from around(business, match, weights.BUSINESS, "words of business")
        elsewhere = self._context.elsewhere
        yield from around(elsewhere, match, weights.ELSEWHERE, "words of another world")

    def _leaning(self, match: Match) -> Iterator[Reason]:
        """What the names of other things say: its own full name, its maker, its products."""
        entity, at = match.entity, match.start
        full = nearest(self._full_names.get(entity.id, ()), at)
        if full is not None:
            introduced = self._full_names[entity.id][0] < at
            triple = weights.INTRODUCED if introduced else weights.IN_FULL_LATER
            weight = self._sentences.weight(triple, full, at)
            if len(self._layout.rivals[at]) > 1:
                weight *= weights.NAME_SHARED if introduced else 0.0
            if weight:
                yield Reason("its full name", weight, full)
        maker = nearest(self._named.get(entity.maker, ()), at) if entity.maker else None
        if maker is not None and self._layout.is_joined(maker, at):
            yield Reason("its maker in front", weights.MAKER_IN_FRONT, maker)
        elif maker is not None:
            yield Reason("its maker", self._sentences.weight(weights.MAKER, maker, at), maker)
        product = nearest(self._products.get(entity.id, ()), at)
        if product is not None:
            weight = self._sentences.weight(weights.PRODUCT, product, at)
            yield Reason("a product of it", weight, product)
        own = self._named.get(entity.id, ())
        others = self._products.get(entity.maker, ()) if entity.maker else ()
        sibling = nearest(others, at, but=own)
        if sibling is not None:
            weight = self._sentences.weight(weights.SIBLING, sibling, at)
            yield Reason("another product of its maker", weight, sibling)
        listed = self._layout.listed_with(at)
        if any(rival.kind == entity.kind for each in listed for rival in self._layout.rivals[each]):
            yield Reason("listed with its like", weights.LISTED_ALIKE, listed[0])
        elif listed:
            yield Reason("listed with other names", weights.LISTED, listed[0])
        kin = {entity.id, entity.maker, entity.family}
        followed = tuple(
            self._context.around(self._followed, match, weights.FOLLOWED, "other names", kin)
        )
        yield from followed
        found = followed or self._context.computing or full is not None or maker is not None
        if entity.kind == "company":
            found = found or self._context.business
        sense = entity.sense
        if not found and product is None and sense and sense.require:
            usual = weights.NOTHING_AROUND_USUAL if sense.usual else weights.NOTHING_AROUND
            yield Reason("nothing else that is followed", usual)

    def _other_occurrences(
        self, match: Match, score: float, own: Iterable[Reason]
    ) -> Iterator[Reason]:
        """One sense per discourse: what the clear occurrences say, as far as this one does not."""
        outcomes = self._outcomes[match.entity.id]
        others, total = outcomes.total(), outcomes[True] - outcomes[False]
        if abs(score) >= weights.CLEAR:
            others, total = others - 1, total - (1 if score > 0 else -1)
        if others:
            first, last = self._sentences.around(match.start)
            speaks = sum(
                abs(reason.weight)
                for reason in own
                if reason.at is not None and first <= reason.at < last
            )
            if speaks < 1.5:
                yield Reason("its other occurrences", weights.OTHER_OCCURRENCES * total / others)
            else:
                weight = weights.OTHERS_BESIDE_OWN * total / others
                yield Reason("its other occurrences, beside its own sentence", weight)

    def _spell_out(self, match: Match) -> None:
        """Note where the text says that an abbreviation stands for something else."""
        words = spelt_out(self._text, match.start, match.end)
        if words is None or self._layout.is_named(words[0]) or self._layout.is_named(words[1] - 1):
            return
        entity = match.entity
        spelling = _words_of(self._text[slice(*words)])
        names = map(_words_of, (entity.name, *entity.aliases, *entity.certain))
        if all(len(spelling & name) * 2 <= len(spelling) for name in names):
            self._spelt.setdefault(entity.id, words[0])


def _words_of(name: str) -> set[str]:
    return {folded(word) for word in re.findall(r"\w+", name)}


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


def _beginning(entity: Entity) -> Reason:
    sense = entity.sense
    if sense and not sense.require:
        return Reason("a name that needs no words", weights.BEGINNING_WITHOUT_REQUIREMENTS)
    if sense and sense.usual:
        return Reason("a name that mostly means this", weights.BEGINNING_OF_USUAL)
    if entity.kind == "company":
        return Reason("an ambiguous name of a company", weights.BEGINNING_OF_COMPANIES)
    return Reason("an ambiguous name", weights.BEGINNING)


def _limited(alias: str, reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    """The reasons, with what is too much of the general ones taken away.

    That a text is on computing tells Claude from a person, but not one VPC from another, nor a
    name from one that has clear reasons against it.
    """
    general = sum(reason.weight for reason in reasons if reason.general and reason.weight > 0)
    own = [each.weight for each in reasons[1:] if each.at is not None and not each.general]
    spoken_for = any(weight > weights.SPOKEN_FOR for weight in own)
    spoken_against = sum(weight for weight in own if weight < 0) <= weights.AGAINST
    if spoken_against or (not spoken_for and _CODE.fullmatch(alias)):
        most = weights.OF_A_CODE
    else:
        most = weights.MOST_IN_GENERAL if spoken_for else weights.IN_GENERAL_ALONE
    if general <= most:
        return reasons
    return (*reasons, Reason("the most that the text as a whole can say", most - general))


def _sum(reasons: Iterable[Reason]) -> float:
    return sum(reason.weight for reason in reasons)
