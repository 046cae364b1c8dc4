"""The mentions of a document: which spans name which followed things."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, zip_longest

from nlp.gazetteer import Gazetteer, Match, Scan
from nlp.generations import member_id
from nlp.products import is_part_of_product
from nlp.records import Document, Field, Mention, Passage
from nlp.senses import Evidence, Verdict

_LEAST_CONFIDENCE = 0.5
"""Below it a span is more likely something else, and is no mention."""


def find_mentions(
    document: Document, passages: Sequence[Passage], gazetteer: Gazetteer
) -> tuple[Mention, ...]:
    """The mentions of the title, then of the text, in order.

    `passages` are those of the document (`split_passages`). Names are found by the gazetteer and
    decided by what the whole document says.
    """
    title = gazetteer.scan(document.title)
    text = gazetteer.scan(document.text)
    shift = len(document.title) + 1
    matches = [*title.found, *(_shifted(match, shift) for match in text.found)]
    words = [
        *title.words,
        *(replace(word, start=word.start + shift, end=word.end + shift) for word in text.words),
    ]
    evidence = Evidence(matches, words)
    return (
        *_mentions(document.title, "title", title, 0, evidence, passages),
        *_mentions(document.text, "text", text, shift, evidence, passages),
    )


def _mentions(
    text: str,
    field: Field,
    scan: Scan,
    shift: int,
    evidence: Evidence,
    passages: Sequence[Passage],
) -> Iterator[Mention]:
    found = list(_accepted(text, field, scan, shift, evidence, passages))
    for mention, following in zip_longest(found, found[1:]):
        if not is_part_of_product(text, mention, following, passages[mention.passage]):
            yield mention


def _accepted(
    text: str,
    field: Field,
    scan: Scan,
    shift: int,
    evidence: Evidence,
    passages: Sequence[Passage],
) -> Iterator[Mention]:
    own = [passage for passage in passages if passage.field == field]
    starts = [passage.start for passage in own]
    for _, group in groupby(scan.matches, key=lambda match: (match.start, match.end)):
        judged = [(evidence.verdict(_shifted(match, shift)), match) for match in group]
        verdict, match = max(judged, key=lambda pair: pair[0].confidence)
        if verdict.confidence >= _LEAST_CONFIDENCE:
            passage = own[bisect_right(starts, match.start) - 1]
            yield _mention(text, field, match, verdict, passage)


def _mention(text: str, field: Field, match: Match, verdict: Verdict, passage: Passage) -> Mention:
    entity, member = match.entity, match.member
    return Mention(
        entity=member_id(entity, member.name) if member else entity.id,
        name=member.name if member else entity.name,
        kind=entity.kind,
        surface=text[match.start : match.end],
        field=field,
        start=match.start,
        end=match.end,
        passage=passage.index,
        method="generation" if member else "short form" if verdict.short_form else "alias",
        status="unlisted" if member else "known",
        family=entity.id if member else None,
        confidence=round(verdict.confidence, 3),
        repeat=passage.repeat_of is not None,
    )


def _shifted(match: Match, shift: int) -> Match:
    return replace(match, start=match.start + shift, end=match.end + shift) if shift else match
