"""The records that the reading of a text yields.

Offsets count Unicode code points of the field that `field` names ("title" or "text"), exactly as
it was given: `document.text[start:end] == surface`, always.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Field = Literal["title", "text"]
MentionStatus = Literal["known", "unlisted"]
ClaimKind = Literal["quantity", "superlative", "hype", "prediction"]
Comparator = Literal["=", "<=", ">=", "~"]
Stance = Literal["asserted", "reported", "hedged", "questioned", "negated"]
SubjectSource = Literal[
    "clause",  # named in the claim's own sentence, told by the words around it
    "structure",  # named there, told by the dependency tree
    "pronoun",  # これは, the chip: what was spoken of just before
    "paragraph",  # not named: what the paragraph speaks of
    "figure",  # not named: what the same figure was said of before
    "title",  # not named: what the title is about
    "article",  # not named: what the article names most
]


@dataclass(frozen=True, slots=True)
class Document:
    """What is read. `lang` is `ja` or `en`; None lets the reader decide."""

    text: str
    title: str = ""
    lang: str | None = None
    published: date | None = None
    """Its day, where it is known: names mean something only from some day on."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, heading or list item. `repeat_of` is the index of the one that it repeats."""

    index: int
    field: Field
    start: int
    end: int
    hash: str
    """16 hexadecimal digits over the normalised sentence: equal for equal sentences anywhere."""
    repeat_of: int | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names one followed thing."""

    entity: str
    """Entity id; of an unlisted name the id that the entry would get, e.g. `aws-inferentia3`."""
    name: str
    kind: str
    surface: str
    field: Field
    start: int
    end: int
    passage: int
    method: Literal["alias", "short form", "generation", "product"]
    status: MentionStatus = "known"
    family: str | None = None
    """Of an unlisted name: the family that it seems to belong to."""
    confidence: float = 1.0
    repeat: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span that looks like the name of something that is in no list and fits no family."""

    name: str
    """As it is written."""
    field: Field
    start: int
    end: int
    passage: int
    cue: str
    """The shape or context that gave it away."""
    kind: str | None = None
    """What the words around it say that it is."""
    maker: str | None = None
    """Id of the entity that the words around it name as its maker."""
    repeat: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount with a unit, a percentage, a multiple, money; `value` is None where it is vague."""

    text: str
    start: int
    end: int
    field: Field
    value: float | None
    unit: str
    comparator: Comparator = "="
    range: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class ScorePart:
    """One reason for a claim's score, in points: above 0 it is hype, below 0 it is support."""

    what: str
    """`loud word`, `no speaker`, …: one of a documented few."""
    amount: float
    words: str | None = None
    """The words of the text that it rests on, where it rests on any."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a sentence says about how good, fast, cheap, big, first or transforming a thing is."""

    kind: ClaimKind
    field: Field
    start: int
    end: int
    text: str
    passage: int
    subject: str | None
    """Id of the followed thing that it is about; None where it is about none."""
    subject_name: str | None
    """The name of that; of what no catalogue knows, as the text writes it."""
    aspect: str
    value: float | None
    unit: str | None
    comparator: Comparator | None
    baseline: str | None
    attribution: str | None
    hedges: tuple[str, ...]
    hype: tuple[str, ...]
    stance: Stance
    score: float
    key: str
    """What makes two sentences the same claim: subject, aspect, value and unit. `nlp.claims.key`"""
    repeat: bool = False
    range: tuple[float, float] | None = None
    subject_from: SubjectSource | None = None
    """How the subject was found; None where there is none."""
    confidence: float = 1.0
    """0 to 1: how sure it is that the claim is about this subject, or about nothing followed."""
    topic: str | None = None
    """What a claim about nothing that is followed is said of, in the words of the text."""
    due: date | None = None
    """Of a prediction: the last day by which it must have come true, where the text tells."""
    parts: tuple[ScorePart, ...] = ()
    """What makes up `score`; their amounts sum up to it."""
    aspect_word: str | None = None
    """The words of the sentence that tell the aspect; None where the unit or the praise does."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that was read in one document, in the order of the text, the title first."""

    lang: str | None
    passages: tuple[Passage, ...]
    mentions: tuple[Mention, ...]
    quantities: tuple[Quantity, ...]
    claims: tuple[Claim, ...]
    ambiguous: tuple[Mention, ...] = ()
    """Spans that may name a followed thing but more likely do not; they are no mentions."""
    candidates: tuple[Candidate, ...] = ()
