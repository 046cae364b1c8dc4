"""The catalogue as rows: what is followed, where it comes from, and how often it is named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from config.catalogue import Catalogue, Entry
from tracker.entities.figures import Figures
from tracker.entities.names import Names
from warehouse.query import Result

_COLUMNS = {
    "id": "VARCHAR",
    "name": "VARCHAR",
    "kind": "VARCHAR",
    "maker": "VARCHAR",
    "from": "VARCHAR",
    "articles": "BIGINT",
    "last_seen": "DATE",
}


@dataclass(frozen=True, slots=True)
class Selection:
    """Which entities to show; all where nothing is said."""

    kind: str | None = None
    maker: str | None = None
    """An id."""
    own: bool = False
    """Only the project's own."""
    disabled: bool = False
    """What ships and is switched off, in place of what is followed."""
    search: str | None = None
    """Text that a name, alias or id must hold, in any writing."""


def standing(
    catalogue: Catalogue, selection: Selection, figures: Mapping[str, Figures] | None
) -> Result:
    """A row an entity, in the order of the files. Without figures those columns are empty."""
    entries = (
        {entity_id: catalogue.shipped[entity_id] for entity_id in catalogue.disabled}
        if selection.disabled
        else catalogue.entries
    )
    chosen = [entry for entry in entries.values() if _is_chosen(entry, selection)]
    if selection.search:
        held = Names([entry.entity for entry in chosen]).holding(selection.search)
        chosen = [entry for entry in chosen if entry.entity.id in held]
    rows = [
        (
            entry.entity.id,
            entry.entity.name,
            entry.entity.kind,
            entry.entity.maker,
            "project" if entry.is_own else "shipped",
            None if figures is None else figures.get(entry.entity.id, Figures()).articles,
            None if figures is None else figures.get(entry.entity.id, Figures()).last_seen,
        )
        for entry in chosen
    ]
    return Result(list(_COLUMNS), list(_COLUMNS.values()), rows)


def _is_chosen(entry: Entry, selection: Selection) -> bool:
    entity = entry.entity
    return (
        (selection.kind is None or entity.kind == selection.kind)
        and (selection.maker is None or selection.maker in {entity.maker, entity.id})
        and (not selection.own or entry.is_own)
    )
