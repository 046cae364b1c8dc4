from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from tracker.tables import MOST_ROWS, write_rows
from warehouse.query import Result

ANSWER = Result(
    ["name", "articles", "day", "at", "share", "hedges"],
    ["VARCHAR", "BIGINT", "DATE", "TIMESTAMP WITH TIME ZONE", "DOUBLE", "VARCHAR[]"],
    [
        (
            'Trainium2, "the chip"',
            3,
            date(2026, 11, 1),
            datetime(2026, 11, 1, tzinfo=UTC),
            0.25,
            ["up to"],
        ),
        ("性能|最大", 12, None, None, float("nan"), []),
    ],
)


def written(result: Result, form: str) -> str:
    stream = io.StringIO()
    write_rows(result, form, stream)
    return stream.getvalue()


def test_json_is_an_array_of_objects_with_times_in_iso_8601() -> None:
    assert json.loads(written(ANSWER, "json")) == [
        {
            "name": 'Trainium2, "the chip"',
            "articles": 3,
            "day": "2026-11-01",
            "at": "2026-11-01T00:00:00+00:00",
            "share": 0.25,
            "hedges": ["up to"],
        },
        {
            "name": "性能|最大",
            "articles": 12,
            "day": None,
            "at": None,
            "share": None,
            "hedges": [],
        },
    ]


def test_csv_is_read_back_as_it_was_written() -> None:
    header, first, second = csv.reader(io.StringIO(written(ANSWER, "csv")))
    assert header == ANSWER.columns
    assert first[0] == 'Trainium2, "the chip"'
    assert first[-1] == '["up to"]'
    assert second[2] == ""


def test_markdown_shows_signs_as_they_are() -> None:
    lines = written(ANSWER, "markdown").splitlines()
    assert len(lines) == 4
    assert lines[3].startswith(r"| 性能\|最大 | 12 |")


def test_a_table_aligns_wide_characters_and_numbers() -> None:
    lines = written(ANSWER, "table").splitlines()
    assert lines[0].split() == ANSWER.columns
    assert lines[1].startswith('Trainium2, "the chip"         3  2026-11-01')
    assert lines[2].startswith("性能|最大                    12")


def test_a_table_tells_what_it_leaves_out() -> None:
    many = Result(["n"], ["BIGINT"], [(i,) for i in range(MOST_ROWS + 5)])
    text = written(many, "table")
    assert text.endswith("… and 5 more rows; --format csv or json holds all of them\n")
    assert len(json.loads(written(many, "json"))) == MOST_ROWS + 5


@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown"])
def test_an_answer_without_rows_is_valid_too(form: str) -> None:
    text = written(Result(["a"], ["BIGINT"], []), form)
    assert form != "json" or json.loads(text) == []
    assert form != "csv" or text == "a\n"


def test_hostile_cells_cannot_steer_the_terminal() -> None:
    hostile = Result(["x"], ["VARCHAR"], [("\x1b]0;owned\x07[bold]red[/bold]",)])
    assert "\x1b" not in written(hostile, "table")
    assert "[bold]red[/bold]" in written(hostile, "table")


def test_whole_decimals_are_integers_in_json() -> None:
    answer = Result(["x"], ["HUGEINT"], [(Decimal(12),)])
    assert json.loads(written(answer, "json")) == [{"x": 12}]
