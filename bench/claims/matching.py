"""Which claims that were read are which labels, and in what they agree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from bench.claims.labelled import Label, Labelled
from bench.entities.labelled import Names
from nlp.normalise import fold
from nlp.quantities import find_quantities
from nlp.records import Claim

PARTS = (
    "value, unit",
    "comparator",
    "aspect",
    "subject",
    "attribution",
    "hedged",
    "stance",
)
FIGURES = frozenset({"value, unit", "comparator"})
"""Parts that only claims with a figure have."""
_ROUNDING = 1e-3
_STANDS_FOR = re.compile(r"the (?:company|firm|maker|vendor)|its maker|同社|両社", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z0-9.]+|[^\sA-Za-z0-9.]+")
_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Matching:
    """One text: pairs of a claim and its label, what was missed, what was too much."""

    row: Labelled
    pairs: tuple[tuple[Claim, Label], ...]
    missed: tuple[Label, ...]
    excess: tuple[Claim, ...]


def matching(row: Labelled, claims: Iterable[Claim]) -> Matching:
    """Each claim and each label is used once, figures that agree first.

    They can be one where the kind is the same and the spans overlap. Claims without a figure at the
    place of a vague label are neither right nor too much.
    """
    left, labels = list(claims), [label for label in row.labels if not label.vague]
    pairs: list[tuple[Claim, Label]] = []
    for rule in _RULES:
        for label in labels:
            if any(label is taken for _, taken in pairs):
                continue
            fitting = (c for c in left if c.kind == label.kind and rule(c, label))
            claim = next(fitting, None)
            if claim is not None:
                left.remove(claim)
                pairs.append((claim, label))
    vague = [label for label in row.labels if label.vague]
    excess = [
        claim
        for claim in left
        if not (claim.value is None and any(_overlap(claim, *label.sentence) for label in vague))
    ]
    missed = [label for label in labels if all(label is not taken for _, taken in pairs)]
    return Matching(row, tuple(pairs), tuple(missed), tuple(excess))


def _same_figure_in_quote(claim: Claim, label: Label) -> bool:
    return _in_quote(claim, label) and agrees_in_figure(claim, label)


def _same_figure_in_sentence(claim: Claim, label: Label) -> bool:
    return _overlap(claim, *label.sentence) and agrees_in_figure(claim, label)


def _in_quote(claim: Claim, label: Label) -> bool:
    return _overlap(claim, label.start, label.end)


_RULES = (_same_figure_in_quote, _same_figure_in_sentence, _in_quote)


def _overlap(claim: Claim, start: int, end: int) -> bool:
    return claim.start < end and claim.end > start


def agrees_in_figure(claim: Claim, label: Label) -> bool:
    """Whether value and unit are the labelled ones, however the unit is written."""
    if label.value is None or claim.value is None:
        return label.value is None and claim.value is None
    value, unit = _normal(label.value, label.unit or "")
    near = abs(claim.value - value) <= _ROUNDING * max(1e-9, abs(value))
    return near and unit == claim.unit


def _normal(value: float, unit: str) -> tuple[float, str]:
    factor, normal = _normal_unit(unit)
    return value * factor, normal


@cache
def _normal_unit(unit: str) -> tuple[float, str]:
    """A unit as the reader writes it: `petaflops` is 1 PFLOPS."""
    if unit in {"x", "%"}:
        return 1.0, unit
    found = find_quantities(f"1 {unit}", "text")
    if len(found) != 1 or found[0].end != len(unit) + 2 or found[0].value is None:
        return 1.0, unit
    return found[0].value, found[0].unit


def agrees(part: str, claim: Claim, label: Label, names: Names) -> bool:
    """Whether a claim is labelled so in one of PARTS."""
    match part:
        case "value, unit":
            return agrees_in_figure(claim, label)
        case "comparator":
            return claim.comparator == label.comparator
        case "subject":
            return _is_subject(claim, label.subjects, names)
        case "attribution":
            return _is_speaker(claim.attribution, label.attribution, names)
        case "hedged":
            return bool(claim.hedges) == label.hedged
        case _:
            return bool(getattr(claim, part) == getattr(label, part))


def _is_subject(claim: Claim, subjects: Sequence[str | None], names: Names) -> bool:
    if claim.subject is None:
        return _is_named(claim.subject_name, subjects)
    return any(
        fold(name) == fold(claim.subject_name or "") or claim.subject in names.entities(name, None)
        for name in subjects
        if name is not None
    )


def _is_named(found: str | None, subjects: Sequence[str | None]) -> bool:
    """Whether what is in no catalogue has one of the names, more or fewer words of it."""
    if found is None:
        return None in subjects
    words = _words(found)
    return any(
        _holds(words, other) or _holds(other, words)
        for other in (_words(name) for name in subjects if name is not None)
    )


def _words(name: str) -> list[str]:
    return [fold(word) for word in _WORD.findall(name)]


def _holds(longer: Sequence[str], words: Sequence[str]) -> bool:
    """Whether words stand side by side in others. Japanese is one word between Latin letters."""
    starts = range(len(longer) - len(words) + 1)
    return bool(words) and any(longer[at : at + len(words)] == words for at in starts)


def _is_speaker(found: str | None, labelled: str | None, names: Names) -> bool:
    """The same words but for an article, another name of the same, or one within the other.

    Labels keep `the company` and 同社; a name is what they stand for.
    """
    if found is None or labelled is None:
        return found is labelled
    if _STANDS_FOR.fullmatch(labelled):
        return True
    if names.entities(found, None) & names.entities(labelled, None):
        return True
    one, other = (fold(_ARTICLE.sub("", words)) for words in (found, labelled))
    return one in other or other in one


def is_followed(label: Label, names: Names) -> bool:
    """Whether the labelled subject is in the catalogue, or there is none."""
    subject = label.subjects[0]
    return subject is None or bool(names.entities(subject, None))
