"""Figures and lists of errors, as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bench.claims.labelled import Label
from bench.claims.matching import FIGURES, PARTS, Matching, agrees, is_followed
from bench.entities.labelled import Names
from nlp.records import Claim

KINDS = ("quantity", "superlative", "hype", "prediction")
_COLUMNS = (*PARTS[:4], "followed", *PARTS[4:])


def quality_of(matchings: Sequence[Matching], names: Names) -> Iterator[str]:
    """A table of detection by language and kind, then one of what is right in what was found."""
    langs = sorted({each.row.lang for each in matchings})
    yield f"{'':4} {'':13} {'labels':>6} {'found':>6} {'P':>6} {'R':>6} {'F1':>6}"
    for lang in langs:
        own = [each for each in matchings if each.row.lang == lang]
        for name, kinds in (*((kind, {kind}) for kind in KINDS), ("others", {*KINDS[1:]})):
            yield f"{lang:4} {name:13} {_detection(own, kinds)}"
        yield f"{lang:4} {'all':13} {_detection(own, {*KINDS})}"
    yield ""
    yield f"{'':4} " + " ".join(f"{column:>11}" for column in _COLUMNS)
    for lang in langs:
        pairs = [pair for each in matchings if each.row.lang == lang for pair in each.pairs]
        yield f"{lang:4} " + " ".join(f"{_share(part, pairs, names):>11}" for part in _COLUMNS)


def _detection(matchings: Sequence[Matching], kinds: set[str]) -> str:
    right = sum(claim.kind in kinds for each in matchings for claim, _ in each.pairs)
    missed = sum(label.kind in kinds for each in matchings for label in each.missed)
    excess = sum(claim.kind in kinds for each in matchings for claim in each.excess)
    labels, found = right + missed, right + excess
    precision, recall = right / max(found, 1), right / max(labels, 1)
    f1 = 2 * right / max(labels + found, 1)
    return f"{labels:6} {found:6} {precision:6.3f} {recall:6.3f} {f1:6.3f}"


def _share(part: str, pairs: Sequence[tuple[Claim, Label]], names: Names) -> str:
    judged = [
        (claim, label)
        for claim, label in pairs
        if (part not in FIGURES or label.value is not None)
        and (part != "followed" or is_followed(label, names))
    ]
    part = "subject" if part == "followed" else part
    right = sum(agrees(part, claim, label, names) for claim, label in judged)
    return f"{right / len(judged):.3f}" if judged else "-"


def errors_of(matchings: Sequence[Matching], names: Names) -> Iterator[str]:
    """One line an error, by class: missed, too much, then each part that is wrong."""
    for each in matchings:
        for label in each.missed:
            what = f"{label.kind} {label.value} {label.unit} {label.subjects[0]}"
            yield f"missed       {each.row.id} {what}: {_line(label.quote)}"
    for each in matchings:
        for claim in each.excess:
            what = f"{claim.kind} {claim.value} {claim.unit}"
            start, end = max(0, claim.start - 40), claim.end + 40
            yield f"too much     {each.row.id} {what}: {_line(each.row.text[start:end])}"
    for part in PARTS:
        for each in matchings:
            for claim, label in each.pairs:
                if part in FIGURES and label.value is None:
                    continue
                if not agrees(part, claim, label, names):
                    found, wanted = _told(part, claim), _wanted(part, label)
                    where = f"{each.row.id} {_line(claim.text)}"
                    yield f"{part:12} {where}: {found!r}, labelled {wanted!r}"


def _told(part: str, claim: Claim) -> object:
    match part:
        case "value, unit":
            return claim.value, claim.unit
        case "hedged":
            return claim.hedges
        case "subject":
            return claim.subject_name
        case _:
            return getattr(claim, part)


def _wanted(part: str, label: Label) -> object:
    match part:
        case "value, unit":
            return label.value, label.unit
        case "subject":
            return label.subjects if len(label.subjects) > 1 else label.subjects[0]
        case _:
            return getattr(label, part)


def _line(text: str) -> str:
    return " ".join(text.split())[:110]
