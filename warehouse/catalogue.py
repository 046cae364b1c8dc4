"""The followed entities and every writing by which they can be asked for."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import NamedTuple

from duckdb import DuckDBPyConnection

from warehouse.statements import sql
from warehouse.transaction import transaction


class EntityRow(NamedTuple):
    """One followed thing, as `entities.yaml` has it."""

    id: str
    name: str
    kind: str
    maker: str | None
    family: str | None
    generation: str | None
    aliases: list[str]
    """Other writings; the id and the name need not be among them."""
    wikidata: str | None = None
    since: str | None = None


def load_catalogue(con: DuckDBPyConnection, entities: Iterable[EntityRow]) -> None:
    """Replace the catalogue by these entities. Does nothing where they are those that are there.

    What is mentioned but no longer listed stays, as unlisted.
    """
    rows = {entity.id: entity for entity in entities}
    ordered = [rows[entity_id] for entity_id in sorted(rows)]
    digest = hashlib.blake2b(repr(ordered).encode(), digest_size=8).hexdigest()
    stored = con.execute("SELECT value FROM setting WHERE key = 'catalogue'").fetchone()
    if stored == (digest,):
        return
    listed = [row._asdict() for row in rows.values()]
    with transaction(con):
        # As JSON: DuckDB 1.5 takes a second to turn 2,000 dicts into structs by itself.
        con.execute("SET VARIABLE entities = from_json(?, ?)", [json.dumps(listed), _STRUCTURE])
        con.execute(sql("load", "catalogue"))
        con.execute(sql("load", "unlisted"))
        con.execute(
            "INSERT INTO setting VALUES ('catalogue', ?) "
            "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            [digest],
        )


_STRUCTURE = json.dumps(
    [dict.fromkeys(EntityRow._fields, "VARCHAR") | {"aliases": ["VARCHAR"]}],
)
