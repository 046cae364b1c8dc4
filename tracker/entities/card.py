"""All that is known of one entity: its entry, its family, and what the articles hold of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from duckdb import DuckDBPyConnection

from config.catalogue import Catalogue, Entry
from config.models import Entity, Sense
from tracker.entities.figures import Figures, figures, records
from tracker.entities.names import Names
from warehouse.migrate import schema_version

_MOST_SURFACES = 8
_AMBIGUOUS_SINCE = 4
"""The schema version that keeps ambiguous occurrences."""
_JAPANESE = re.compile(r"[ぁ-ゖァ-ヺ一-鿿ｦ-ﾟ]")


Status = Literal["shipped", "project", "disabled", "unlisted"]
"""Where its entry is from; an unlisted one has none, and is known from articles alone."""


@dataclass(frozen=True, slots=True)
class Relative:
    """One of a family."""

    id: str
    name: str
    generation: str | None
    listed: bool
    figures: Figures | None
    members: tuple[Relative, ...] = ()


@dataclass(frozen=True, slots=True)
class Sighting:
    """An article that names it."""

    day: date
    source: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Found:
    """What the published articles hold of it."""

    figures: Figures
    first: Sighting | None
    last: Sighting | None
    surfaces: Mapping[str, int]
    """As it is written there, with how often."""
    ambiguous: Mapping[str, Any] | None
    """Occurrences that are likely something else; None where the copy is older than they are."""


@dataclass(frozen=True, slots=True)
class Card:
    """One entity."""

    id: str
    name: str
    kind: str
    status: Status
    maker: str | None
    """An id."""
    maker_name: str | None
    generation: str | None
    written_in: str | None
    """The file that it is written in, and the line."""
    since: str | None
    wikidata: str | None
    names: Mapping[str, tuple[str, ...]]
    """Writings, by script: `Latin`, `Japanese`, and `from its family` those that nobody wrote."""
    templates: tuple[str, ...]
    case_sensitive: bool
    sense: Sense | None
    certain: tuple[str, ...]
    family: Relative | None
    """The root of its family; None where it has none."""
    makes: Mapping[str, int]
    """How many things of each kind it makes."""
    found: Found | None
    """None before anything is published."""


def listed_card(catalogue: Catalogue, entry: Entry, con: DuckDBPyConnection | None) -> Card:
    """The card of an entity that has an entry."""
    entity = entry.entity
    names = Names(catalogue.entities)
    maker = names.by_id.get(entity.maker or "")
    return Card(
        id=entity.id,
        name=entity.name,
        kind=entity.kind,
        status=_status(catalogue, entry),
        maker=entity.maker,
        maker_name=maker.name if maker else None,
        generation=entity.generation,
        written_in=f"{entry.file}:{entry.line}",
        since=entity.since,
        wikidata=entity.wikidata,
        names=_by_script((entity.name, *entity.aliases, *entity.certain), names.generated(entity)),
        templates=entity.generations,
        case_sensitive=entity.case_sensitive,
        sense=entity.sense,
        certain=entity.certain,
        family=_family(catalogue, _root(catalogue, entity), con),
        makes=Counter(other.kind for other in catalogue.entities if other.maker == entity.id),
        found=_found(con, entity.id) if con else None,
    )


def _status(catalogue: Catalogue, entry: Entry) -> Status:
    if entry.entity.id not in catalogue.entries:
        return "disabled"
    return "project" if entry.is_own else "shipped"


def unlisted_card(catalogue: Catalogue, entity_id: str, con: DuckDBPyConnection) -> Card:
    """The card of what articles name and no list has: it is a family's, or was listed once."""
    (row,) = records(con, "entity", {"entity": entity_id})
    family = catalogue.entries.get(row["family"])
    maker = catalogue.entries.get((family.entity.maker if family else row["maker"]) or "")
    return Card(
        id=entity_id,
        name=row["name"],
        kind=row["kind"],
        status="unlisted",
        maker=maker.entity.id if maker else None,
        maker_name=maker.entity.name if maker else None,
        generation=None,
        written_in=None,
        since=None,
        wikidata=None,
        names=_by_script((row["name"],), ()),
        templates=(),
        case_sensitive=False,
        sense=None,
        certain=(),
        family=_family(catalogue, _root(catalogue, family.entity), con) if family else None,
        makes={},
        found=_found(con, entity_id),
    )


def _by_script(written: Iterable[str], generated: Sequence[str]) -> dict[str, tuple[str, ...]]:
    own = tuple(dict.fromkeys(written))
    parts = {
        "Latin": tuple(name for name in own if not _JAPANESE.search(name)),
        "Japanese": tuple(name for name in own if _JAPANESE.search(name)),
        "from its family": tuple(name for name in generated if name not in own),
    }
    return {script: names for script, names in parts.items() if names}


def _root(catalogue: Catalogue, entity: Entity) -> str:
    """The family of the family … of an entity; itself where it has none."""
    seen = {entity.id}
    while entity.family and entity.family not in seen and entity.family in catalogue.entries:
        seen.add(entity.family)
        entity = catalogue.entries[entity.family].entity
    return entity.id


def _family(catalogue: Catalogue, root: str, con: DuckDBPyConnection | None) -> Relative | None:
    members: dict[str, list[Relative]] = {}
    counted = figures(con) if con else None

    def figures_of(entity_id: str) -> Figures | None:
        return None if counted is None else counted.get(entity_id, Figures())

    for row in records(con, "unlisted") if con else ():
        if row["id"] in catalogue.entries:  # listed since, and not published yet
            continue
        members.setdefault(row["family"], []).append(
            Relative(row["id"], row["name"], None, False, figures_of(row["id"]))
        )
    listed: dict[str, list[str]] = {}
    for entity in catalogue.entities:
        if entity.family and entity.family != entity.id:
            listed.setdefault(entity.family, []).append(entity.id)
    seen: set[str] = set()

    def relative(entity_id: str) -> Relative:
        seen.add(entity_id)
        entity = catalogue.entries[entity_id].entity
        below = [relative(other) for other in listed.get(entity_id, ()) if other not in seen]
        below += members.get(entity_id, ())
        return Relative(
            entity_id,
            entity.name,
            entity.generation,
            True,
            figures_of(entity_id),
            tuple(sorted(below, key=lambda member: _natural(member.generation or member.name))),
        )

    tree = relative(root) if root in catalogue.entries else None
    return tree if tree and tree.members else None


def _natural(text: str) -> list[tuple[int, int, str]]:
    """A key by which 10 comes after 9."""
    digits = re.compile(r"(\d+)")
    return [
        (0, int(part), "") if part.isdecimal() else (1, 0, part.casefold())
        for part in digits.split(text)
        if part
    ]


def _found(con: DuckDBPyConnection, entity_id: str) -> Found:
    of_it = {"entity": entity_id}
    seen = [Sighting(**row) for row in records(con, "sighting", of_it)]
    surfaces = records(con, "surfaces", of_it | {"most": _MOST_SURFACES})
    keeps_ambiguous = schema_version(con) >= _AMBIGUOUS_SINCE
    return Found(
        figures=figures(con).get(entity_id, Figures()),
        first=seen[0] if seen else None,
        last=seen[-1] if seen else None,
        surfaces={row["surface"]: row["mentions"] for row in surfaces},
        ambiguous=records(con, "ambiguous", of_it)[0] if keeps_ambiguous else None,
    )
