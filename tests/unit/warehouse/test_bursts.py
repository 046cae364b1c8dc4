"""Bursts against the least cost of all courses of states, as Kleinberg (2002) defines it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import groupby, product
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from duckdb import DuckDBPyConnection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.effort import effort
from tests.unit.warehouse.conftest import (
    Press,
    Row,
    article,
    new_warehouse,
    rows,
)

Monday = Callable[[int], date]
Batches = Sequence[tuple[int, int]]
"""Articles that name the thing, and all articles, of each bucket."""


def fit(r: int, d: int, p: float) -> float:
    """- ln of the probability that r of d articles name it."""
    return -(math.log(math.comb(d, r)) + r * math.log(p) + (d - r) * math.log(1 - p))


def cost(states: Sequence[int], batches: Batches, s: float, gamma: float) -> float:
    p0 = sum(r for r, _ in batches) / sum(d for _, d in batches)
    p = (p0, min(s * p0, 0.99999))
    ups = sum(after > before for before, after in zip((0, *states), states, strict=False))
    return gamma * math.log(len(batches)) * ups + sum(
        fit(r, d, p[state]) for (r, d), state in zip(batches, states, strict=True)
    )


def cheapest(batches: Batches, s: float, gamma: float) -> float:
    return min(cost(states, batches, s, gamma) for states in product((0, 1), repeat=len(batches)))


def series(batches: Sequence[tuple[int, int]], last: date) -> list[Row]:
    """Articles, one batch a day up to `last`."""
    texts = [["H100"] * r + ["Nothing"] * (d - r) for r, d in batches]
    return [
        article(
            f"https://wire.test/{number}/{n}",
            f"{text}\nown{number}x{n}",
            day=last - timedelta(days=len(batches) - 1 - number),
        )
        for number, batch in enumerate(texts)
        for n, text in enumerate(batch)
    ]


def states_of(found: Sequence[Row], batches: Batches, last: date) -> list[int]:
    days = [last - timedelta(days=len(batches) - 1 - n) for n in range(len(batches))]
    return [int(any(b["begin"] <= day <= b["end"] for b in found)) for day in days]


@st.composite
def batches(draw: st.DrawFn) -> list[tuple[int, int]]:
    """Up to ten batches, the first of which names the thing."""
    sizes = draw(st.lists(st.integers(1, 9), min_size=1, max_size=10))
    named = [draw(st.integers(0, d)) for d in sizes]
    named[0] = max(named[0], 1)
    return list(zip(named, sizes, strict=True))


@settings(max_examples=effort(10), deadline=None, suppress_health_check=list(HealthCheck))
@given(batches(), st.sampled_from([1.5, 2.0, 3.0]), st.sampled_from([0.2, 0.5, 1.0]))
def test_no_other_course_of_states_costs_less(
    today: date, batches: list[tuple[int, int]], s: float, gamma: float
) -> None:
    p0 = sum(r for r, _ in batches) / sum(d for _, d in batches)
    with TemporaryDirectory() as folder, new_warehouse() as con:
        press = Press(Path(folder))
        press.issue(*series(batches, today))
        press.load(con)
        query = "FROM bursts(grain := 'day', s := ?, gamma := ?) ORDER BY begin"
        found = rows(con, query, s, gamma)
    states = states_of(found, batches, today)
    if p0 > 0.9999:
        assert states == [0] * len(batches)
        return
    best = cheapest(batches, s, gamma)
    assert cost(states, batches, s, gamma) == pytest.approx(best, abs=1e-6)
    saved = [
        sum(fit(r, d, p0) - fit(r, d, min(s * p0, 0.99999)) for (_, (r, d)) in group)
        for is_up, group in groupby(zip(states, batches, strict=True), key=lambda pair: pair[0])
        if is_up
    ]
    assert [burst["weight"] for burst in found] == pytest.approx(saved, abs=1e-3)


def test_a_burst_by_pencil_and_paper(press: Press, con: DuckDBPyConnection, today: date) -> None:
    """8 of 40 articles name it: p0 = 1/5, p1 = 2/5. Four of five on the third day gain
    4 ln 2 + ln 3/4.

    That is 2.485, more than the ln 8 = 2.079 that the step up costs; a day with none gains
    5 ln 3/4 = -1.438, one with one ln 2 + 4 ln 3/4 = -0.458.
    """
    press.issue(*series([(1, 5), (0, 5), (4, 5), (1, 5), (0, 5), (1, 5), (1, 5), (0, 5)], today))
    press.load(con)
    (found,) = rows(con, "FROM bursts('H100', grain := 'day')")
    day = today - timedelta(days=5)
    assert (found["begin"], found["end"], found["peak"]) == (day, day, day)
    assert (found["articles"], found["share"], found["usual_share"]) == (4, 0.8, 0.2)
    assert found["weight"] == pytest.approx(4 * math.log(2) + math.log(3 / 4), abs=1e-3)
    assert found["is_running"] is False


def test_a_bigger_crawl_is_no_burst(press: Press, con: DuckDBPyConnection, today: date) -> None:
    press.issue(*series([*[(1, 4)] * 8, (20, 80), (20, 80)], today))
    press.load(con)
    assert rows(con, "FROM bursts(grain := 'day')") == []


def test_a_burst_goes_on_over_a_gap_and_up_to_the_running_bucket(
    press: Press, con: DuckDBPyConnection, today: date
) -> None:
    press.issue(*series([*[(0, 0)] * 3, *[(1, 9)] * 9, (9, 9), (0, 0), (9, 9)], today))
    press.load(con)
    (found,) = rows(con, "FROM bursts(grain := 'day')")
    assert (found["begin"], found["end"]) == (today - timedelta(days=2), today)
    assert found["is_running"] is True


def test_since_and_until_choose_bursts_and_change_none(
    press: Press, con: DuckDBPyConnection, today: date
) -> None:
    press.issue(*series([(1, 9), *[(0, 9)] * 9, (9, 9), *[(0, 9)] * 9, (9, 9)], today))
    press.load(con)
    query = "FROM bursts('H100', grain := 'day', since := ?, until := ?)"
    whole = rows(con, query, None, None)
    assert len(whole) == 2
    later = today - timedelta(days=3)
    assert rows(con, query, later, None) == [b for b in whole if b["end"] >= later]
    assert rows(con, query, None, later) == [b for b in whole if b["begin"] <= later]


def test_another_source_is_as_if_it_had_never_been_read(
    press: Press, con: DuckDBPyConnection, today: date
) -> None:
    calm = series([(1, 9)] * 9, today)
    press.issue(*calm)
    press.issue(
        *(
            article(f"https://echo.test/{n}", f"H100\necho{n}", day=today, source="echo")
            for n in range(30)
        )
    )
    press.load(con)
    assert len(rows(con, "FROM bursts('H100', grain := 'day')")) == 1
    assert rows(con, "FROM bursts('H100', grain := 'day', source := 'wire')") == []
