"""The candidates of a document: which spans look like names of what nobody lists yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from config.models import Entity
from nlp.discover.abbreviations import spelt_out
from nlp.discover.contexts import NO_NAME, Cue, cues_around, is_listed_person, is_person
from nlp.discover.japanese import japanese_names
from nlp.discover.known import known_writings, without_vendor
from nlp.discover.lists import neighbours
from nlp.discover.names import Name
from nlp.discover.page import Page, Span
from nlp.discover.second_opinion import ask_english, confirm_katakana
from nlp.discover.shapes import (
    PLAIN_LOOKS,
    Shape,
    is_general,
    is_like_a_field,
    is_made_of,
    is_telling,
    shape_of,
)
from nlp.ginza import Ginza
from nlp.normalise import fold
from nlp.recognising import Recogniser
from nlp.records import Candidate, Document, Field, Mention, Passage

STRENGTH: Final = (
    "quoted",
    "called",
    "definition",
    "apposition",
    "company",
    "list",
    "such as",
    "maker",
    "launch",
    "pair",
    "kind word",
    "recogniser",
    "version",
    "used",
    "inner capitals",
    "name and number",
    "again",
    "no name",
    "abbreviation",
)
"""The cues, the strongest first: an occurrence is told by its strongest."""
_RANK: Final = {cue: rank for rank, cue in enumerate(STRENGTH)}
_CONVINCING: Final = frozenset(STRENGTH[: STRENGTH.index("recogniser") + 1])
"""Cues that make a name of what has no telling shape."""
_LONGEST_IN_LIST: Final = 3
"""Words after the first; what is longer is the title of something."""
_MOST_LOOKED_AT: Final = 8
"""Occurrences of one name whose contexts are read: the first ones introduce it."""


class Discovery:
    """Finds candidates beside one catalogue, with the models that there are."""

    def __init__(
        self,
        entities: Sequence[Entity],
        japanese: Ginza | None = None,
        english: Recogniser | None = None,
    ) -> None:
        """Without `japanese` names in katakana need brackets; without `english` contexts decide."""
        self._known = known_writings(entities)
        self._japanese = japanese
        self._english = english

    def find(
        self,
        document: Document,
        passages: Sequence[Passage],
        mentions: Sequence[Mention],
        ambiguous: Sequence[Mention] = (),
    ) -> tuple[Candidate, ...]:
        """The candidates of the title, then of the text, in order.

        `mentions` and `ambiguous` are the spans that are in the catalogue, or may be. Linear in the
        length of the document.
        """
        fields: tuple[tuple[Field, str], ...] = (("title", document.title), ("text", document.text))
        found: list[Candidate] = []
        for name, text in fields:
            own = [passage for passage in passages if passage.field == name]
            if own:
                page = Page(
                    text,
                    own,
                    [mention for mention in mentions if mention.field == name],
                    [mention for mention in ambiguous if mention.field == name],
                )
                found += self._on_page(page, name)
        return tuple(found)

    def _on_page(self, page: Page, field_: Field) -> list[Candidate]:
        names = self._names(page)
        _add_lists(page, names)
        confirm_katakana(page, names, self._japanese)
        if self._english is not None:
            ask_english(page, names, self._english)
        found: list[Candidate] = []
        for name in names.values():
            spelt = spelt_out(page.text, name)
            if spelt is not None:
                name.cues = {spelt: [Cue("abbreviation")]}
                found.append(_candidate(page, field_, spelt, name))
            elif _is_convincing(page, name):
                found += (_candidate(page, field_, span, name) for span in name.spans)
        return sorted(found, key=lambda candidate: (candidate.start, candidate.end))

    def _names(self, page: Page) -> dict[str, Name]:
        """What is written like a name and is not in the catalogue, with its cues."""
        names: dict[str, Name] = {}
        refused: set[str] = set()
        for start, end, behind in page.latin_spans():
            written = page.text[start:end]
            shape = None if written in refused else shape_of(written)
            if shape is None:
                continue
            if not shape.versioned:
                end = start + len(shape.name)  # A100 GPUs
            name = names.get(shape.name)
            if name is None:
                if shape.name in refused or self._is_known(shape.name) or _is_component(behind):
                    refused.update((written, shape.name))
                    continue
                name = names[shape.name] = Name(shape)
            if len(name.spans) >= _MOST_LOOKED_AT:
                name.add((start, end), ())
            elif _is_somebody(page, start, end, shape) or page.other_name_of(
                behind.start if behind else start, end
            ):
                refused.update((written, shape.name))
                del names[shape.name]
            else:
                name.add((start, end), list(_cues(page, start, end, shape, behind)))
        for start, end, cue, look in japanese_names(page.text):
            written = page.text[start:end]
            if not page.named.covers(start, end) and not self._is_known(written):
                name = names.setdefault(written, Name(Shape(written, look, versioned=False)))
                name.add((start, end), [cue])
        return names

    def _is_known(self, name: str) -> bool:
        """Whether a name is in the catalogue, or goes on from one that is: `RDS Proxy`."""
        first, _, _ = name.partition(" ")
        return any(fold(part) in self._known for part in {name, without_vendor(name), first})


def _is_component(behind: Mention | None) -> bool:
    """Whether a name only goes on from the name of a product: a part or feature of it."""
    return behind is not None and behind.kind != "company"


def _is_somebody(page: Page, start: int, end: int, shape: Shape) -> bool:
    passage = page.passage_at(start)
    if is_person(page.text, start, end, passage.start, passage.end):
        return True
    return (
        shape.look == "words"
        and shape.name.count(" ") in {1, 2}
        and is_listed_person(page.text, end, passage.end)
    )


def _cues(page: Page, start: int, end: int, shape: Shape, behind: Mention | None) -> Iterator[Cue]:
    passage = page.passage_at(start)
    if not _may_be_told(page, start, shape, passage):
        return
    around = list(cues_around(page.text, start, end, passage.start, passage.end))
    if NO_NAME in around:
        yield NO_NAME
        return
    owner = behind or page.owner(start)
    maker = owner.entity if owner is not None and owner.kind == "company" else None
    if maker is not None:
        yield Cue("maker", None, maker)
    if shape.versioned:
        yield Cue("version")
    for cue in around:
        yield Cue(cue.name, cue.kind, maker)


def _may_be_told(page: Page, start: int, shape: Shape, passage: Passage) -> bool:
    """Whether the capitals of a plain word say anything where it stands."""
    if shape.look not in PLAIN_LOOKS:
        return True
    return page.is_prose(passage) and not (shape.look == "word" and page.begins_sentence(start))


def _add_lists(page: Page, names: Mapping[str, Name]) -> None:
    spans = [span for name in names.values() for span in name.spans]
    by_span = {span: name for name in names.values() for span in name.spans}
    for span, kind, known in neighbours(page.text, spans, page.mentions):
        name = by_span[span]
        if NO_NAME not in name.cues.get(span, ()) and _may_be_told(
            page, span[0], name.shape, page.passage_at(span[0])
        ):
            name.tell(span, Cue("list" if known > 1 else "pair", kind))


def _is_convincing(page: Page, name: Name) -> bool:
    """Whether shape and contexts together make a name."""
    shape = name.shape
    cues = {cue.name for cue in name.all_cues()}
    if shape.look == "katakana":
        return "recogniser" in cues
    if shape.look == "inner capitals":
        return bool(cues & _CONVINCING) or not (
            is_like_a_field(shape.name) or is_made_of(shape.name, page.lower_words)
        )
    if shape.look not in PLAIN_LOOKS:
        return True
    if shape.look == "capitals":
        return bool(cues & _CONVINCING)
    if all(is_general(low) or low in page.lower_words for low in shape.name.casefold().split(" ")):
        return bool(cues & {"quoted", "called"})
    if shape.look == "words" and not any(map(is_telling, shape.name.split(" "))):
        cues -= {"list", "pair", "maker"}  # Firstname Surname stands in lists, too
    if shape.name.count(" ") >= _LONGEST_IN_LIST:
        cues -= {"list", "pair"}
    return bool(cues & _CONVINCING)


def _candidate(page: Page, field_: Field, span: Span, name: Name) -> Candidate:
    cues = sorted(name.cues.get(span, ()), key=lambda cue: _RANK[cue.name])
    look = name.shape.look
    told = cues[0].name if cues else "again" if look in PLAIN_LOOKS else look
    passage = page.passage_at(span[0])
    return Candidate(
        name=name.shape.name,
        field=field_,
        start=span[0],
        end=span[0] + len(name.shape.name),
        passage=passage.index,
        cue=told,
        kind=next((cue.kind for cue in cues if cue.kind), None),
        maker=next((cue.maker for cue in cues if cue.maker), None),
        repeat=passage.repeat_of is not None,
    )
