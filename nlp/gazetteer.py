"""The catalogue as one automaton, and the spans of a text that may name its entities.

Whether an ambiguous span really names the entity is decided in `nlp.senses`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, groupby

from config.models import Entity
from nlp.automaton import Automaton
from nlp.boundaries import begins_name, counts_something, ends_name, stands_alone, unnamed_spans
from nlp.code import code_in
from nlp.generations import Family, Member, families_of, member_names
from nlp.normalise import KATAKANA, SEPARATORS, NormalisedView, fold, normalised
from nlp.spans import Mask
from nlp.surroundings import BUSINESS, COMPUTING, ELSEWHERE
from nlp.versions import dashed_version, dotted_version, equal_versions, has_minor

_SEPARATOR = re.compile(f"[{SEPARATORS}]+")
_JOINT = re.compile(rf"(?<=[A-Za-z]{{2}})(?=\d)|[a-z](?=[A-Z])|[{KATAKANA}](?=\d)")
_KANA_JOINT = re.compile(f"(?<=[{KATAKANA}])[{KATAKANA}](?=[{KATAKANA}]{{2}})")
_NO_NAME = re.compile(r"[^\s/,+-]")
"""What inline code may not hold beside names: `P5[\"Amazon Bedrock\"]` is an expression."""
_NO_GAPS: frozenset[int] = frozenset()
_UNREAD = {"aliases": (), "certain": (), "wikidata": None}
"""Of an entity whose name was found, what the reading no longer asks for."""


@dataclass(frozen=True, slots=True)
class Match:
    """A span that may name `entity`."""

    start: int
    end: int
    entity: Entity
    alias: str
    certain: bool
    """Whether the alias needs no context."""
    family: Family | None = None
    """For a name that is in no list: the family, whose entity `entity` is then …"""
    member: Member | None = None
    """… and which member it would be."""


@dataclass(frozen=True, slots=True)
class Word:
    """Where a word stands by which senses are decided."""

    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Scan:
    """What one pass over a text finds: the longest names, and the words that decide senses."""

    matches: tuple[Match, ...]
    found: tuple[Match, ...]
    """The matches with those in code, which are no mentions but tell what a text is about."""
    _view: NormalisedView
    _word_hits: Sequence[tuple[int, int, str]]
    """Where words may stand, in the view: most texts ask for none of them."""

    @property
    def words(self) -> Iterator[Word]:
        """The words by which senses are decided, as far as they stand alone, by their ends."""
        text = self._view.original
        for first, last, key in self._word_hits:
            if begins_name(text, self._view.origins[first], katakana=False):
                start, end = self._view.original_span(first, last)
                if ends_name(text, start, end, katakana=False):
                    yield Word(key, start, end)


@dataclass(frozen=True, slots=True)
class _Alias:
    entity: Entity
    text: str
    certain: bool
    joints: frozenset[int]
    """Positions in the folded alias where a writer may put a separator."""
    exact: str | None
    """How it must be written, separators aside, where case matters."""
    dashed: bool = False
    """Whether it is written with hyphens in its version (`claude-3-5-sonnet`)."""


@dataclass(slots=True)
class _Key:
    aliases: list[_Alias] = field(default_factory=list)
    families: list[Family] = field(default_factory=list)
    word: bool = False


class Gazetteer:
    """Finds every name of a catalogue in one pass, linear in the text."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self.entities = {entity.id: entity for entity in entities}
        keys: defaultdict[str, _Key] = defaultdict(_Key)
        for entity in entities:
            for text, certain in self._names(entity).items():
                alias = _alias(entity, text, certain)
                keys[fold(text)].aliases.append(alias)
                if has_minor(text):
                    dashed = replace(alias, dashed=True)
                    keys[fold(dashed_version(text))].aliases.append(dashed)
            if entity.sense:
                for word in (*entity.sense.require, *entity.sense.reject):
                    keys[fold(word)].word = True
        for word in BUSINESS | COMPUTING | ELSEWHERE:
            keys[word].word = True
        for family in families_of(entities):
            for digit in "0123456789":
                keys[family.stem + digit].families.append(family)
        keys.pop("", None)
        self._keys = dict(keys)
        self._automaton = Automaton({key: (key, value) for key, value in keys.items()})

    def writings(self) -> dict[str, tuple[object, ...]]:
        """Every folded writing that is looked for, with all that it may stand for.

        What is read in a text depends on those that the folded text holds, and on nothing else of
        the catalogue; so of two catalogues only those that differ matter.
        """
        bare = {id_: entity.model_copy(update=_UNREAD) for id_, entity in self.entities.items()}
        return {
            key: (
                *(replace(alias, entity=bare[alias.entity.id]) for alias in value.aliases),
                *(replace(family, entity=bare[family.entity.id]) for family in value.families),
                value.word,
            )
            for key, value in self._keys.items()
        }

    def find(self, text: str) -> list[Match]:
        """The spans that may name an entity, in order; of overlapping ones the longest.

        One span may be several matches, where entities share a name.
        """
        return list(self.scan(text).matches)

    def scan(self, text: str) -> Scan:
        """The matches of `find`, and the words by which their senses are decided."""
        view = normalised(text)
        mask = Mask(unnamed_spans(text))
        matches: list[Match] = []
        words: list[tuple[int, int, str]] = []
        for first, last, (key, value) in self._automaton.iter(view):
            if value.word:
                words.append((first, last, key))
                if not value.aliases and not value.families:
                    continue
            if not begins_name(text, view.origins[first], katakana=False):
                continue
            if value.aliases:
                start, end = view.original_span(first, last)
                if not mask.covers(start, end):
                    matches += _named(text, start, end, value.aliases)
            if value.families:
                start, end = view.original_span(first, last - 1)
                if not mask.covers(start, end):
                    matches += _members(text, start, end, value.families)
        found = tuple(_longest(matches))
        return Scan(tuple(_outside_code(text, found)), found, view, words)

    def _names(self, entity: Entity) -> dict[str, bool]:
        """Every writing of the entity's name, and whether it needs no context."""
        names = dict.fromkeys((entity.name, *entity.aliases), entity.sense is None)
        family = self.entities.get(entity.family) if entity.family else None
        if family and entity.generation:
            for name in member_names(family, entity):
                names.setdefault(name, entity.sense is None)
        for name, certain in list(names.items()):
            for other in equal_versions(name):
                names.setdefault(other, certain)
        return names | dict.fromkeys(entity.certain, True)


