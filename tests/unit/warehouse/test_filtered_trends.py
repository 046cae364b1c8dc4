"""Trends of a family, a maker, a source, a language."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from duckdb import DuckDBPyConnection

from tests.unit.warehouse.conftest import Press, article, rows

Monday = Callable[[int], date]


def numbered(number: int, text: str, day: date | None, **fields: Any) -> dict[str, Any]:
    return article(f"https://wire.test/{number}", text, day=day, **fields)


def week(con: DuckDBPyConnection, arguments: str, day: date) -> dict[str, Any]:
    return {row["bucket"]: row for row in rows(con, f"FROM trend({arguments})")}[day]


@pytest.fixture
def monday_before(monday: Monday) -> date:
    return monday(-1)


@pytest.fixture
def mixed(press: Press, con: DuckDBPyConnection, monday: Monday) -> DuckDBPyConnection:
    """A week of articles on several things, in two sources and two languages."""
    day = monday(-1)
    press.issue(
        numbered(1, "Trainium2 and Trainium9", day),
        numbered(2, "Trainium9", day, source="echo"),
        numbered(3, "AWS", day, lang="ja"),
        numbered(4, "H100", day, source="echo", lang="ja"),
        numbered(5, "Nothing", day),
    )
    press.load(con)
    return con


@pytest.mark.parametrize(
    ("arguments", "mentions", "articles"),
    [
        ("'Trainium2'", 1, 1),
        ("'Trainium', family := true", 3, 2),
        ("'トレイニアム', family := true", 3, 2),
        ("'AWS'", 1, 1),
        ("'AWS', family := true", 4, 3),
        ("'AWS', family := true, kind := 'chip'", 3, 2),
        ("'AWS', family := true, kind := 'Company'", 1, 1),
        ("'AWS', kind := 'chip'", 0, 0),
        ("'H100', family := true", 1, 1),
    ],
)
def test_a_family_and_a_maker_roll_up_what_is_below_them(
    mixed: DuckDBPyConnection, monday_before: date, arguments: str, mentions: int, articles: int
) -> None:
    found = week(mixed, f"{arguments}, since := DATE '{monday_before}'", monday_before)
    assert (found["mentions"], found["articles"]) == (mentions, articles)
    assert found["share"] == articles / 5


@pytest.mark.parametrize(
    ("arguments", "articles", "share"),
    [
        ("'Trainium', family := true, source := 'echo'", 1, 1 / 2),
        ("'Trainium', family := true, source := 'wire'", 1, 1 / 3),
        ("'AWS', lang := 'ja'", 1, 1 / 2),
        ("'AWS', lang := 'JA'", 1, 1 / 2),
        ("'AWS', lang := 'en'", 0, 0),
        ("'H100', source := 'echo', lang := 'ja'", 1, 1),
        ("'H100', source := 'wire', lang := 'ja'", 0, 0),
    ],
)
def test_with_a_filter_the_share_divides_by_what_passes_it(
    mixed: DuckDBPyConnection, monday_before: date, arguments: str, articles: int, share: float
) -> None:
    found = week(mixed, f"{arguments}, since := DATE '{monday_before}'", monday_before)
    assert (found["articles"], found["share"]) == (articles, share)


def test_a_week_without_a_word_of_the_source_is_a_gap(
    press: Press, con: DuckDBPyConnection, monday: Monday
) -> None:
    press.issue(
        numbered(1, "H100", monday(-3), source="echo"),
        numbered(2, "H100", monday(-2)),
        numbered(3, "Nothing", monday(-1), source="echo"),
    )
    press.load(con)
    told = rows(con, "FROM trend('H100', source := 'echo')")
    assert [row["articles"] for row in told] == [1, None, 0, None]


def test_an_article_that_names_two_members_counts_once_and_so_does_its_story(
    press: Press, con: DuckDBPyConnection, monday: Monday
) -> None:
    text = "Trainium2 beats Trainium9.\nThe second is a long sentence.\nSo is the third of them."
    press.issue(
        numbered(1, text, monday(-1)),
        numbered(2, text, monday(-1), source="echo"),
    )
    press.load(con)
    found = week(con, "'Trainium', family := true", monday(-1))
    assert (found["mentions"], found["articles"], found["stories"]) == (4, 2, 1)


def test_families_in_a_circle_come_to_an_end(
    press: Press, con: DuckDBPyConnection, monday: Monday
) -> None:
    press.issue(numbered(1, "Trainium2", monday(-1)))
    press.load(con)
    con.execute("UPDATE entity SET family = 'aws-trainium2' WHERE entity_id = 'aws-trainium'")
    assert week(con, "'Trainium', family := true", monday(-1))["articles"] == 1


def test_change_compares_the_share_with_the_bucket_before(
    press: Press, con: DuckDBPyConnection, monday: Monday
) -> None:
    press.issue(
        numbered(1, "H100", monday(-6)),
        numbered(2, "Nothing", monday(-6)),
        numbered(3, "H100", monday(-5)),
        numbered(4, "Nothing", monday(-4)),
        numbered(5, "H100", monday(-3)),
        numbered(6, "H100", monday(-1)),
        numbered(7, "H100", monday(0)),
    )
    press.load(con)
    changes = [row["change"] for row in rows(con, "FROM trend('H100')")]
    # Half, all, none, all after none, a gap, all after a gap, the running week.
    assert changes == [None, 1.0, -1.0, None, None, None, None]


def test_compare_takes_the_same_filters(mixed: DuckDBPyConnection, monday_before: date) -> None:
    told = rows(
        mixed,
        "FROM compare(['AWS', 'NVIDIA'], since := ?, lang := 'en', family := true)",
        monday_before,
    )
    counted = {row["name"]: row["articles"] for row in told if row["bucket"] == monday_before}
    assert counted == {"AWS": 2, "NVIDIA": 0}


def test_days_can_be_reckoned_from_today(mixed: DuckDBPyConnection, monday_before: date) -> None:
    told = rows(mixed, "FROM trend('AWS', since := project_today() - 7, until := project_today())")
    assert [row["articles"] for row in told] == [1, None]
