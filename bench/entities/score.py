"""Precision, recall and F1 of spans, and of spans with the right entity; the errors by class."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from bench.entities.labelled import Label, Labelled, Names
from bench.entities.readers import Found, Way


@dataclass(slots=True)
class Score:
    """Counts over texts."""

    wanted: int = 0
    found: int = 0
    spans: int = 0
    """Found spans that are labelled, from the first character to the last."""
    links: int = 0
    """Those of them with the entity that the label names."""

    @property
    def precision(self) -> float:
        """Share of what was found that is labelled."""
        return self.spans / max(self.found, 1)

    @property
    def recall(self) -> float:
        """Share of what is labelled that was found."""
        return self.spans / max(self.wanted, 1)

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return _f1(self.spans, self.found, self.wanted)

    @property
    def link_f1(self) -> float:
        """F1 where a span counts only with the right entity."""
        return _f1(self.links, self.found, self.wanted)


@dataclass(slots=True)
class Judgement:
    """How one way fared: over all names, over those in the catalogue, and what went wrong."""

    all: Score = field(default_factory=Score)
    listed: Score = field(default_factory=Score)
    errors: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(class of error, what it is about)."""


def judge(rows: Iterable[Labelled], way: Way, names: Names) -> Judgement:
    """One way against the labels. Listed are the labels whose name is in the catalogue."""
    result = Judgement()
    for row in rows:
        found = {(each.start, each.end): each for each in way(row)}
        wanted = {(label.start, label.end): label for label in row.labels}
        for span, label in wanted.items():
            _count_label(result, label, found.get(span), names, found.values())
        for span, each in found.items():
            result.all.found += 1
            # What is found rightly under a name that no list holds is no error among the listed.
            known = span not in wanted or _entities(wanted[span], names)
            result.listed.found += bool(each.listed and known)
            if span not in wanted:
                result.errors[_too_much(each, wanted.values()), row.text[slice(*span)]] += 1
    return result


def _count_label(
    result: Judgement, label: Label, found: Found | None, names: Names, others: Iterable[Found]
) -> None:
    entities = _entities(label, names)
    scores = (result.all, result.listed) if entities else (result.all,)
    for score in scores:
        score.wanted += 1
        if found is not None:
            score.spans += 1
            score.links += found.entity in entities if entities else not found.listed
    if found is None:
        where = "listed" if entities else "in no list"
        across = any(each.start < label.end and each.end > label.start for each in others)
        result.errors[f"missed, {where}{', another span' if across else ''}", label.surface] += 1
    elif entities and found.entity not in entities:
        result.errors["wrong entity", f"{label.surface}: {found.entity}, not {label.name}"] += 1


def _too_much(found: Found, labels: Iterable[Label]) -> str:
    if any(found.start < label.end and found.end > label.start for label in labels):
        return "too much, another span"
    return "too much, listed" if found.listed else "too much, in no list"


def _entities(label: Label, names: Names) -> set[str]:
    return names.entities(label.name, label.kind) if label.name else set()


@dataclass(slots=True)
class Senses:
    """How often it was told right what an ambiguous name means."""

    right: int = 0
    total: int = 0
    unlisted: int = 0
    """Occurrences that mean a thing in no list; they are not in `total`."""
    errors: list[str] = field(default_factory=list)


def judge_senses(rows: Iterable[Labelled], way: Way, names: Names) -> Senses:
    """Occurrences decided right: the entity is named there, or nothing is."""
    result = Senses()
    for row in rows:
        found = way(row)
        for label in row.labels:
            entities = _entities(label, names)
            if label.name and not entities:
                result.unlisted += 1
                continue
            said = [each for each in found if each.start <= label.start and each.end >= label.end]
            right = bool(said and said[0].entity in entities) if entities else not said
            result.total += 1
            result.right += right
            if not right:
                result.errors.append(_sense_error(row, label, said))
    return result


def _sense_error(row: Labelled, label: Label, said: Sequence[Found]) -> str:
    around = row.text[max(0, label.start - 30) : label.end + 30].replace("\n", " ")
    entity = said[0].entity if said else "nothing"
    return f"{row.id}: {label.surface} is {label.name or 'something else'}, read {entity}: {around}"


def kindest_labels(rows: Iterable[Labelled], way: Way) -> set[str]:
    """The kinds of `way` that are right more often than not on these very texts."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for row in rows:
        spans = {(label.start, label.end) for label in row.labels}
        for each in way(row):
            total[each.kind or ""] += 1
            right[each.kind or ""] += (each.start, each.end) in spans
    return {kind for kind in total if 2 * right[kind] >= total[kind]}


def by_language(rows: Sequence[Labelled]) -> Iterator[tuple[str, list[Labelled]]]:
    """The rows of each language, then all."""
    languages = sorted({row.lang for row in rows})
    for lang in languages:
        yield lang, [row for row in rows if row.lang == lang]
    if len(languages) > 1:
        yield "all", list(rows)


def _f1(right: int, found: int, wanted: int) -> float:
    return 2 * right / max(found + wanted, 1)
