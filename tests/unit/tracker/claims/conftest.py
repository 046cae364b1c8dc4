"""A small press whose claims change as they are retold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from duckdb import DuckDBPyConnection

from tests.unit.tracker.report.conftest import ZONE, published
from tests.unit.warehouse.conftest import Row, article
from tracker.readers import open_copy

HEDGED: Row = {"hedges": ["up to"], "comparator": "<=", "attribution": "AWS", "stance": "reported"}
BARE: Row = {"hedges": [], "attribution": None, "stance": "asserted"}


@pytest.fixture
def today() -> date:
    return datetime.now(ZoneInfo(ZONE)).date()


@pytest.fixture
def told(tmp_path: Path, today: date) -> Iterator[Callable[..., DuckDBPyConnection]]:
    """Publish texts, a week apart, the last one today, with their claims; the readers' copy."""
    opened: list[DuckDBPyConnection] = []

    def publish(*texts: tuple[str, Row | list[Row]], **fields: Any) -> DuckDBPyConnection:
        rows: list[tuple[Row, list[Row]]] = []
        for number, (text, claims) in enumerate(texts):
            day = today - timedelta(weeks=len(texts) - 1 - number)
            row = article(f"https://wire.test/{number}", text, day=day, **fields)
            rows.append((row, claims if isinstance(claims, list) else [claims]))
        opened.append(open_copy(published(tmp_path / "project", rows)))
        return opened[-1]

    yield publish
    for con in opened:
        con.close()
