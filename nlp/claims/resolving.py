"""The subject of a claim, where it was found, and how sure that is.

Its own sentence is asked first, then what was spoken of before, then the title and the article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from nlp.claims.attribution import Speaker
from nlp.claims.claiming import Claiming
from nlp.claims.drafts import Draft
from nlp.claims.key import figure_key
from nlp.claims.memory import Memory, Recalled
from nlp.claims.pointing import (
    goes_on,
    has_own_subject,
    has_pronoun_subject,
    is_bare_quotation,
    is_fragment,
    is_of_customer,
    is_of_delivery,
    is_of_same_company,
    pointed_kind,
    points_back,
    pronoun_before,
)
from nlp.claims.roles import place
from nlp.claims.sentence import Sentence
from nlp.claims.subject import OF_COMPANIES, is_of_company, subject_named
from nlp.claims.things import Thing
from nlp.ginza import Structure
from nlp.records import SubjectSource

_FAINT = 0.5
_FIRM = 1.0
"""Confidence in a subject that its sentence names by its form: Trainium2は, H100 prices."""
_CONFIDENCE: Final[dict[SubjectSource, float]] = {
    "clause": 0.9,
    "structure": 0.9,
    "pronoun": 0.8,
    "paragraph": 0.7,
    "figure": 0.65,
    "title": 0.6,
    "article": 0.45,
}
_HOLDS_TOPIC = re.compile("[はが]")
"""A grand statement that says itself what it is about: 時代は終わった."""
_OWN_TOPIC = 0.9
_SOLE = 0.7
_MOST_NAMES = 8
_ASIDE: Final = frozenset({"technology", "benchmark"})
_NOTHING_FOUND = 0.5


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a claim is about; without a mention, how sure it is that it is nothing followed."""

    mention: Thing | None
    source: SubjectSource | None
    confidence: float

    @property
    def inferred(self) -> bool:
        """Whether other sentences had to say it."""
        return self.source not in {None, "clause", "structure"}


def resolve(
    sentence: Sentence,
    draft: Draft,
    speakers: tuple[Speaker, ...],
    structure: Structure | None,
    memory: Memory,
) -> Resolved:
    """What the claim of a draft is about."""
    claiming = claiming_of(draft)
    cell = sentence.cell_at(claiming.start)
    if cell is not None and claiming.figure is not None:
        if cell.subject is not None:
            return _found(cell.subject, "clause")
        if cell.named is not None:
            return Resolved(None, None, _OWN_TOPIC)
    named = subject_named(sentence, claiming, speakers, structure)
    index = sentence.passage.index
    speaking = [(speaker.start, speaker.end) for speaker in speakers]
    if claiming.aspect in OF_COMPANIES and is_of_same_company(sentence, speaking):
        company = memory.company(index)
        if company is not None:
            return _found(company, "pronoun")
    if named is not None and named.speaks and has_own_subject(sentence, claiming, speaking):
        return Resolved(None, None, _OWN_TOPIC)
    if named is None or not named.owns:
        antecedent = _antecedent(sentence, claiming)
        if antecedent is not None:
            return _found(antecedent, "pronoun")
    if named is not None:
        if not named.firm and has_pronoun_subject(sentence, claiming):
            kind = _kind_pointed_to(sentence, draft)
            before = memory.spoken_of(index, kind, same_paragraph=False)
            if before is not None:
                return _found(before, "pronoun")
        if named.circumstance and memory.titled is not None:
            if memory.titled.entity != named.mention.entity:
                return _found(memory.titled, "title")
            return _found(memory.titled, "clause")
        if sentence.japanese and named.weak and has_own_subject(sentence, claiming, speaking):
            return Resolved(None, None, _OWN_TOPIC)
        if sentence.japanese and (named.weak or is_of_customer(sentence, claiming, named.mention)):
            centre = memory.centre(index, far=goes_on(sentence)) or memory.titled
            if centre is not None and (centre.kind != "company" or named.mention.kind == "company"):
                return _found(centre, "paragraph")
        if named.firm:
            return Resolved(named.mention, "clause", _FIRM)
        return _found(named.mention, "structure" if structure is not None else "clause")
    if draft.claimed is None:
        return _praised(sentence, draft, claiming, speaking, memory)
    if has_own_subject(sentence, claiming, speaking):
        return Resolved(None, None, _OWN_TOPIC)
    return _recalled(_figure_subject(sentence, draft, claiming, memory))


def _antecedent(sentence: Sentence, claiming: Claiming) -> Thing | None:
    """What the pronoun before an English claim means, if its sentence began with that.

    Anthropic has told investors that it will break even.
    """
    at = pronoun_before(sentence, claiming)
    if at is None:
        return None
    before = Claiming(at, at, "hype", "other")
    for name in sentence.things_near(0, at)[:_MOST_NAMES]:
        if sentence.text[name.end : at].count(".") or sentence.crossed(0, name.start):
            return None
        if place(sentence, name, before).role == "subject":
            return name.mention
    return None


def claiming_of(draft: Draft) -> Claiming:
    """Where the claim of a draft stands, as far as its subject depends on it."""
    if draft.claimed is None:
        return Claiming(draft.start, draft.end, draft.kind, draft.aspect, draft.word)
    figure = draft.claimed.figure
    return Claiming(draft.claimed.start, figure.end, draft.kind, draft.aspect, draft.word, figure)


