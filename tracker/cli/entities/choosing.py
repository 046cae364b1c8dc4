"""The entries that a person names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.home import Home

if TYPE_CHECKING:
    from config.catalogue import Entry
    from config.models import Entity


def followed(home: Home) -> tuple[Entity, ...]:
    """All that the project follows."""
    from config.catalogue import load_catalogue

    return load_catalogue(home.entities).entities


def chosen(home: Home, names: tuple[str, ...]) -> list[Entry]:
    """The entries of these names or ids, in any writing, each once. Raises UserError."""
    from config.catalogue import load_catalogue
    from tracker.entities.names import Names

    catalogue = load_catalogue(home.entities)
    known = Names(catalogue.entities)
    ids = dict.fromkeys(known.require(name).id for name in names)
    return [catalogue.entries[entity_id] for entity_id in ids]
