"""The reading of claims: the order of its stages.

    passages -> sentences -> drafts (amounts, loud words, outlooks)
             -> subject -> attribution -> baseline -> hedges -> stance -> score and key

Sentences are read in the order of the document, for a claim may go on about what was named before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from config.models import ClaimCues
from nlp.claims.attribution import Speaker, find_speakers, speaker_of
from nlp.claims.attribution_en import PERSON, person_in
from nlp.claims.baseline import baseline_of
from nlp.claims.cues import LOUD, CueHit, Lexicon
from nlp.claims.drafts import Draft, drafts_of
from nlp.claims.evidence import colouring, evidence_of, exclamation_in
from nlp.claims.gathering import may_claim, sentences_of
from nlp.claims.hedges import hedges_of
from nlp.claims.key import figure_key, word_key
from nlp.claims.memory import Memory, Said
from nlp.claims.pointing import begins_with_pronoun, is_of_kind, speaks_of_kind
from nlp.claims.quotations import Quoted, quoted_in
from nlp.claims.resolving import Resolved, amount_of, claiming_of, figure_of, resolve
from nlp.claims.score import Told, score_of, score_parts
from nlp.claims.sentence import Sentence
from nlp.claims.stance import questions_what_it_follows, stance_of
from nlp.claims.subject import is_open
from nlp.claims.things import Thing, Unlisted, entity_of
from nlp.claims.topic import topic_of
from nlp.ginza import Ginza, Structure
from nlp.records import Candidate, Claim, ClaimKind, Document, Mention, Passage, Quantity

_ITEM = re.compile(r"(?:[-*+•・#>|■●◆]|\d{1,3}[.)] |:::|!!!)")
"""How a heading or list item begins."""
_LOUD_ALONE = 0.6
"""Weight from which a word of hype is a claim though nothing that is followed is named."""
_TECHNICAL: Final = frozenset(
    {"performance", "throughput", "latency", "accuracy", "energy", "price-performance", "capacity"}
)
_SAY_LITTLE: Final = frozenset(
    {"%", "hours", "days", "minutes", "weeks", "months", "seconds", "kV", "people", "kg"}
)
_DEFAULTS: Final = frozenset({"other", "performance"})
"""What shares and multiples are about where nothing says so."""
_LONGEST_PARSED = 600
_LEAD: Final = 300
"""Characters in which he or she who speaks has been named."""
"""Characters; the tree of what is longer (lists, tables, floods) says nothing about subjects."""


_Told = dict[tuple[ClaimKind, str], Resolved]
"""What the claims of a passage are about, by their kinds and words."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A sentence with its drafts and speakers."""

    sentence: Sentence
    drafts: list[Draft]
    speakers: tuple[Speaker, ...]
    lead: str = ""
    """Some of the text before it."""
    quoted: Quoted | None = None
    """What of it stands in a quotation that other sentences share."""


class ClaimReader:
    """Reads the claims of documents with one set of cues."""

    def __init__(self, cues: ClaimCues, ginza: Ginza | None) -> None:
        self._lexicon = Lexicon(cues)
        self._ginza = ginza

    def read(
        self,
        document: Document,
        passages: Sequence[Passage],
        mentions: Sequence[Mention],
        quantities: Sequence[Quantity],
        candidates: Sequence[Candidate] = (),
    ) -> tuple[Claim, ...]:
        """The claims of the title, then of the text, in order."""
        sentences = sentences_of(
            self._lexicon, document, passages, mentions, quantities, candidates
        )
        reads = {
            index: _Read(sentence, drafts, find_speakers(sentence))
            for index, sentence in sentences.items()
            if may_claim(sentence) and (drafts := drafts_of(sentence, document.published))
        }
        structures = self._structures(reads.values())
        quoted = quoted_in(document, passages, mentions, sentences)
        memory = Memory(
            {index: s for index, s in sentences.items() if s.things},
            _paragraphs(document, passages),
            {index for index, s in sentences.items() if _ITEM.match(s.text)},
            technical=any(
                draft.claimed is not None and draft.word is not None and draft.aspect in _TECHNICAL
                for read in reads.values()
                for draft in read.drafts
            ),
        )
        claims: list[Claim] = []
        told: dict[str, _Told] = {}
        for index, read in reads.items():
            doubted = _is_doubted(document, passages, index)
            structure = structures.get(read.sentence.text)
            claims += _claims(
                replace(read, quoted=quoted.get(index), lead=_lead(document, passages[index])),
                structure,
                memory,
                told,
                doubted=doubted,
            )
        return tuple(claims)

    def _structures(self, reads: Iterable[_Read]) -> Mapping[str, Structure]:
        """Dependency trees for the Japanese sentences whose subject is open between names."""
        if self._ginza is None:
            return {}
        needed = [read.sentence.text for read in reads if _needs_structure(read)]
        return self._ginza.structures(needed) if needed else {}