def _alias(entity: Entity, text: str, certain: bool) -> _Alias:
    exact = _joined(text) if entity.case_sensitive and re.search("[A-Za-z]", text) else None
    return _Alias(entity, text, certain, _joints(text), exact)


def _named(text: str, start: int, end: int, aliases: Sequence[_Alias]) -> Iterator[Match]:
    if not stands_alone(text, start, end) or counts_something(text, start, end):
        return
    surface = text[start:end]
    gaps = _gaps(surface)
    for alias in aliases:
        if _is_written(alias, surface, gaps):
            yield Match(start, end, alias.entity, alias.text, alias.certain)


def _members(text: str, start: int, end: int, families: Sequence[Family]) -> Iterator[Match]:
    for family in families:
        member = family.member_at(text, start, end)
        if member:
            yield Match(start, member.end, family.entity, member.name, False, family, member)


def _is_written(alias: _Alias, surface: str, gaps: frozenset[int]) -> bool:
    """Whether a surface that folds to the alias, with its gaps, may be written so."""
    if alias.dashed:
        surface = dotted_version(surface)
        gaps = _gaps(surface)
        if fold(surface) != fold(alias.text):
            return False
    return gaps <= alias.joints and (alias.exact is None or alias.exact == _joined(surface))


def _longest(matches: list[Match]) -> Iterator[Match]:
    """Of overlapping matches the longest; of equal ones those that are in the catalogue."""
    matches.sort(key=lambda match: (match.start, -match.end, match.member is not None))
    held: list[Match] = []
    for match in matches:
        if not held or match.start >= held[0].end:
            yield from held
            held = [match]
        elif (match.start, match.end) == (held[0].start, held[0].end):
            if match.member is None and held[0].member is None:
                held.append(match)
        elif match.end - match.start > held[0].end - held[0].start:
            held = [match]
    yield from held


def _outside_code(text: str, matches: Sequence[Match]) -> Iterator[Match]:
    """The matches that stand in prose, or fill inline code as the names that they are."""
    if not matches:
        return
    code = code_in(text)
    prose = (match for match in matches if not code.blocks.covers(match.start, match.end))
    for span, group in groupby(prose, key=lambda match: code.inline.span_at(match.start)):
        held = list(group)
        if span is None or _fill(text, span, held):
            yield from held


def _fill(text: str, span: tuple[int, int], matches: Sequence[Match]) -> bool:
    """Whether a span holds names and nothing else, and none that is written as an identifier."""
    at, rest = span[0], ""
    for match in matches:
        lower = text[match.start : match.end].islower() and not match.alias.islower()
        if lower and match.entity.kind != "model":
            return False
        rest += text[at : match.start]
        at = max(at, match.end)
    return _NO_NAME.search(rest + text[at : span[1]]) is None


def _gaps(surface: str) -> frozenset[int]:
    """Where separators stand in a name, counted in folded characters."""
    if surface.isalnum():
        return _NO_GAPS
    parts = _SEPARATOR.split(surface)
    return frozenset(accumulate(len(fold(part)) for part in parts[:-1]))


def _joints(name: str) -> frozenset[int]:
    """Where a separator may stand: `Trainium|2`, `Amazon|Bedrock`, `Sage|Maker`, between kana.

    Not after a single letter, or `a 100` would be the chip A100.
    """
    joints = set(_gaps(name))
    bare = _joined(name)
    if len(fold(name)) == len(bare):
        joints |= {match.end() for match in _JOINT.finditer(bare)}
        joints |= {match.end() for match in _KANA_JOINT.finditer(bare)}
    return frozenset(joints)


def _joined(name: str) -> str:
    if name.isascii() and name.isalnum():
        return name
    return _SEPARATOR.sub("", unicodedata.normalize("NFKC", name))
