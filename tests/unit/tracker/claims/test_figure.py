"""Figures as people write them, here and in the warehouse."""

from __future__ import annotations

import duckdb
import pytest

from tracker.claims.figure import figure
from warehouse.statements import sql


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (2.0, "x", "2x"),
        (1 / 3, "x", "0.3333x"),
        (75.0, "%", "75%"),
        (96.0, "GB", "96 GB"),
        (1234.5, "ms", "1,234 ms"),
        (12345.6, "tokens/s", "12,346 tokens/s"),
        (2.5e6, "units", "2.5 million units"),
        (4e10, "USD", "40 billion USD"),
        (1.26e12, "JPY", "1.26 trillion JPY"),
        (3e18, "FLOPS", "3e+18 FLOPS"),
        (-40.0, "%", "-40%"),
        (7.0, None, "7"),
        (None, "x", "a vague multiple"),
        (None, "%", "a vague share"),
        (None, "USD", "a vague amount of USD"),
        (None, None, "a vague amount"),
    ],
)
def test_a_figure_is_written_as_in_a_headline(
    value: float | None, unit: str | None, words: str
) -> None:
    assert figure(value, unit) == words


@pytest.mark.parametrize(
    "value", [0.0, 0.5, 1 / 3, 2.0, 999.5, 1234.5, 12345.6, 999_999.0, 2.5e6, 4e10, 1.26e12, 3e18]
)
def test_a_claims_line_and_its_figure_write_one_number(value: float) -> None:
    con = duckdb.connect()
    con.execute(sql("functions", "short_number"))
    assert con.execute("SELECT short_number(?::DOUBLE)", [value]).fetchall() == [
        (figure(value, None),)
    ]


def test_a_figure_says_how_it_is_bounded_and_where_a_range_ends() -> None:
    assert figure(2.0, "x", comparator="<=") == "up to 2x"
    assert figure(30.0, "%", comparator=">=") == "at least 30%"
    assert figure(50.0, "kW", comparator="~") == "about 50 kW"
    assert figure(None, "x", ends=(2.0, 3.0)) == "2-3x"
    assert figure(None, "x", comparator="<=") == "a vague multiple"