def _paragraphs(document: Document, passages: Sequence[Passage]) -> list[int]:
    """The paragraph of each passage: a line end begins a new one."""
    numbers: list[int] = []
    number = 0
    previous: Passage | None = None
    for passage in passages:
        text = document.title if passage.field == "title" else document.text
        if previous is not None and (
            previous.field != passage.field or "\n" in text[previous.end : passage.start]
        ):
            number += 1
        numbers.append(number)
        previous = passage
    return numbers


def _lead(document: Document, passage: Passage) -> str:
    text = document.title if passage.field == "title" else document.text
    return text[max(0, passage.start - _LEAD) : passage.start]


def _is_doubted(document: Document, passages: Sequence[Passage], index: int) -> bool:
    """Whether the next sentence only asks whether this one is so."""
    if index + 1 >= len(passages):
        return False
    following = passages[index + 1]
    if following.field != passages[index].field:
        return False
    text = document.title if following.field == "title" else document.text
    return questions_what_it_follows(text[following.start : following.end])


def _needs_structure(read: _Read) -> bool:
    sentence = read.sentence
    if not sentence.japanese or len(sentence.things) < 2 or len(sentence.text) > _LONGEST_PARSED:
        return False
    return any(is_open(sentence, claiming_of(draft), read.speakers) for draft in read.drafts)


def _claims(
    read: _Read,
    structure: Structure | None,
    memory: Memory,
    told: dict[str, _Told],
    *,
    doubted: bool,
) -> Iterator[Claim]:
    """The claims of a sentence. A repeated one is about what it was about where it stood first.

    `told` holds what was read before, by the hash of the passage; this sentence is added to it.
    """
    seen: set[str] = set()
    passage = read.sentence.passage
    before = told.get(passage.hash) if passage.repeat_of is not None else None
    told_here = told.setdefault(passage.hash, {})
    for drafted in read.drafts:
        draft = _as_said_before(drafted, memory, read.sentence)
        words = draft.kind, read.sentence.text[draft.start : draft.end]
        if before is None:
            resolved = resolve(read.sentence, draft, read.speakers, structure, memory)
        elif words in before:
            resolved = before[words]
        else:
            continue  # where the passage stood first, this was no claim
        subject = resolved.mention
        if draft.claimed is None and subject is None and not _stands_alone(read, draft, memory):
            continue  # praise of nothing that is followed
        amount = amount_of(draft)
        if draft.claimed and draft.claimed.bare and subject is None and not memory.said_of(amount):
            continue  # a figure of which nothing says what it is about
        if _is_of_nothing(read, draft, memory):
            continue
        claim = _claim(read, draft, resolved, memory, doubted=doubted)
        if claim.key in seen:
            continue
        seen.add(claim.key)
        told_here[words] = resolved
        if amount is not None:
            memory.remember_aspect(passage.index, draft.aspect)
        if amount is not None:
            memory.remember_amount(amount, Said(subject, draft.aspect))
        if subject is not None:
            memory.remember(passage.index, figure_of(draft), subject)
        yield claim


def _is_of_nothing(read: _Read, draft: Draft, memory: Memory) -> bool:
    """Whether an English amount says nothing in an article that names nothing which is followed."""
    plain = draft.claimed is not None and draft.kind == "quantity" and draft.word is None
    if not plain or memory.is_of_anything or read.sentence.japanese or draft.claimed is None:
        return False
    return draft.claimed.before is None and draft.claimed.figure.quantity.unit in _SAY_LITTLE


def _stands_alone(read: _Read, draft: Draft, memory: Memory) -> bool:
    """Whether a claim without a figure counts though it is about nothing that is followed.

    Europe's largest data centre is worth a row where followed things are written of; loud words
    only where they are of one of the kinds that are followed. Where an article names nothing that
    is followed, their market is what it can be about.
    """
    if draft.kind == "hype" and (draft.cue is None or draft.cue.weight < _LOUD_ALONE):
        return False
    any_market = not memory.names_anything
    return (
        (draft.kind != "hype" and memory.names_anything)
        or speaks_of_kind(read.sentence, any_market=any_market)
        or is_of_kind(read.sentence, draft.end)
        or _praises_what_it_points_to(read.sentence)
    )


def _praises_what_it_points_to(sentence: Sentence) -> bool:
    """Whether an English sentence names nothing and begins with a pronoun: It's a breakthrough."""
    return not sentence.japanese and not sentence.names and begins_with_pronoun(sentence)


