"""A copy of a warehouse with one article more than the copy before it."""

from __future__ import annotations

from pathlib import Path

from tests.unit.warehouse.conftest import CATALOGUE, Press, analysis, article
from warehouse.catalogue import load_catalogue
from warehouse.connection import open_writer
from warehouse.publish import publish


def publish_another(data: Path, day: str) -> Path:
    """Load an article on AWS of that day, and publish to `data/published`, one copy at a time."""
    press = Press(data)
    row = article(url=f"https://wire.test/{day}", day=day)
    name = f"{day.replace('-', '')}T000000Z-0001.jsonl.gz"
    press.segment("articles", [row], name)
    press.segment("analyses", [analysis(row)], name)
    with open_writer(data / "warehouse.duckdb") as con:
        load_catalogue(con, CATALOGUE)
        press.load(con, "Asia/Tokyo")
    return publish(data / "warehouse.duckdb", data / "published", keep=1)
