"""What rises, falls and is new, and whether that may be chance."""

from __future__ import annotations

import math
from datetime import date, timedelta
from typing import Any

import pytest
from duckdb import DuckDBPyConnection

from tests.unit.warehouse.conftest import Press, article, rows


def numbered(number: int, text: str, day: date, **fields: Any) -> dict[str, Any]:
    return article(f"https://wire.test/{number}", text, day=day, **fields)


def tail(x: int, n: int, p: float) -> float:
    return math.fsum(math.comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(x, n + 1))


def corrected(ps: list[float]) -> list[float]:
    """For each: the lowest rate of false discoveries at which it is one (Benjamini, Hochberg)."""
    return [
        min(1, *(len(ps) * q / sum(other <= q for other in ps) for q in ps if q >= p)) for p in ps
    ]


@pytest.mark.parametrize(
    ("x", "n", "p"),
    [
        (0, 0, 0.5),
        (0, 7, 0.1),
        (1, 1, 0.25),
        (3, 10, 0.5),
        (10, 10, 0.5),
        (9, 400, 0.01),
        (2, 400, 0.01),
        (300, 400, 0.5),
        (100, 400, 0.5),
        (399, 400, 0.9),
    ],
)
def test_the_tail_of_the_binomial_is_the_sum_of_its_terms(
    con: DuckDBPyConnection, x: int, n: int, p: float
) -> None:
    (found,) = rows(con, "SELECT binomial_tail(?, ?, ?) AS tail", x, n, p)
    assert found["tail"] == pytest.approx(tail(x, n, p), rel=1e-9, abs=1e-15)


def test_the_tail_of_a_million_tries_is_the_one_of_the_normal_distribution(
    con: DuckDBPyConnection,
) -> None:
    (found,) = rows(con, "SELECT binomial_tail(501000, 1000000, 0.5) AS tail")
    assert found["tail"] == pytest.approx(
        math.erfc((1000 - 0.5) / 500 / math.sqrt(2)) / 2, rel=1e-3
    )


def test_significance_is_a_binomial_test_corrected_for_all_that_are_looked_at(
    press: Press, con: DuckDBPyConnection, today: date
) -> None:
    """10 stories now and 24 in the baseline: a story is of now with probability 10 / 34."""
    texts = ["H100"] * 8 + ["NVIDIA"] + ["Nothing"]
    before = ["H100"] * 4 + ["NVIDIA"] * 2 + ["AWS"] * 6 + ["Nothing"] * 12
    press.issue(
        *(numbered(n, text, today) for n, text in enumerate(texts)),
        *(numbered(50 + n, text, today - timedelta(days=7 + n)) for n, text in enumerate(before)),
    )
    press.load(con)
    part = 10 / 34
    names = ("H100", "NVIDIA", "AWS")
    counts = [(8, 4), (1, 2), (0, 6)]
    rise = corrected([tail(now, now + before, part) for now, before in counts])
    fall = corrected([tail(before, now + before, 1 - part) for now, before in counts])
    found = {row["name"]: row for row in rows(con, "FROM movements(7)")}
    assert [found[name]["p_rise"] for name in names] == pytest.approx(rise)
    assert [found[name]["p_fall"] for name in names] == pytest.approx(fall)


def test_copies_of_a_story_make_no_rise_surer(
    press: Press, con: DuckDBPyConnection, today: date
) -> None:
    text = "H100 is shipping today.\nThe second is a long sentence.\nSo is the third of them."
    press.issue(
        *(numbered(n, text, today, source=f"echo{n}") for n in range(9)),
        *(numbered(20 + n, f"Nothing {n}", today - timedelta(days=n)) for n in range(60)),
    )
    press.load(con)
    (found,) = rows(con, "FROM rising(28)")
    assert (found["articles"], found["stories"]) == (9, 1)
    assert found["p"] > 0.3


def test_a_steep_rise_is_sure_and_a_steady_thing_is_not(
    press: Press, con: DuckDBPyConnection, today: date
) -> None:
    days = [today - timedelta(days=n) for n in range(91)]
    press.issue(
        *(numbered(n, "AWS", day) for n, day in enumerate(days)),
        *(numbered(100 + n, "H100", days[n]) for n in range(7)),
        *(numbered(200 + n, f"Nothing {n}", day) for n, day in enumerate(days)),
    )
    press.load(con)
    found = {row["name"]: row["p"] for row in rows(con, "FROM rising(7)")}
    assert found["H100"] < 0.001 < 0.3 < found["AWS"]