def _as_said_before(draft: Draft, memory: Memory, sentence: Sentence) -> Draft:
    """A draft; one of a mere figure is about what the same figure was claimed of before.

    So is an English share or multiple of which its sentence says nothing: what was spoken of.
    """
    if draft.claimed is None:
        return draft
    if not sentence.japanese and not sentence.cells and draft.word is None:
        aspect = memory.aspect_before(sentence.passage.index)
        bare = draft.claimed.figure.quantity.unit in {"x", "%"} and draft.aspect in _DEFAULTS
        return replace(draft, aspect=aspect) if bare and aspect else draft
    if not draft.claimed.bare:
        return draft
    said = memory.said_of(amount_of(draft))
    return replace(draft, aspect=said.aspect) if said else draft


def _claim(
    read: _Read,
    draft: Draft,
    resolved: Resolved,
    memory: Memory,
    *,
    doubted: bool,
) -> Claim:
    sentence, passage = read.sentence, read.sentence.passage
    start, end = draft.start, draft.end
    quantity = draft.claimed.figure.quantity if draft.claimed else None
    speaker = speaker_of(sentence, read.speakers, start)
    if speaker is None and read.quoted and read.quoted.start <= start < read.quoted.end:
        speaker = read.quoted.speaker
    attribution = _attribution(speaker, memory, passage.index, read.lead)
    figure_start = draft.claimed.figure.start if draft.claimed else None
    hedges = hedges_of(sentence, start, end, figure=figure_start)
    stance = stance_of(sentence, start, end, hedges, reported=speaker is not None)
    if doubted and stance != "negated":
        stance = "questioned"
    baseline = (
        baseline_of(
            sentence,
            draft.claimed.start,
            draft.claimed.figure.end,
            draft.claimed.figure,
            draft.claimed.before,
        )
        if draft.claimed
        else None
    )
    subject = resolved.mention
    key = _key(draft, subject.entity if subject else None)
    parts = score_parts(
        Told(
            draft.kind,
            stance,
            quantity,
            draft.loud,
            colouring(sentence, LOUD, start, end),
            colouring(sentence, {"absolute"}, start, end),
            colouring(sentence, {"vague"}, start, end),
            exclamation_in(sentence.text),
            hedges,
            memory.hedge_before(key),
            attribution,
            baseline,
            evidence_of(sentence, start, end),
        )
    )
    memory.remember_hedges(key, _surfaces(hedges))
    return Claim(
        kind=draft.kind,
        field=passage.field,
        start=passage.start + start,
        end=passage.start + end,
        text=sentence.text[start:end],
        passage=passage.index,
        subject=entity_of(subject),
        subject_name=subject.name if subject else None,
        aspect=draft.aspect,
        value=quantity.value if quantity else None,
        unit=quantity.unit if quantity else None,
        comparator=quantity.comparator if quantity else None,
        baseline=baseline,
        attribution=attribution,
        hedges=tuple(_surfaces(hedges)),
        hype=tuple(_surfaces([cue for cue in draft.loud if cue.kind == "hype"])),
        stance=stance,
        score=score_of(parts),
        key=key,
        repeat=passage.repeat_of is not None,
        range=quantity.range if quantity else None,
        subject_from=resolved.source,
        confidence=resolved.confidence,
        topic=_topic(read, draft, subject),
        aspect_word=sentence.text[draft.word.start : draft.word.end] if draft.word else None,
        due=draft.due,
        parts=parts,
    )


def _topic(read: _Read, draft: Draft, subject: Thing | None) -> str | None:
    if subject is not None:
        return subject.name if isinstance(subject, Unlisted) else None
    speaking = [(speaker.start, speaker.end) for speaker in read.speakers]
    return topic_of(read.sentence, claiming_of(draft), draft.end, speaking)


def _key(draft: Draft, entity: str | None) -> str:
    if draft.claimed is not None:
        quantity = draft.claimed.figure.quantity
        return figure_key(entity, draft.aspect, quantity.value, quantity.unit, quantity.range)
    word = draft.cue.text if draft.cue else "-"
    return word_key(entity, draft.kind, draft.aspect, word)


def _attribution(speaker: Speaker | None, memory: Memory, passage: int, lead: str) -> str | None:
    if speaker is None:
        return None
    if not speaker.anaphor:
        if speaker.surface is not None:
            memory.remember_speaker(passage, speaker.surface)
        return speaker.surface
    person = speaker.surface is not None and speaker.surface.lower() in PERSON
    before = (memory.person_before(passage) or person_in(lead)) if person else None
    return before or memory.speaker_before(passage) or speaker.surface


def _surfaces(cues: Sequence[CueHit]) -> list[str]:
    return list(dict.fromkeys(cue.surface for cue in cues))
