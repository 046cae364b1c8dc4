"""The mentions of a document: which spans name which followed things."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Final

from nlp.abbreviations import introduced
from nlp.gazetteer import Gazetteer, Match
from nlp.generations import member_id
from nlp.longer_names import longer_name
from nlp.products import product_behind
from nlp.records import Document, Field, Mention, Passage
from nlp.senses import Verdict, verdicts

COUNTS: Final = 0.5
"""From this confidence a span is a mention; below it is more likely something else."""
AMBIGUOUS: Final = 0.1
"""From this confidence a span is kept as ambiguous; below it is surely something else."""


@dataclass(frozen=True, slots=True)
class Found:
    """The spans that name followed things, and those that may; of the title, then of the text."""

    mentions: tuple[Mention, ...]
    ambiguous: tuple[Mention, ...]


def find_mentions(
    document: Document, passages: Sequence[Passage], gazetteer: Gazetteer
) -> tuple[Mention, ...]:
    """The mentions of `read_mentions`, without what is ambiguous."""
    return read_mentions(document, passages, gazetteer).mentions


def read_mentions(document: Document, passages: Sequence[Passage], gazetteer: Gazetteer) -> Found:
    """The mentions of the title, then of the text, in order.

    `passages` are those of the document (`split_passages`). Names are found by the gazetteer and
    decided by what the whole document says.
    """
    return sorted_out(document, passages, judged(document, passages, gazetteer))


def sorted_out(
    document: Document, passages: Sequence[Passage], read: Iterable[tuple[Verdict, Mention]]
) -> Found:
    """What counts among the spans that `judged` yields, and what stays ambiguous."""
    mentions: list[Mention] = []
    ambiguous: list[Mention] = []
    for verdict, mention in read:
        if verdict.confidence >= COUNTS:
            mentions.append(mention)
        elif verdict.confidence >= AMBIGUOUS:
            ambiguous.append(mention)
    return Found(tuple(_with_products(document, passages, mentions)), tuple(ambiguous))


def judged(
    document: Document, passages: Sequence[Passage], gazetteer: Gazetteer
) -> Iterator[tuple[Verdict, Mention]]:
    """Every span that is written like a name, with the verdict on it, whatever that is."""
    shift = len(document.title) + 1 if document.title else 0
    whole = f"{document.title}\n{document.text}" if document.title else document.text
    scan = gazetteer.scan(whole)
    places = _Places(passages, shift)
    in_code = {match.start for match in scan.found} - {match.start for match in scan.matches}
    found = introduced(whole, scan.found)
    listed = {(match.start, match.entity.id) for match in scan.found}
    for verdict in verdicts(whole, places.starts, found, scan.words, document.published):
        match = verdict.match
        if match.start not in in_code:
            if (match.start, match.entity.id) not in listed:
                verdict = replace(verdict, short_form=True)
            yield verdict, _mention(whole, verdict, *places.of(match))


class _Places:
    """Where positions of the whole document stand in its fields and passages."""

    def __init__(self, passages: Sequence[Passage], shift: int) -> None:
        self._passages = passages
        self._shift = shift
        self.starts = [passage.start + self._shift_of(passage.field) for passage in passages]

    def of(self, match: Match) -> tuple[int, Passage]:
        """How far the field's offsets lie behind those of the document, and the passage."""
        passage = self._passages[bisect_right(self.starts, match.start) - 1]
        return self._shift_of(passage.field), passage

    def _shift_of(self, field: Field) -> int:
        return 0 if field == "title" else self._shift


def _mention(whole: str, verdict: Verdict, shift: int, passage: Passage) -> Mention:
    match = verdict.match
    entity, member = match.entity, match.member
    return Mention(
        entity=member_id(entity, member.name) if member else entity.id,
        name=member.name if member else entity.name,
        kind=entity.kind,
        surface=whole[match.start : match.end],
        field=passage.field,
        start=match.start - shift,
        end=match.end - shift,
        passage=passage.index,
        method="generation" if member else "short form" if verdict.short_form else "alias",
        status="unlisted" if member else "known",
        family=entity.id if member else None,
        confidence=round(verdict.confidence, 3),
        repeat=passage.repeat_of is not None,
    )


def _with_products(
    document: Document, passages: Sequence[Passage], found: Sequence[Mention]
) -> Iterator[Mention]:
    """The mentions, makers' names read on to the end of the product's."""
    end, field = 0, ""
    for mention, following in zip_longest(found, found[1:]):
        if mention.field == field and mention.start < end:
            continue  # a name within a longer one
        text = document.title if mention.field == "title" else document.text
        if following is not None and following.field != mention.field:
            following = None
        passage = passages[mention.passage]
        longest = product_behind(
            text, longer_name(text, mention, following, passage), following, passage
        )
        if longest is not None:
            yield longest
            end, field = longest.end, longest.field