def test_what_falls_is_told_even_where_it_is_named_no_more(
    press: Press, con: DuckDBPyConnection, today: date
) -> None:
    press.issue(
        *(numbered(n, "H100", today - timedelta(days=28 + n)) for n in range(28)),
        *(numbered(50 + n, "AWS", today - timedelta(days=n)) for n in range(28)),
    )
    press.load(con)
    (found,) = rows(con, "FROM falling()")
    assert (found["name"], found["articles"], found["articles_before"]) == ("H100", 0, 28)
    assert found["score"] < -3
    assert found["p"] < 0.001


def test_where_nothing_was_published_of_late_nobody_falls(
    press: Press, con: DuckDBPyConnection, today: date
) -> None:
    press.issue(*(numbered(n, "H100", today - timedelta(days=30 + n)) for n in range(9)))
    press.load(con)
    assert rows(con, "FROM falling()") == []
    assert [row["p_fall"] for row in rows(con, "FROM movements()")] == [None]


def test_new_is_what_was_never_named_before(
    press: Press, con: DuckDBPyConnection, today: date
) -> None:
    press.issue(
        numbered(1, "H100", today - timedelta(days=500)),
        numbered(2, "H100 and Trainium2", today - timedelta(days=6)),
        numbered(3, "Trainium2", today, source="echo"),
        numbered(4, "AWS", today - timedelta(days=7)),
    )
    press.load(con)
    (found,) = rows(con, "FROM new_entities(7)")
    assert (found["name"], found["first_day"], found["first_source"]) == (
        "Trainium2",
        today - timedelta(days=6),
        "wire",
    )
    assert (found["articles"], found["sources"]) == (2, 2)


def test_in_a_new_archive_all_is_new_and_nothing_sure(
    press: Press, con: DuckDBPyConnection, today: date
) -> None:
    press.issue(*(numbered(n, "H100", today - timedelta(days=n)) for n in range(5)))
    press.load(con)
    assert [(row["name"], row["p"]) for row in rows(con, "FROM new_entities()")] == [("H100", None)]


@pytest.mark.parametrize("macro", ["rising", "falling", "new_entities", "movements"])
def test_a_source_or_a_language_can_be_looked_at_alone(
    press: Press, con: DuckDBPyConnection, today: date, macro: str
) -> None:
    press.issue(
        *(numbered(n, "H100", today - timedelta(days=n), source="echo") for n in range(3)),
        *(numbered(10 + n, "AWS", today - timedelta(days=n), lang="ja") for n in range(3)),
        *(numbered(20 + n, "NVIDIA", today - timedelta(days=30 + n)) for n in range(3)),
        *(numbered(30 + n, "Nothing", today - timedelta(days=n), lang="ja") for n in range(3)),
    )
    press.load(con)

    def names(arguments: str) -> set[str]:
        return {row["name"] for row in rows(con, f"FROM {macro}({arguments})")}

    expected = {
        "rising": ({"H100"}, {"AWS"}),
        "falling": (set(), set()),
        "new_entities": ({"H100"}, {"AWS"}),
        "movements": ({"H100"}, {"AWS"}),
    }
    assert (names("source := 'echo'"), names("lang := 'ja'")) == expected[macro]


def test_a_past_day_is_seen_as_it_was_then(
    con: DuckDBPyConnection, press: Press, today: date
) -> None:
    days = (70, 65, 35, 30, 29, 2)
    press.issue(
        *(numbered(days_ago, "NVIDIA.", today - timedelta(days_ago)) for days_ago in days),
        numbered(100, "H100 is new.", today - timedelta(31)),
    )
    press.load(con)
    then = today - timedelta(28)
    moved = rows(con, "FROM movements(28, as_of := ?) ORDER BY name", then)
    counts = {row["name"]: (row["articles"], row["articles_before"]) for row in moved}
    assert counts == {"H100": (1, 0), "NVIDIA": (3, 2)}
    (new,) = rows(con, "FROM new_entities(28, as_of := ?)", then)
    assert (new["name"], new["first_day"]) == ("H100", today - timedelta(31))
    assert rows(con, "FROM new_entities(28)") == []
