"""How each claim was read, part by part: for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from nlp.records import Claim, ScorePart, SubjectSource
from tracker.claims.figure import figure
from tracker.plain import cut, plain

_LONGEST_TEXT: Final = 160
_FOUND: Final[dict[SubjectSource, str]] = {
    "clause": "named in its sentence, told by the words around it",
    "structure": "named in its sentence, told by the dependency tree",
    "pronoun": "what a pronoun points back to",
    "paragraph": "not named: what the paragraph speaks of",
    "figure": "not named: what the same figure was said of before",
    "title": "not named: what the title is about",
    "article": "not named: what the article names most",
}


def claims_explained(claims: Sequence[Claim]) -> Iterator[RenderableType]:
    """A line that says what each claim is, and under it what each part of it rests on."""
    for claim in claims:
        yield Text.assemble(
            (f"“{cut(claim.text, _LONGEST_TEXT)}”", "bold"),
            (f"  {claim.field} {claim.start}–{claim.end}", "dim"),
            f"  {claim.kind}, {claim.stance}",
            ("  repeat" if claim.repeat else "", "dim"),
        )
        yield Padding(_facts(_parts(claim)), (0, 0, 0, 4), expand=False)


def _parts(claim: Claim) -> Iterator[tuple[str, Text]]:
    yield "about", _subject(claim)
    yield "aspect", Text.assemble(claim.aspect, (_because(claim), "dim"))
    if claim.unit is not None:
        yield "figure", Text(_figure(claim))
    if claim.baseline:
        yield "against", Text(plain(claim.baseline))
    if claim.attribution:
        yield "says", Text(plain(claim.attribution))
    if claim.hedges:
        yield "weakened by", Text(_words(claim.hedges))
    if claim.hype:
        yield "loud words", Text(_words(claim.hype))
    if claim.due is not None:
        yield "due", Text(claim.due.isoformat())
    yield "score", _score(claim)
    yield "key", Text(plain(claim.key), style="dim")


def _subject(claim: Claim) -> Text:
    sure = "" if claim.confidence >= 1 else f"; {claim.confidence:.0%} sure"
    if claim.subject is None:
        said_of = "nothing that is followed"
        if claim.topic:
            said_of = f"“{plain(claim.topic)}”, which nobody follows"
        return Text.assemble(said_of, (sure, "dim"))
    how = f"  {_FOUND[claim.subject_from]}" if claim.subject_from else ""
    name = plain(claim.subject_name or claim.subject)
    return Text.assemble((name, "bold"), (f" ({plain(claim.subject)}){how}{sure}", "dim"))


def _because(claim: Claim) -> str:
    if claim.aspect_word is not None:
        return f"  by “{plain(claim.aspect_word)}”"
    return f"  by the unit, {claim.unit}" if claim.unit is not None else ""


def _figure(claim: Claim) -> str:
    return figure(claim.value, claim.unit, ends=claim.range, comparator=claim.comparator)


def _words(words: Iterable[str]) -> str:
    return ", ".join(map(plain, words))


def _score(claim: Claim) -> Text:
    return Text.assemble((f"{claim.score:.2f}", "bold"), *_score_parts(claim.parts))


def _score_parts(parts: Sequence[ScorePart]) -> Iterator[tuple[str, str]]:
    """The parts of a score as they sum up, with their styles: ` = +0.25 a figure  −0.10 …`."""
    for number, part in enumerate(parts):
        words = f" “{plain(part.words)}”" if part.words else ""
        yield ("  = " if number == 0 else "  "), ""
        yield f"{part.amount:+.2f}".replace("-", "−"), "red" if part.amount > 0 else "green"
        yield f" {plain(part.what)}{words}", "dim"


def _facts(facts: Iterable[tuple[str, Text]]) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True, min_width=11)
    # Japanese has no blanks to break lines at: without folding its end would be lost.
    table.add_column(overflow="fold")
    for name, value in facts:
        table.add_row(name, value)
    return table
