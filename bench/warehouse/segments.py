"""The same history as segment files, as crawls and analyses write them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb

from bench.warehouse.generate import begin, write
from warehouse.catalogue import EntityRow
from warehouse.migrate import migrate

ARTICLES_A_SEGMENT = 500
_SQL = Path(__file__).parent / "history"


def write_segments(folder: Path, articles: int, last_day: date) -> list[EntityRow]:
    """Write segments of so many articles with their readings; returns what the catalogue lists."""
    with duckdb.connect() as con:
        con.execute("SET TimeZone = 'UTC'")
        migrate(con)
        begin(con, articles, last_day)
        write(con, 0, articles)
        for first in range(0, articles, ARTICLES_A_SEGMENT):
            con.execute("SET VARIABLE first = ?", [first])
            con.execute("SET VARIABLE last = ?", [first + ARTICLES_A_SEGMENT])
            for kind in ("articles", "analyses"):
                name = f"20260101T000000Z-0000-{first // ARTICLES_A_SEGMENT:04}.jsonl.gz"
                file = folder / kind / name
                file.parent.mkdir(parents=True, exist_ok=True)
                query = (_SQL / f"segment_{kind}.sql").read_text(encoding="utf-8")
                con.execute(f"COPY ({query}) TO '{file}' (FORMAT json, COMPRESSION gzip)")
        listed = con.execute(
            "SELECT entity_id, name, kind, maker, family, generation, [] FROM entity"
        ).fetchall()
    return [EntityRow(*row) for row in listed]
