from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from duckdb import DuckDBPyConnection

from tests.unit.warehouse.conftest import Press, Row, article, rows

Monday = Callable[[int], date]


def issue(press: Press, con: DuckDBPyConnection, *named: tuple[date, str]) -> None:
    press.issue(
        *(article(f"https://wire.test/{n}", text, day=day) for n, (day, text) in enumerate(named))
    )
    press.load(con)


def related(con: DuckDBPyConnection, arguments: str = "") -> dict[date, Row]:
    found = rows(con, f"FROM related_over_time('Trainium2', 'AWS'{arguments})")
    return {row["bucket"]: row for row in found}


def values(row: Row, *names: str) -> tuple[Any, ...]:
    return tuple(row[name] for name in names)


def test_each_week_is_counted_by_itself(
    press: Press, con: DuckDBPyConnection, monday: Monday
) -> None:
    issue(
        press,
        con,
        *((monday(-3), text) for text in ("Trainium2 AWS", "Trainium2", "AWS", "Nothing")),
        *((monday(-2), text) for text in ("Trainium2 AWS", "Nothing", "Nothing", "Nothing")),
    )
    found = related(con)
    fields = ("together", "articles", "other_articles", "share", "pmi")
    assert values(found[monday(-3)], *fields) == (1, 2, 2, 0.5, 0.0)
    assert values(found[monday(-2)], *fields) == (1, 1, 1, 1.0, 2.0)
    assert found[monday(-2)]["log_likelihood"] > 4 > abs(found[monday(-3)]["log_likelihood"])


def test_a_quiet_week_is_a_zero_and_one_without_articles_a_gap(
    press: Press, con: DuckDBPyConnection, monday: Monday
) -> None:
    issue(press, con, (monday(-3), "AWS"), (monday(-1), "Nothing"))
    found = related(con)
    assert list(found) == [monday(week) for week in (-3, -2, -1, 0)]
    assert [row["together"] for row in found.values()] == [0, None, 0, None]
    assert [row["partial"] for row in found.values()] == [False, False, False, True]


def test_over_the_whole_time_it_is_what_co_mentioned_says(
    press: Press, con: DuckDBPyConnection, today: date
) -> None:
    texts = ["Trainium2 AWS"] * 3 + ["Trainium2", "AWS", "Nothing", "Nothing"]
    issue(press, con, *((today.replace(day=1, month=1), text) for text in texts))
    (whole,) = (
        row for row in related(con, ", grain := 'year'").values() if row["together"] is not None
    )
    (pair,) = rows(con, "FROM co_mentioned('Trainium2')")
    fields = ("together", "stories", "pmi", "log_likelihood")
    assert values(whole, *fields) == values(pair, *fields)


def test_a_story_is_one_however_often_it_is_copied(
    press: Press, con: DuckDBPyConnection, monday: Monday
) -> None:
    text = "Trainium2 is of AWS.\nThe second is a long sentence.\nSo is the third of them."
    press.issue(
        *(article(f"https://s{n}.test/", text, day=monday(-1), source=f"s{n}") for n in range(3))
    )
    press.load(con)
    assert values(related(con)[monday(-1)], "together", "stories") == (3, 1)


def test_since_and_until_choose_whole_weeks(
    press: Press, con: DuckDBPyConnection, monday: Monday
) -> None:
    issue(press, con, *((monday(week), "Trainium2 AWS") for week in range(-6, 0)))
    whole = related(con)
    part = related(con, f", since := DATE '{monday(-4)}' + 2, until := DATE '{monday(-2)}'")
    assert part == {monday(week): whole[monday(week)] for week in (-4, -3, -2)}
