"""The counting rules of docs/architecture.md, one test each or more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from duckdb import DuckDBPyConnection

from tests.unit.warehouse.conftest import Press, article
from warehouse.errors import QueryError
from warehouse.query import run_query

Monday = Callable[[int], date]


def rows(con: DuckDBPyConnection, query: str, *params: object) -> list[dict[str, Any]]:
    result = run_query(con, query, params)
    return [dict(zip(result.columns, row, strict=True)) for row in result.rows]


def trend(con: DuckDBPyConnection, name: str = "Trainium2") -> dict[date, dict[str, Any]]:
    return {row["bucket"]: row for row in rows(con, "FROM trend(?)", name)}


def numbered(number: int, text: str, day: date | None, **fields: Any) -> dict[str, Any]:
    return article(f"https://wire.test/{number}", text, day=day, **fields)


def test_a_day_is_a_day_of_the_projects_time_zone(press: Press, con: DuckDBPyConnection) -> None:
    late = numbered(1, "Trainium2", date(2026, 1, 1), published_at="2026-01-31T15:30:00+00:00")
    press.issue(late)
    press.load(con, "Asia/Tokyo")
    months = rows(con, "FROM trend('Trainium2', grain := 'month')")
    assert months[0]["bucket"] == date(2026, 2, 1)


def test_an_article_counts_once_however_often_it_names_a_thing(
    press: Press, con: DuckDBPyConnection, monday: Monday
) -> None:
    press.issue(numbered(1, "Trainium2 and Trainium2.\nTrainium2 too.", monday(-1)))
    press.load(con)
    row = trend(con)[monday(-1)]
    assert (row["mentions"], row["articles"]) == (3, 1)


def test_mentions_in_repeated_passages_are_kept_and_not_counted(
    press: Press, con: DuckDBPyConnection, monday: Monday
) -> None:
    press.issue(numbered(1, "Trainium2 ships.\nTrainium2 ships.\nTrainium2 ships.", monday(-1)))
    press.load(con)
    assert trend(con)[monday(-1)]["mentions"] == 1
    kept = rows(con, "SELECT is_repeat FROM mentions ORDER BY start")
    assert [row["is_repeat"] for row in kept] == [False, True, True]


def test_only_the_current_version_counts(
    press: Press, con: DuckDBPyConnection, monday: Monday
) -> None:
    press.issue(numbered(1, "Trainium2", monday(-1)))
    press.issue(numbered(1, "H100", monday(-1), fetched_at="2026-03-02T00:00:00+00:00"))
    press.load(con)
    assert trend(con) == {}
    assert trend(con, "H100")[monday(-1)]["articles"] == 1


def test_a_story_counts_once_and_its_copies_beside_it(
    press: Press, con: DuckDBPyConnection, monday: Monday
) -> None:
    text = "Trainium2 is shipping today.\nThe second is a long sentence.\nSo is the third of them."
    press.issue(
        numbered(1, text, monday(-2)),
        numbered(2, text, monday(-2), source="echo"),
        numbered(3, text, monday(-1), source="late"),
    )
    press.load(con)
    weeks = trend(con)
    assert [weeks[monday(week)]["articles"] for week in (-2, -1)] == [2, 1]
    assert [weeks[monday(week)]["stories"] for week in (-2, -1)] == [1, 0]


def test_share_divides_by_all_articles_of_the_bucket(
    press: Press, con: DuckDBPyConnection, monday: Monday
) -> None:
    press.issue(numbered(1, "Trainium2", monday(-1)))
    press.issue(*(numbered(n, f"Nothing {n}", monday(-1)) for n in range(2, 5)))
    press.load(con)
    assert trend(con)[monday(-1)]["share"] == 0.25


def test_a_bucket_without_any_article_is_a_gap_and_one_without_the_entity_a_zero(
    press: Press, con: DuckDBPyConnection, monday: Monday
) -> None:
    press.issue(numbered(1, "Trainium2", monday(-4)), numbered(2, "Nothing", monday(-2)))
    press.load(con)
    weeks = trend(con)
    assert list(weeks) == [monday(week) for week in range(-4, 1)]
    assert (weeks[monday(-2)]["articles"], weeks[monday(-2)]["share"]) == (0, 0.0)
    gap = weeks[monday(-3)]
    assert {gap[name] for name in ("mentions", "articles", "stories", "share", "average")} == {None}


@pytest.mark.parametrize(
    ("published_at", "precision"),
    [(None, "unknown"), ("2026-02-01T00:00:00+00:00", "month")],
)
def test_undated_articles_are_counted_apart(
    press: Press, con: DuckDBPyConnection, published_at: str | None, precision: str
) -> None:
    press.issue(numbered(1, "Trainium2", None, published_at=published_at, date_precision=precision))
    press.load(con)
    assert trend(con) == {}
    (undated,) = rows(con, "FROM undated_articles('Trainium2')")
    assert (undated["url"], undated["mentions"]) == ("https://wire.test/1", 1)


def test_what_is_dated_in_the_future_waits_for_its_day(
    press: Press, con: DuckDBPyConnection, today: date, monday: Monday
) -> None:
    press.issue(
        numbered(1, "Trainium2", monday(-1)),
        numbered(2, "Trainium2", today + timedelta(days=40)),
        numbered(3, "Trainium2", date(9999, 12, 31)),
    )
    press.load(con)
    assert sum(week["articles"] or 0 for week in trend(con).values()) == 1
    assert rows(con, "FROM rising()")[0]["articles"] == 1


def test_only_the_running_bucket_is_partial(
    press: Press, con: DuckDBPyConnection, today: date, monday: Monday
) -> None:
    press.issue(numbered(1, "Trainium2", monday(-1)), numbered(2, "Trainium2", today))
    press.load(con)
    weeks = trend(con)
    assert [row["partial"] for row in weeks.values()] == [False, True]
    assert weeks[monday(0)]["articles"] == 1
    assert weeks[monday(0)]["average"] is None


def test_the_average_is_over_four_buckets_without_gaps(
    press: Press, con: DuckDBPyConnection, monday: Monday
) -> None:
    weekly = {-7: 9, -6: 1, -5: 2, -3: 3, -2: 4}
    press.issue(
        *(
            numbered(100 * -week + n, "Trainium2", monday(week))
            for week, articles in weekly.items()
            for n in range(articles)
        )
    )
    press.load(con)
    weeks = trend(con)
    assert weeks[monday(-6)]["average"] == 5
    assert weeks[monday(-3)]["average"] == 2  # of 1, 2 and 3: one of the four weeks is a gap
    assert weeks[monday(-2)]["average"] == 3
    assert weeks[monday(-4)]["average"] is None


def test_a_jump_is_a_burst_and_a_bigger_crawl_is_none(
    press: Press, con: DuckDBPyConnection, monday: Monday
) -> None:
    def week(number: int, naming: int, other: int) -> list[dict[str, Any]]:
        base = 1000 * -number
        return [numbered(base + n, "Trainium2", monday(number)) for n in range(naming)] + [
            numbered(base + 500 + n, f"Nothing {base + n}", monday(number)) for n in range(other)
        ]

    calm = [row for number in range(-8, -2) for row in week(number, 2, 8)]
    press.issue(*calm, *week(-2, 20, 80), *week(-1, 20, 0))
    press.load(con)
    weeks = trend(con)
    assert weeks[monday(-5)]["burst"] is None  # three weeks are too few to compare with
    assert abs(weeks[monday(-3)]["burst"]) < 1
    assert abs(weeks[monday(-2)]["burst"]) < 1
    assert weeks[monday(-1)]["burst"] > 3


def test_since_and_until_choose_whole_buckets_and_change_no_figure(
    press: Press, con: DuckDBPyConnection, monday: Monday
) -> None:
    press.issue(*(numbered(-week, "Trainium2", monday(week)) for week in range(-9, 0)))
    press.load(con)
    whole = trend(con)
    part = rows(
        con,
        "FROM trend('Trainium2', since := ?, until := ?)",
        monday(-4) + timedelta(days=3),
        monday(-2) + timedelta(days=1),
    )
    assert [row["bucket"] for row in part] == [monday(-4), monday(-3), monday(-2)]
    assert part == [whole[row["bucket"]] for row in part]


def test_since_before_the_first_mention_shows_the_silence(
    press: Press, con: DuckDBPyConnection, monday: Monday
) -> None:
    press.issue(numbered(1, "Nothing", monday(-3)), numbered(2, "Trainium2", monday(-1)))
    press.load(con)
    weeks = rows(con, "FROM trend('Trainium2', since := ?)", str(monday(-3)))
    assert [row["articles"] for row in weeks] == [0, None, 1, None]


@pytest.mark.parametrize("grain", ["day", "week", "month", "quarter", "year", "WEEK"])
def test_every_grain_counts_the_same_articles(
    press: Press, con: DuckDBPyConnection, today: date, grain: str
) -> None:
    press.issue(*(numbered(n, "Trainium2", today - timedelta(days=37 * n)) for n in range(12)))
    press.load(con)
    buckets = rows(con, "FROM trend('Trainium2', grain := ?)", grain)
    assert sum(row["articles"] or 0 for row in buckets) == 12
    assert [row["partial"] for row in buckets[-2:]] == [False, True]


@pytest.mark.parametrize("grain", ["hour", "fortnight", "", "'"])
def test_another_grain_is_refused_in_words(
    con: DuckDBPyConnection, press: Press, grain: str
) -> None:
    press.load(con)
    with pytest.raises(QueryError, match="grain is day, week, month, quarter or year"):
        run_query(con, "FROM trend('AWS', grain := ?)", [grain])


def test_compare_says_of_each_what_trend_says(
    press: Press, con: DuckDBPyConnection, monday: Monday
) -> None:
    press.issue(
        *(numbered(-week, "Trainium2", monday(week)) for week in range(-9, 0)),
        *(numbered(50 - week, "H100", monday(week)) for week in range(-4, 0)),
    )
    press.load(con)
    both = rows(con, "FROM compare(['trainium2', 'H100', 'Trainium 2'])")
    for name in ("Trainium2", "H100"):
        own = [row for row in both if row["name"] == name]
        assert len(own) == 10
        alone = rows(con, "FROM trend(?, since := ?)", name, monday(-9))
        assert [{**row, "entity": own[0]["entity"], "name": name} for row in alone] == own


def test_rising_puts_the_new_thing_first(
    press: Press, con: DuckDBPyConnection, today: date
) -> None:
    old = [numbered(n, "H100", today - timedelta(days=30 + n)) for n in range(10)]
    now = [numbered(20 + n, "H100", today - timedelta(days=n)) for n in range(10)]
    new = [numbered(40 + n, "Trainium2", today - timedelta(days=n)) for n in range(5)]
    press.issue(*old, *now, *new)
    press.load(con)
    first, second = rows(con, "FROM rising()")
    assert (first["name"], first["articles"], first["articles_before"]) == ("Trainium2", 5, 0)
    assert first["score"] > 2.5 > 1 > second["score"]
    assert rows(con, "FROM rising(days := 2)")[0]["articles"] == 2


def test_co_mentioned_orders_by_evidence(
    press: Press, con: DuckDBPyConnection, monday: Monday
) -> None:
    texts = ["Trainium2 AWS"] * 5 + ["NVIDIA H100"] * 5 + ["Trainium2 NVIDIA", "Nothing"]
    press.issue(*(numbered(n, text, monday(-1)) for n, text in enumerate(texts)))
    press.load(con)
    aws, nvidia = rows(con, "FROM co_mentioned('Trainium2')")
    assert (aws["name"], aws["together"], aws["articles"], aws["pmi"]) == ("AWS", 5, 5, 1.0)
    assert aws["log_likelihood"] > 0 > nvidia["log_likelihood"]
    assert (nvidia["name"], nvidia["together"]) == ("NVIDIA", 1)
