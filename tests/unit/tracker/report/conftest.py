"""A project of one's own with a published warehouse, filled by `Press`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import cache, partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.unit.warehouse.conftest import Press, Row, analysis, article, new_file
from tracker.home import Home
from warehouse.connection import open_writer
from warehouse.publish import publish

ZONE = "Asia/Tokyo"


@pytest.fixture
def today() -> date:
    return datetime.now(ZoneInfo(ZONE)).date()


def published(root: Path, told: list[tuple[Row, list[Row]]]) -> Home:
    """A project in which articles with their claims are published."""
    home = Home(root)
    home.root.mkdir()
    home.settings.write_text("")
    press = Press(home.data)
    press.segment("articles", [row for row, _ in told])
    press.segment("analyses", [analysis(row, claims=claims) for row, claims in told])
    home.warehouse.write_bytes(new_file())
    with open_writer(home.warehouse) as con:
        press.load(con, ZONE)
    publish(home.warehouse, home.published, keep=3)
    return home


@pytest.fixture
def publish_press(tmp_path: Path) -> Callable[[list[tuple[Row, list[Row]]]], Home]:
    """Publish articles with their claims; the result is the project that they are in."""
    return partial(published, tmp_path / "project")


HEDGED = {"hedges": ["up to"], "comparator": "<=", "attribution": "AWS", "stance": "reported"}
BARE: Row = {"hedges": [], "attribution": None, "stance": "asserted"}


def ten_weeks(today: date) -> list[tuple[Row, list[Row]]]:
    """Trainium2: told with a hedge first, without it later, silent in week four."""
    told: list[tuple[Row, list[Row]]] = []
    for week in range(10):
        day = today - timedelta(weeks=9 - week)
        source = ("wire", "daily")[week % 2]
        if week != 4:
            row = article(
                f"https://{source}.test/{week}",
                f"Trainium2 met H100 in week {week}.",
                day=day,
                source=source,
                title=f"Week {week} <script>alert('x')</script>",
            )
            told.append((row, [HEDGED if week < 5 else BARE]))
        told.append((article(f"https://wire.test/other/{week}", f"NVIDIA {week}.", day=day), []))
    undated = article("https://wire.test/undated", "Trainium2, some day.")
    return [*told, (undated, [])]


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Callable[[date], Home]:
    """The same project for all tests that only read it; after midnight, another."""
    return cache(lambda today: published(tmp_path_factory.mktemp("ten") / "p", ten_weeks(today)))


@pytest.fixture
def home(homes: Callable[[date], Home], today: date) -> Home:
    """Ten weeks of Trainium2."""
    return homes(today)
