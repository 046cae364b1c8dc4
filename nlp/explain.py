"""Why a span is read as it is: for people who ask, not for the pipeline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from nlp.gazetteer import Gazetteer
from nlp.mentions import AMBIGUOUS, COUNTS, judged, sorted_out
from nlp.records import Document, Field, Mention, Passage
from nlp.senses import Verdict

Standing = Literal["counts", "ambiguous", "rejected"]


@dataclass(frozen=True, slots=True)
class Why:
    """One thing that speaks for a reading, or against it."""

    what: str
    weight: float | None = None
    """In log-odds: below 0 it speaks against. None where it decides alone."""
    field: Field | None = None
    at: int | None = None
    """Where it stands in that field, if it stands elsewhere in the document."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A span that is written like a name, what became of it, and why."""

    mention: Mention
    standing: Standing
    why: tuple[Why, ...]


def explanations(
    document: Document, passages: Sequence[Passage], gazetteer: Gazetteer
) -> tuple[Explanation, ...]:
    """Every span that is written like a name, those that are no mentions too, in order."""
    read = tuple(judged(document, passages, gazetteer))
    counting = {
        _place(mention): mention for mention in sorted_out(document, passages, read).mentions
    }
    return tuple(_explained(document, read, counting))


def _explained(
    document: Document,
    read: Sequence[tuple[Verdict, Mention]],
    counting: dict[tuple[Field, int], Mention],
) -> Iterator[Explanation]:
    covered: tuple[Field, int] = ("title", 0)
    for verdict, mention in read:
        counts = counting.get(_place(mention))
        why = tuple(_reasons(document, verdict))
        if counts is not None:
            covered = counts.field, counts.end
            if counts.method == "product":
                longer = f"begins with {mention.name}, and goes on like a name that holds it"
                why = (Why(longer), *why)
            yield Explanation(counts, "counts", why)
        elif mention.field == covered[0] and mention.start < covered[1]:
            yield Explanation(mention, "rejected", (Why("part of a longer name"),))
        elif verdict.confidence >= COUNTS:
            name = "begins the name of a product whose end is not sure"
            yield Explanation(mention, "rejected", (Why(name), *why))
        else:
            ambiguous = verdict.confidence >= AMBIGUOUS
            yield Explanation(mention, "ambiguous" if ambiguous else "rejected", why)


def _reasons(document: Document, verdict: Verdict) -> Iterator[Why]:
    match = verdict.match
    if match.member is not None:
        yield Why(f"fits the family {match.entity.name}, which lists no such member")
    elif match.certain and verdict.short_form:
        yield Why(f"the article introduces it for {match.entity.name}")
    elif match.certain or match.entity.sense is None:
        yield Why(f"'{match.alias}' needs no context")
    for reason in sorted(verdict.reasons, key=lambda reason: -abs(reason.weight)):
        if reason.at is None or reason.at == match.start:
            yield Why(reason.what, reason.weight)
        else:
            yield Why(reason.what, reason.weight, *_field_of(document, reason.at))


def _field_of(document: Document, position: int) -> tuple[Field, int]:
    """Where a position of title and text together stands."""
    shift = len(document.title) + 1 if document.title else 0
    return ("title", position) if position < shift else ("text", position - shift)


def _place(mention: Mention) -> tuple[Field, int]:
    return mention.field, mention.start
