"""Members of known families that are in no list yet: `Trainium4`, `MI450X`, `TPU v8p`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from config.models import Entity
from nlp.boundaries import begins_name, counts_something, stands_alone
from nlp.ids import entity_id
from nlp.normalise import SEPARATORS, fold
from nlp.versions import dashed_minor, whole

_GENERATION = re.compile(r"(?P<digits>\d{1,4})(?:\.\d{1,2})?(?P<letters>[A-Za-z]{0,5})")
_SEPARATORS = re.compile(f"[{SEPARATORS}]+")
_GAP = re.compile(f"[{SEPARATORS}]?")
_SHORT = 2
"""A stem of so few letters (`B{n}`, `MI{n}`) needs its maker or family in the document."""

_MOST_LETTERS = 2
"""Letters that may follow the digits where no known member has them: `TPU v5e`, `910PR` …"""
_MOST_LETTERS_OF_TYPES = 5
"""… and where the stem is short, as that of instance types is: `X2iedn`."""
_UNIT = re.compile(
    r"[xXDkKmMbBtTGWVAUus]|st|nd|rd|th|bit|[nmu]?m|ms|h|hr|min|yr|[KMGTP][Bb]|[kMG]W|[kMG]?Hz|p[tx]"
    r"|fps|[ap]m"
)
"""Letters that make a number an amount or an ordinal: `Qwen 7B`, `Xeon 2x`."""


@dataclass(frozen=True, slots=True)
class Member:
    """An unlisted member as it stands in a text: where it ends, its generation, its name."""

    end: int
    generation: str
    name: str


@dataclass(frozen=True, slots=True)
class Family:
    """One way in which the members of a family are named."""

    entity: Entity
    template: str
    """In the family's own name, whatever writing was matched."""
    stem: str
    """What stands before the generation, folded."""
    written_stem: str
    suffix: str
    widths: frozenset[int]
    """Numbers of digits that the known generations have."""
    letters: frozenset[str]
    """Letters that follow the digits of known generations."""
    zeros: int
    """How many zeros the known numbers all end in: B100, B200, so B612 is no member."""

    @property
    def needs_evidence(self) -> bool:
        """Whether the name is too short to be believed without its maker or family."""
        return len(self.stem) <= _SHORT

    def member_at(self, text: str, start: int, end: int) -> Member | None:
        """The member whose stem is `text[start:end]`, where there is one."""
        if not begins_name(text, start) or not self._stem_is_written(text[start:end]):
            return None
        at = end
        if not self.needs_evidence:
            gap = _GAP.match(text, end)
            at = gap.end() if gap else end
        number = _GENERATION.match(text, at)
        if number is None:
            return None
        stop, generation = number.end(), number.group()
        minor = dashed_minor(text, start, stop)
        if minor:
            stop, generation = minor.end(), f"{generation}.{minor[1]}"
        if self.suffix:
            if not generation.endswith(self.suffix):
                return None
            generation = generation.removesuffix(self.suffix)
        letters = number["letters"].removesuffix(self.suffix)
        if letters == "s":
            letters, generation, stop = "", generation[:-1], stop - 1
        if len(number["digits"]) not in self.widths or not self._may_end_in(letters):
            return None
        if self.needs_evidence and not number["digits"].endswith("0" * self.zeros):
            return None
        if not stands_alone(text, start, stop) or counts_something(text, start, stop):
            return None
        generation = whole(generation)
        return Member(stop, generation, self.template.replace("{n}", generation))

    def _may_end_in(self, letters: str) -> bool:
        """Whether letters may follow the digits of a member: known ones, or new ones.

        None may follow a long stem; `R4` and `C2` by themselves are too many things. Behind a short
        one letters are written as those of known members are: beside P4d, `P2P` is no instance.
        """
        if letters in self.letters:
            return True
        if not letters:
            return not self.needs_evidence
        most = _MOST_LETTERS_OF_TYPES if self.needs_evidence else _MOST_LETTERS
        one_case = letters.islower() or letters.isupper()
        known = [each.islower() for each in self.letters if each]
        if self.needs_evidence and known and letters.islower() not in known:
            return False
        return len(letters) <= most and one_case and _UNIT.fullmatch(letters) is None

    def _stem_is_written(self, surface: str) -> bool:
        if not (self.needs_evidence or self.entity.case_sensitive):
            return True
        if "-" in surface and surface.islower() and not self.needs_evidence:
            return True  # an identifier: claude-opus-7-3
        return _SEPARATORS.sub("", surface) == _SEPARATORS.sub("", self.written_stem)


def families_of(entities: Sequence[Entity]) -> list[Family]:
    """Every way in which members of the catalogue's families are named."""
    members: dict[str, list[str]] = {}
    for entity in entities:
        if entity.family and entity.generation:
            members.setdefault(entity.family, []).append(entity.generation)
    return [
        Family(
            entity,
            template,
            fold(stem),
            stem,
            suffix,
            *_shape(members.get(entity.id, [])),
        )
        for entity in entities
        for template, stem, suffix in _writings(entity)
    ]


def member_names(family: Entity, member: Entity) -> list[str]:
    """The names of a family's listed member in every writing of the family."""
    generation = member.generation or ""
    return [
        f"{stem}{generation}{suffix}"
        for template, stem, suffix in _writings(family)
        if template.replace("{n}", generation) == member.name
    ]


def member_id(family: Entity, name: str) -> str:
    """The id that an entry for an unlisted member would get: `aws-inferentia3`."""
    return entity_id(name, family.maker)


def _writings(family: Entity) -> Iterable[tuple[str, str, str]]:
    """(template in the family's name, stem in this writing, suffix)."""
    for template in family.generations:
        stem, _, suffix = template.partition("{n}")
        yield template, stem, suffix
        if stem.startswith(family.name):
            for alias in (*family.aliases, *family.certain):
                if not alias.isascii():
                    yield template, alias + stem.removeprefix(family.name), suffix


def _shape(generations: Sequence[str]) -> tuple[frozenset[int], frozenset[str], int]:
    known = [match for match in map(_GENERATION.match, generations) if match]
    widths = frozenset(len(match["digits"]) for match in known) or frozenset({1})
    letters = frozenset(match["letters"] for match in known) or frozenset({""})
    zeros = min((len(m["digits"]) - len(m["digits"].rstrip("0")) for m in known), default=0)
    if len(known) == 1:
        zeros = min(zeros, 1)  # after MI100 alone, MI210 may come
    return widths, letters, zeros
