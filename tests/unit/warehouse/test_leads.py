"""Who names a thing first, and how long before the others."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from duckdb import DuckDBPyConnection

from tests.unit.warehouse.conftest import FIRST_DAY, Press, article, rows

Named = tuple[int | None, str, str]
"""So many days on, by whom, what is written."""


def day(number: int) -> date:
    return FIRST_DAY + timedelta(days=number)


def issue(press: Press, con: DuckDBPyConnection, *named: Named) -> None:
    press.issue(
        *(
            article(
                f"https://{source}.test/{n}",
                f"{text}\nown{n}",
                day=None if number is None else day(number),
                source=source,
            )
            for n, (number, source, text) in enumerate(named)
        )
    )
    press.load(con)


def first(con: DuckDBPyConnection, name: str, *fields: str) -> list[tuple[Any, ...]]:
    return [
        tuple(row[field] for field in fields) for row in rows(con, "FROM first_mentions(?)", name)
    ]


def test_of_each_source_the_first_article_stands_in_order_of_time(
    press: Press, con: DuckDBPyConnection
) -> None:
    issue(
        press,
        con,
        (0, "echo", "Nothing"),
        (0, "wire", "Nothing"),
        (3, "wire", "H100 ships."),
        (2, "echo", "The H100 is here."),
        (9, "echo", "H100 again."),
        (5, "late", "H100 at last."),
        (None, "blog", "H100 on no day."),
    )
    fields = ("place", "source", "day", "days_later", "was_read", "articles", "sentence")
    assert first(con, "h100", *fields) == [
        (1, "echo", day(2), 0, True, 2, "The H100 is here."),
        (2, "wire", day(3), 1, True, 1, "H100 ships."),
        (3, "late", day(5), 3, False, 1, "H100 at last."),
    ]


def test_a_copy_is_marked(press: Press, con: DuckDBPyConnection) -> None:
    text = "H100 is shipping today.\nThe second is a long sentence.\nSo is the third of them."
    press.issue(
        article("https://wire.test/1", text, day=day(0)),
        article("https://echo.test/1", text, day=day(1), source="echo"),
    )
    press.load(con)
    assert first(con, "H100", "source", "is_copy") == [("wire", False), ("echo", True)]


def test_the_sentence_is_one_that_counts(press: Press, con: DuckDBPyConnection) -> None:
    issue(press, con, (0, "wire", "Nothing here.\nWe saw an H100."))
    assert first(con, "H100", "sentence") == [("We saw an H100.",)]


def test_leads_and_lags_are_days_between_sources_that_had_been_read(
    press: Press, con: DuckDBPyConnection
) -> None:
    issue(
        press,
        con,
        *((0, source, "Nothing") for source in ("wire", "echo", "blog")),
        (1, "wire", "H100"),
        (4, "echo", "H100"),
        (2, "echo", "NVIDIA"),
        (8, "wire", "NVIDIA"),
        (9, "blog", "NVIDIA"),
        (5, "wire", "AWS"),
        (5, "blog", "AWS"),
        (6, "echo", "AWS"),
        (7, "wire", "Trainium2"),
        (1, "echo", "Trainium9"),
        (20, "late", "H100, NVIDIA, AWS, Trainium2 and Trainium9"),
    )
    found = {row["source"]: row for row in rows(con, "FROM who_leads()")}
    assert {
        source: tuple(row[name] for name in ("things", "led", "alone", "lead", "lag"))
        for source, row in found.items()
    } == {
        "wire": (3, 2, 1, 1.5, 6),
        "echo": (3, 1, 1, 6, 2),
        "blog": (2, 1, 0, 0, 7),
    }
    assert found["wire"]["share"] == pytest.approx(2 / 3)


def test_of_one_entity_and_of_a_period(press: Press, con: DuckDBPyConnection) -> None:
    issue(
        press,
        con,
        *((0, source, "Nothing") for source in ("wire", "echo")),
        (1, "wire", "H100"),
        (4, "echo", "H100"),
        (2, "echo", "NVIDIA"),
        (8, "wire", "NVIDIA"),
    )

    def leaders(arguments: str) -> list[str]:
        return [row["source"] for row in rows(con, f"FROM who_leads({arguments})") if row["led"]]

    assert leaders("'H100'") == ["wire"]
    assert leaders("'nvidia'") == ["echo"]
    assert leaders(f"since := DATE '{day(2)}'") == ["echo"]
    assert leaders(f"until := DATE '{day(1)}'") == ["wire"]
    assert leaders("'AWS'") == []