def figure_of(draft: Draft) -> str | None:
    """The key of a draft's amount without its subject."""
    if draft.claimed is None:
        return None
    quantity = draft.claimed.figure.quantity
    return figure_key(None, draft.aspect, quantity.value, quantity.unit, quantity.range)


def amount_of(draft: Draft) -> str | None:
    """The key of a draft's amount without its subject and its aspect."""
    if draft.claimed is None:
        return None
    quantity = draft.claimed.figure.quantity
    return figure_key(None, "other", quantity.value, quantity.unit, quantity.range)


def _praised(
    sentence: Sentence,
    draft: Draft,
    claiming: Claiming,
    speaking: Sequence[tuple[int, int]],
    memory: Memory,
) -> Resolved:
    """The subject of loud words that no name in their sentence has by its place.

    It is the only thing that the sentence names; where it names none, what it points to. A Japanese
    sentence without a topic goes on about what was spoken of, and so does an English quotation
    without a subject.
    """
    if _is_faint(draft):
        return _recalled(None)
    if sentence.japanese:
        return _praised_in_japanese(sentence, draft, claiming, speaking, memory)
    pronoun = has_pronoun_subject(sentence, claiming)
    points = points_back(sentence) or pronoun
    if sentence.things and not pronoun:
        sole = _sole_name(sentence, speaking) if draft.kind == "hype" else None
        return Resolved(sole, "clause", _SOLE) if sole else _recalled(None)
    verbless = is_bare_quotation(sentence, draft.start) or is_fragment(sentence)
    if not points and not verbless:
        return _recalled(None)
    kind = _kind_pointed_to(sentence, draft)
    before = memory.spoken_of(sentence.passage.index, kind, same_paragraph=draft.kind == "hype")
    return _recalled(Recalled(before, "pronoun" if points else "paragraph") if before else None)


def _praised_in_japanese(
    sentence: Sentence,
    draft: Draft,
    claiming: Claiming,
    speaking: Sequence[tuple[int, int]],
    memory: Memory,
) -> Resolved:
    sole = _sole_name(sentence, speaking) if draft.kind == "hype" else None
    if sole is not None:
        return Resolved(sole, "clause", _SOLE)
    own = draft.cue is not None and _HOLDS_TOPIC.search(draft.cue.surface) is not None
    if own or has_own_subject(sentence, claiming, speaking):
        return _recalled(None)
    index, points = sentence.passage.index, points_back(sentence)
    centre = memory.centre(index)
    if centre is not None:
        return _found(centre, "pronoun" if points else "paragraph")
    titled = memory.of_item(index)
    if titled is not None:
        return _found(titled, "title")
    if sentence.things or not points:
        return _recalled(None)
    before = memory.spoken_of(index, pointed_kind(sentence), same_paragraph=draft.kind == "hype")
    return _recalled(Recalled(before, "pronoun") if before else None)


def _sole_name(sentence: Sentence, speaking: Sequence[tuple[int, int]]) -> Thing | None:
    """The one thing that a sentence names, who speaks and yardsticks aside."""
    names = [
        name.mention
        for name in sentence.things[:_MOST_NAMES]
        if (name.start, name.end) not in speaking and name.mention.kind not in _ASIDE
    ]
    return names[0] if len({mention.entity for mention in names}) == 1 else None


def _figure_subject(
    sentence: Sentence, draft: Draft, claiming: Claiming, memory: Memory
) -> Recalled | None:
    index, figure = sentence.passage.index, figure_of(draft)
    if draft.claimed is not None and draft.claimed.bare:
        said = memory.said_of(amount_of(draft))
        if said is not None:
            return Recalled(said.subject, "figure") if said.subject else None
        centre = memory.centre(index) if sentence.japanese else None
        return Recalled(centre, "paragraph") if centre else None
    if is_of_delivery(sentence, claiming):
        return memory.delivered(index)
    of_company = is_of_company(sentence, claiming)
    kind = _kind_pointed_to(sentence, draft)
    found = memory.inferred_subject(index, figure, kind, of_company=of_company)
    if found is not None and found.source == "paragraph" and points_back(sentence):
        return Recalled(found.mention, "pronoun")
    return found


def _kind_pointed_to(sentence: Sentence, draft: Draft) -> str | None:
    """`The company` is looked for where a claim can be about one: mostly it only speaks."""
    kind = pointed_kind(sentence)
    of_company = is_of_company(sentence, claiming_of(draft)) or draft.claimed is None
    return None if kind == "company" and not of_company else kind


def _is_faint(draft: Draft) -> bool:
    """Whether a loud word is too common to be praise of what was named in another sentence."""
    return draft.cue is not None and draft.cue.weight < _FAINT


def _found(mention: Thing, source: SubjectSource) -> Resolved:
    return Resolved(mention, source, _CONFIDENCE[source])


def _recalled(recalled: Recalled | None) -> Resolved:
    if recalled is None:
        return Resolved(None, None, _NOTHING_FOUND)
    return _found(recalled.mention, recalled.source)
