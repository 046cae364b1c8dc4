"""Three ways to find names: ours, a plain dictionary, and ja_ginza's named entities."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import ahocorasick

from bench.entities.labelled import Labelled
from config.models import Entity
from nlp.gazetteer import Gazetteer
from nlp.mentions import find_mentions
from nlp.passages import split_passages
from nlp.records import Document


class Found(NamedTuple):
    """A span that is taken for a name. `entity` is None where the way says no more than that."""

    start: int
    end: int
    entity: str | None
    kind: str | None
    listed: bool = True


Way = Callable[[Labelled], list[Found]]
"""From a text to what is found in its labelled excerpt."""


def ours(entities: Sequence[Entity]) -> Way:
    """Gazetteer, families and senses, as the tracker reads."""
    gazetteer = Gazetteer(entities)

    def find(row: Labelled) -> list[Found]:
        document = Document(row.text, lang=row.lang)
        found = find_mentions(document, split_passages(document, row.lang), gazetteer)
        return _inside(
            row, (Found(m.start, m.end, m.entity, m.kind, m.status == "known") for m in found)
        )

    return find


def _inside(row: Labelled, found: Iterable[Found]) -> list[Found]:
    return [each for each in found if row.start <= each.start and each.end <= row.end]


_LETTER = re.compile(r"[0-9A-Za-z]")


def dictionary(entities: Sequence[Entity]) -> Way:
    """Every alias wherever it stands, whatever the case; of overlapping ones the longest."""
    automaton: Any = ahocorasick.Automaton()
    for entity in entities:
        for alias in (entity.name, *entity.aliases, *entity.certain):
            automaton.add_word(alias.casefold(), (len(alias.casefold()), entity))
    automaton.make_automaton()

    def find(row: Labelled) -> list[Found]:
        lower = row.text.casefold()
        if len(lower) != len(row.text):
            lower = "".join(c.casefold() if len(c.casefold()) == 1 else c for c in row.text)
        spans = [
            Found(last - length + 1, last + 1, entity.id, entity.kind)
            for last, (length, entity) in automaton.iter(lower)
            if _is_word(lower, last - length + 1, last + 1)
        ]
        return _inside(row, _longest(spans))

    return find


def _is_word(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (
        (_LETTER.match(text[start]) and _LETTER.match(before))
        or (_LETTER.match(text[end - 1]) and _LETTER.match(after))
    )


def _longest(spans: list[Found]) -> list[Found]:
    kept: list[Found] = []
    for span in sorted(spans, key=lambda each: (each.start - each.end, each.start)):
        if all(span.end <= other.start or span.start >= other.end for other in kept):
            kept.append(span)
    return sorted(kept)


def ginza() -> Way:
    """The named entities of ja_ginza as it ships. It reads the excerpt alone, for it is slow."""
    import spacy

    nlp = spacy.load("ja_ginza")

    def find(row: Labelled) -> list[Found]:
        at = row.start
        return [
            Found(at + entity.start_char, at + entity.end_char, None, entity.label_)
            for entity in nlp(row.text[row.start : row.end]).ents
        ]

    return find
