"""Any time that is written out is read back, and no text breaks the reading or slows it."""

from __future__ import annotations

import sys
from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.claims.calendar import later
from nlp.claims.times import named_times

YEARS = st.integers(2024, 2098)
MONTHS = st.integers(1, 12)
PUBLISHED = st.dates(date(2020, 1, 1), date(2060, 12, 31))
MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
PIECES = st.sampled_from(
    [
        *(
            "by ",
            "in ",
            "the ",
            "end of ",
            "mid-",
            "2031",
            "next ",
            "year",
            "Q3 ",
            "within ",
            "9999 ",
        ),
        *(
            "years",
            "decades ",
            "999 ",
            "May ",
            "31",
            "first half of ",
            "今後",
            "年",
            "度",
            "まで",
            "に",
        ),
        *(
            "来",
            "再来",
            "3",
            "〜",
            "月",
            "日",
            "末",
            "13",
            "半",
            "数",
            "四半期",
            "第",
            "９",
            "〇",
            "十",
        ),
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=4), max_size=20).map("".join)


def due(text: str, published: date | None = None, *, japanese: bool) -> date | None:
    (time,) = named_times(text, published, japanese=japanese)
    return time.due


def last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


@given(YEARS, MONTHS)
def test_month_of_a_year_is_read_back(year: int, month: int) -> None:
    expected = last_day(year, month)
    assert due(f"by {MONTH_NAMES[month - 1]} {year}", japanese=False) == expected
    assert due(f"{year}年{month}月までに", japanese=True) == expected


@given(YEARS, st.integers(1, 4))
def test_quarter_of_a_year_is_read_back(year: int, quarter: int) -> None:
    expected = last_day(year, 3 * quarter)
    assert due(f"in Q{quarter} {year}", japanese=False) == expected
    assert due(f"{year}年第{quarter}四半期に", japanese=True) == expected


@given(YEARS)
def test_business_year_ends_in_the_march_after_it(year: int) -> None:
    assert due(f"{year}年度に", japanese=True) == date(year + 1, 3, 31)


@given(PUBLISHED, st.integers(2, 30))
def test_years_from_now_count_from_the_day_of_publication(published: date, count: int) -> None:
    expected = later(published, count, "year")
    assert expected is not None
    assert (expected.year, expected.month) == (published.year + count, published.month)
    assert due(f"within {count} years", published, japanese=False) == expected
    assert due(f"{count}年以内に", published, japanese=True) == expected


@given(PUBLISHED, MONTHS)
def test_month_without_a_year_is_the_next_that_is_not_over(published: date, month: int) -> None:
    found = due(f"by {MONTH_NAMES[month - 1]}", published, japanese=False)
    assert found is not None
    assert found >= published
    assert (found - published).days <= 366


@given(TEXTS, st.none() | st.dates(), st.booleans())
def test_times_stand_in_order_whatever_the_text(
    text: str, published: date | None, japanese: bool
) -> None:
    reached = 0
    for time in named_times(text, published, japanese=japanese):
        assert reached <= time.start < time.end <= len(text)
        reached = time.end


def steps(text: str, *, japanese: bool) -> int:
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        named_times(text, date(2026, 8, 20), japanese=japanese)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("flood", ["by the end of ", "in 3 to ", "next year ", "2031年", "今後3〜"])
def test_steps_grow_with_the_length_and_no_faster(flood: str) -> None:
    japanese = not flood.isascii()
    text = flood * 4_000
    steps(text[:1_000], japanese=japanese)
    grown = steps(text[:20_000], japanese=japanese)
    assert grown <= 4 * steps(text[:5_000], japanese=japanese) * 1.5 + 50
