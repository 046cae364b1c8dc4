"""The sentences of a document with all that was found in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from nlp.boundaries import unnamed_spans
from nlp.claims.cues import LOUD, CueHit, Lexicon
from nlp.claims.elided_en import add_elided
from nlp.claims.future import may_look_ahead
from nlp.claims.sentence import Sentence, read_sentence
from nlp.claims.tables import cells_of
from nlp.claims.unlisted import unlisted_names
from nlp.code import code_in
from nlp.records import Candidate, Document, Field, Mention, Passage, Quantity
from nlp.spans import Mask


def sentences_of(
    lexicon: Lexicon,
    document: Document,
    passages: Sequence[Passage],
    mentions: Sequence[Mention],
    quantities: Sequence[Quantity],
    candidates: Sequence[Candidate],
) -> dict[int, Sentence]:
    """The passages that hold anything that a claim can be made of, by index."""
    texts: dict[Field, str] = {"title": document.title, "text": document.text}
    by_mention: defaultdict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_mention[mention.passage].append(mention)
    sentences: dict[int, Sentence] = {}
    for field, whole in texts.items():
        code = code_in(whole).blocks
        own = [
            passage
            for passage in passages
            if passage.field == field and not code.covers(passage.start, passage.end)
        ]
        addresses = Mask(unnamed_spans(whole))
        amounts = _by_passage(_outside(addresses, quantities, field), own)
        add_elided(whole, own, amounts)
        found = [c for c in lexicon.find(whole) if not addresses.covers(c.start, c.end)]
        cues = _by_passage(found, own)
        unlisted = _by_passage(
            unlisted_names(
                whole,
                field,
                own,
                [mention for mention in mentions if mention.field == field],
                [candidate for candidate in candidates if candidate.field == field],
                addresses,
            ),
            own,
        )
        cells = cells_of(whole, own, by_mention) if "|" in whole else {}
        for passage in own:
            at = passage.index
            here = by_mention[at], unlisted[at], amounts[at], cues[at]
            ahead = may_look_ahead(whole[passage.start : passage.end])
            if any(here[:3]) or ahead or _are_loud(here[3]):
                sentences[at] = read_sentence(whole, passage, *here, cells.get(at, ()))
    return sentences


def may_claim(sentence: Sentence) -> bool:
    """Whether a sentence holds anything that claims, and not only names that nobody follows."""
    told = bool(sentence.names or sentence.figures) or _are_loud(sentence.cues)
    return told or may_look_ahead(sentence.text)


def _are_loud(cues: Iterable[CueHit]) -> bool:
    return any(cue.kind in LOUD for cue in cues)


def _outside(mask: Mask, quantities: Sequence[Quantity], field: Field) -> list[Quantity]:
    """The amounts of a field that stand in no address or link target."""
    return [q for q in quantities if q.field == field and not mask.covers(q.start, q.end)]


class _Placed(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


P = TypeVar("P", bound=_Placed)


def _by_passage(found: Sequence[P], passages: Sequence[Passage]) -> defaultdict[int, list[P]]:
    """What was found, by the passage that holds it; what crosses passages is left out."""
    held: defaultdict[int, list[P]] = defaultdict(list)
    at = 0
    for item in found:
        while at < len(passages) and passages[at].end <= item.start:
            at += 1
        if at < len(passages) and passages[at].start <= item.start and item.end <= passages[at].end:
            held[passages[at].index].append(item)
    return held
