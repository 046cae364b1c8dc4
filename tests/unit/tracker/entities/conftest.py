"""A project whose published copy names listed, unlisted, open and new things."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.unit.config.shipped import small_catalogue
from tests.unit.warehouse.conftest import CATALOGUE, Press, analysis, article
from tracker.home import Home
from warehouse.catalogue import load_catalogue
from warehouse.connection import open_writer
from warehouse.publish import publish

FIRST = date(2026, 3, 2)
OWN = """entities:
  - {id: aws-trainium9x, name: Trainium Nine, kind: chip, maker: aws, family: aws-trainium}
disable: [nvidia-h100]
rejected: [{name: Kickoff, day: 2026-03-01}]
"""


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three days: Trainium2 and AWS, then Trainium9, then an open sense and a candidate."""
    home = Home(tmp_path_factory.mktemp("published"))
    press = Press(home.data)
    texts = ("Trainium2 by AWS.", "Trainium2 and Trainium9 by AWS.", "Zeta Chip is a GPU by Acme.")
    rows = [
        article(f"https://wire.test/{n}", text, day=FIRST + timedelta(days=n), title=f"Day {n}")
        for n, text in enumerate(texts)
    ]
    readings = [analysis(row) for row in rows]
    place = {"field": "text", "start": 0, "end": 9, "passage": 1, "repeat": False}
    open_sense = {"entity": "aws-trainium2", "name": "Trainium2", "surface": "Zeta Chip"}
    names = ("Zeta Chip", "Zeta Chip", "ZETA-CHIP", "Kickoff")
    readings[2] |= {
        "ambiguous": [{**place, **open_sense, "kind": "chip", "confidence": 0.2}],
        "candidates": [
            {**place, "name": name, "kind": "chip", "maker": "aws", "cue": "definition"}
            for name in names
        ],
    }
    press.segment("articles", rows)
    press.segment("analyses", readings)
    with open_writer(home.warehouse) as con:
        load_catalogue(con, CATALOGUE)
        press.load(con, "Asia/Tokyo")
    publish(home.warehouse, home.published, keep=3)
    return home.data


@pytest.fixture
def home(tmp_path: Path, published: Path) -> Iterator[Home]:
    """A project over that copy, with decisions of its own."""
    home = Home(tmp_path / "project")
    home.root.mkdir()
    home.settings.write_text("")
    home.entities.write_text(OWN)
    home.data.symlink_to(published)
    with small_catalogue(tmp_path / "shipped"):
        yield home
