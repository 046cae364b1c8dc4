"""What a report says, from a real warehouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from duckdb import DuckDBPyConnection

from tests.unit.warehouse.conftest import Row, article
from tracker.errors import UserError
from tracker.home import Home
from tracker.readers import open_copy
from tracker.report.gather import gather
from warehouse.errors import UnknownEntity


@pytest.fixture
def con(home: Home) -> Iterator[DuckDBPyConnection]:
    with open_copy(home) as con:
        yield con


def test_the_parts_add_up(con: DuckDBPyConnection) -> None:
    report = gather(con, "Trainium2")
    assert report.totals.articles == 9
    assert report.totals.published == 19
    assert sum(bucket.articles or 0 for bucket in report.trend) == report.totals.articles
    assert sum(bucket.mentions or 0 for bucket in report.trend) == report.totals.mentions
    assert sum(source.articles for source in report.sources) == report.totals.articles
    assert sum(stance.tellings for stance in report.stances) == report.claims[0].times == 9


def test_undated_articles_are_told_apart_and_counted_nowhere(con: DuckDBPyConnection) -> None:
    report = gather(con, "Trainium2")
    assert report.totals.undated == 1
    assert not any("undated" in told.url for told in report.latest)


def test_a_quiet_week_is_a_zero_and_the_running_one_is_marked(con: DuckDBPyConnection) -> None:
    report = gather(con, "Trainium2")
    assert report.trend[4].articles == 0
    assert [bucket.partial for bucket in report.trend] == [False] * 9 + [True]


def test_it_begins_with_the_first_mention_ever(con: DuckDBPyConnection, today: date) -> None:
    report = gather(con, "Trainium2", since="3w")
    assert report.first is not None
    assert report.first.day == today - timedelta(weeks=9)
    assert report.first.sentence == "Trainium2 met H100 in week 0."


def test_a_period_is_widened_to_whole_weeks_in_all_its_parts(
    con: DuckDBPyConnection, today: date
) -> None:
    report = gather(con, "Trainium2", since="3w")
    assert report.since.weekday() == 0
    assert report.until == today
    assert report.totals.articles == sum(bucket.articles or 0 for bucket in report.trend)
    assert report.claims[0].times == report.totals.articles


def test_hedges_are_counted_telling_by_telling(con: DuckDBPyConnection) -> None:
    (claim,) = gather(con, "Trainium2").claims
    assert (claim.times, claim.hedged_times) == (9, 4)
    assert claim.attribution == "AWS"


def test_companions_are_those_of_the_same_articles(con: DuckDBPyConnection) -> None:
    companions = gather(con, "Trainium2").companions
    assert [(c.name, c.together) for c in companions] == [("H100", 9)]


def test_any_writing_of_the_name_will_do(con: DuckDBPyConnection) -> None:
    assert gather(con, "トレイニアム２").entity.id == "aws-trainium2"


def test_an_entity_that_nobody_named_has_an_empty_report(con: DuckDBPyConnection) -> None:
    report = gather(con, "TPU v5e")
    assert report.first is None
    assert report.totals.articles == 0
    assert report.claims == report.latest == report.sources == ()


def test_an_unknown_name_suggests_the_nearest(con: DuckDBPyConnection) -> None:
    with pytest.raises(UnknownEntity, match="the nearest are: Trainium"):
        gather(con, "Trainum2")


@pytest.mark.parametrize("name", ["", "'; DROP TABLE article; --", "\x00", "名前" * 5000])
def test_a_hostile_name_is_an_unknown_name(con: DuckDBPyConnection, name: str) -> None:
    with pytest.raises(UnknownEntity):
        gather(con, name)


def test_a_period_that_ends_before_it_begins_is_refused(con: DuckDBPyConnection) -> None:
    with pytest.raises(UserError, match="the period is empty"):
        gather(con, "Trainium2", since="2026-02-01", until="2026-01-01")


@pytest.mark.parametrize("grain", ["day", "week", "month", "quarter", "year"])
def test_the_parts_add_up_by_any_grain(con: DuckDBPyConnection, grain: str) -> None:
    report = gather(con, "Trainium2", grain=grain)
    assert report.totals.articles == 9
    assert sum(bucket.articles or 0 for bucket in report.trend) == 9


def test_a_week_without_any_article_is_a_gap(
    publish_press: Callable[[list[tuple[Row, list[Row]]]], Home], today: date
) -> None:
    days = [today - timedelta(weeks=week) for week in (3, 1)]
    told = [(article(f"https://wire.test/{day}", day=day), []) for day in days]
    with open_copy(publish_press(told)) as con:
        assert [b.articles for b in gather(con, "Trainium2").trend] == [1, None, 1, None]
