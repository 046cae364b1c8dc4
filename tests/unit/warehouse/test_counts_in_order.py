"""The tables that questions are asked of: in order, and true whatever comes after."""

from __future__ import annotations

import pytest
from duckdb import DuckDBPyConnection

from tests.unit.warehouse.conftest import CATALOGUE, Press, analysis, article
from warehouse import counts
from warehouse.catalogue import load_catalogue
from warehouse.forget import forget
from warehouse.verify import verify

COUNTED = (
    "SELECT * EXCLUDE (version_id, article_id, story_id) FROM naming ORDER BY ALL",
    "SELECT * EXCLUDE (version_id, story_id) FROM counted_claim ORDER BY ALL",
    "FROM published_articles ORDER BY ALL",
)


def issue(press: Press, *numbers: int, source: str = "wire", lang: str | None = "en") -> None:
    rows = [
        article(
            f"https://wire.test/{n}",
            f"Trainium2 is {n + 2} times faster than H100, report {n} says.",
            day=f"2026-02-{n + 2:02}",
            source=source,
            lang=lang,
        )
        for n in numbers
    ]
    press.segment("articles", rows)
    press.segment("analyses", [analysis(row, claims=[{}]) for row in rows])


def load(con: DuckDBPyConnection, press: Press, zone: str = "Asia/Tokyo") -> None:
    load_catalogue(con, CATALOGUE)
    assert not press.load(con, zone).problems


def test_rows_that_came_one_after_the_other_are_put_in_order(
    con: DuckDBPyConnection, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counts, "MOST_UNSORTED", 1)
    for number in (3, 1, 2):
        issue(press, number)
        load(con, press)
    for query in ("SELECT entity_id, day FROM naming", "SELECT subject, day FROM counted_claim"):
        in_place = con.execute(query).fetchall()
        assert in_place == sorted(in_place)
        assert len(in_place) >= 3
    assert verify(con, press.segments) == []


@pytest.mark.parametrize(("source", "lang"), [("echo", "en"), ("wire", "ja"), ("wire", None)])
def test_an_article_that_comes_again_from_elsewhere_is_counted_there(
    con: DuckDBPyConnection, press: Press, source: str, lang: str | None
) -> None:
    issue(press, 0, 1)
    load(con, press)
    issue(press, 1, source=source, lang=lang)
    load(con, press)
    assert verify(con, press.segments) == []


def test_what_is_counted_follows_the_time_zone(con: DuckDBPyConnection, press: Press) -> None:
    issue(press, 0, 1)
    load(con, press, "Asia/Tokyo")
    load(con, press, "Pacific/Honolulu")
    assert verify(con, press.segments) == []


def test_what_is_forgotten_is_counted_nowhere(con: DuckDBPyConnection, press: Press) -> None:
    issue(press, 0)
    load(con, press)
    before = [con.execute(query).fetchall() for query in COUNTED]
    issue(press, 1)
    load(con, press)
    forget(con, urls=["https://wire.test/1"], addresses=[], sources=[])
    assert [con.execute(query).fetchall() for query in COUNTED] == before
