"""How much hype a claim holds and how little support: points that add up, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from nlp.claims.cues import CueHit
from nlp.claims.evidence import Evidence
from nlp.records import ClaimKind, Quantity, ScorePart, Stance

Part = Literal[
    "kind",
    "loud word",
    "more loud words",
    "absolute",
    "exclamation",
    "large figure",
    "vague amount",
    "no baseline",
    "no speaker",
    "hedge dropped",
    "baseline",
    "speaker",
    "hedge",
    "question",
    "denial",
    "measurement",
    "benchmark",
    "document",
    "condition",
    "other side",
    "limit",
]

POINTS: Final[Mapping[Part, float]] = {
    # what raises it
    "kind": 0.4,
    "loud word": 0.4,
    "more loud words": 0.2,
    "absolute": 0.2,
    "exclamation": 0.1,
    "large figure": 0.1,
    "vague amount": 0.15,
    "no baseline": 0.1,
    "no speaker": 0.1,
    "hedge dropped": 0.15,
    # what lowers it
    "baseline": -0.05,
    "speaker": -0.05,
    "hedge": -0.2,
    "question": -0.25,
    "denial": -0.3,
    "measurement": -0.2,
    "benchmark": -0.15,
    "document": -0.15,
    "condition": -0.15,
    "other side": -0.15,
}
"""The most that each part can add or take away; `limit` closes what leaves 0 to 1."""

_OF_KIND: Final[Mapping[ClaimKind, float]] = {
    "quantity": 0.5,
    "prediction": 0.7,
    "superlative": 0.8,
    "hype": 1.0,
}
"""Shares of the points of `kind`: the more a kind can be checked, the less it begins with."""
_EACH_MORE: Final = 0.5
"""Share of the points of `more loud words` that a word of weight 1 adds."""
_SOURCES: Final = frozenset({"measurement", "benchmark", "document"})
"""Evidence that says where a claim comes from, though it names no speaker."""
_COMPARED: Final = frozenset({"x", "%"})
_LARGE: Final = ((100.0, 1.0), (10.0, 0.8), (4.0, 0.4))
"""Multiples from which on a figure is large, with the share of its points."""


@dataclass(frozen=True, slots=True)
class Told:
    """A claim as its sentence tells it, as far as its score depends on it."""

    kind: ClaimKind
    stance: Stance = "asserted"
    figure: Quantity | None = None
    loud: Sequence[CueHit] = ()
    """Words of hype and superlatives in its clause."""
    around: Sequence[CueHit] = ()
    """Those of its whole sentence, as far as they stand near."""
    absolute: Sequence[CueHit] = ()
    vague: Sequence[CueHit] = ()
    exclamation: str | None = None
    hedges: Sequence[CueHit] = ()
    dropped: str | None = None
    """The hedge with which the same claim was told before, where this one has none."""
    speaker: str | None = None
    baseline: str | None = None
    evidence: Sequence[Evidence] = ()


def score_parts(told: Told) -> tuple[ScorePart, ...]:
    """What makes up the score of a claim: at most one part of each name, in the order of `POINTS`.

    Their amounts, in thousandths, sum up to between 0, sober and supported, and 1, loud and without
    support.
    """
    order = list(POINTS)
    parts = [part for part in _parts(told) if part.amount]
    parts.sort(key=lambda part: order.index(part.what))  # type: ignore[arg-type]
    total = score_of(parts)
    inside = min(max(total, 0.0), 1.0)
    if inside != total:
        parts.append(ScorePart("limit", round(inside - total, 3)))
    return tuple(parts)


def score_of(parts: Sequence[ScorePart]) -> float:
    """The sum of the parts, rounded to thousandths."""
    return round(sum(part.amount for part in parts), 3)


def _parts(told: Told) -> Iterator[ScorePart]:
    yield _part("kind", _OF_KIND[told.kind], told.kind)
    yield from _of_loudness(told)
    yield from _of_figure(told)
    yield from _of_source(told)
    yield from _of_doubt(told)
    for shows in ("measurement", "benchmark", "document", "condition", "other side"):
        found = [item for item in told.evidence if item.shows == shows]
        if found:
            best = max(found, key=lambda item: item.weight)
            yield _part(shows, best.weight, best.words)


def _of_loudness(told: Told) -> Iterator[ScorePart]:
    loudest = max(told.loud, key=lambda cue: cue.weight, default=None)
    if loudest is not None:
        yield _strongest("loud word", [loudest])
    more = [cue for cue in told.around if cue is not loudest]
    if more:
        share = min(1.0, _EACH_MORE * sum(cue.weight for cue in more))
        yield _part("more loud words", share, ", ".join(dict.fromkeys(c.surface for c in more)))
    if told.absolute:
        yield _strongest("absolute", told.absolute)
    if told.exclamation:
        yield _part("exclamation", 1.0, told.exclamation)


def _of_figure(told: Told) -> Iterator[ScorePart]:
    figure = told.figure
    if figure is None:
        if told.vague:
            yield _strongest("vague amount", told.vague)
        return
    if figure.value is None:
        yield _part("vague amount", 1.0, figure.text)
    large = _largeness(figure)
    if large:
        yield _part("large figure", large, figure.text)
    if told.baseline is not None:
        yield _part("baseline", 0.5 if figure.value is None else 1.0, told.baseline)
    elif figure.unit in _COMPARED:
        yield _part("no baseline", 1.0)


def _largeness(figure: Quantity) -> float:
    """How far a multiple is beyond what one generation brings; a tenth is as far as ten times."""
    if figure.unit != "x" or not figure.value or figure.value < 0:
        return 0.0
    multiple = max(figure.value, 1 / figure.value)
    return next((share for least, share in _LARGE if multiple >= least), 0.0)


def _of_source(told: Told) -> Iterator[ScorePart]:
    if told.speaker is not None:
        yield _part("speaker", 1.0, told.speaker)
    elif not any(item.shows in _SOURCES for item in told.evidence):
        yield _part("no speaker", 1.0)
    if told.dropped is not None and not told.hedges:
        yield _part("hedge dropped", 1.0, told.dropped)


def _of_doubt(told: Told) -> Iterator[ScorePart]:
    if told.hedges:
        yield _strongest("hedge", told.hedges)
    if told.stance == "questioned":
        yield _part("question", 1.0)
    if told.stance == "negated":
        yield _part("denial", 1.0)


def _strongest(what: Part, cues: Sequence[CueHit]) -> ScorePart:
    cue = max(cues, key=lambda cue: cue.weight)
    return _part(what, cue.weight, cue.surface)


def _part(what: Part, share: float, words: str | None = None) -> ScorePart:
    """The share, from 0 to 1, of the points of a part."""
    return ScorePart(what, round(POINTS[what] * share, 3), words)
