from __future__ import annotations

from datetime import timedelta

import pytest
from duckdb import DuckDBPyConnection

from tests.unit.warehouse.conftest import FIRST_DAY, UP_TO, Press, rows


def test_a_claim_is_one_row_with_its_first_telling(press: Press, con: DuckDBPyConnection) -> None:
    press.tell(2, "It is 2x.", {"score": 0.9}, source="echo")
    press.tell(1, "AWS says up to 2x.", {**UP_TO, "attribution": "AWS"})
    press.load(con)
    (claim,) = rows(con, "FROM claims_about('Trainium2')")
    assert claim["claim"] == "Trainium2: performance 2x"
    assert claim["first_seen"] == FIRST_DAY + timedelta(days=1)
    assert (claim["first_source"], claim["attribution"], claim["stance"]) == (
        "wire",
        "AWS",
        "hedged",
    )
    assert claim["sentence"] == "AWS says up to 2x."
    assert [claim[name] for name in ("times", "hedged_times", "articles", "sources")] == [
        2,
        1,
        2,
        2,
    ]
    assert claim["score"] == pytest.approx(0.7)


def test_repeats_within_an_article_are_no_further_telling(
    press: Press, con: DuckDBPyConnection
) -> None:
    press.tell(1, "It is 2x.\nIt is 2x.", {}, {"repeat": True, "passage": 2})
    press.load(con)
    (claim,) = rows(con, "FROM claims_about('Trainium2')")
    assert claim["times"] == 1
    assert len(rows(con, "FROM claims")) == 2


def test_a_history_shows_the_hedge_fall_off(press: Press, con: DuckDBPyConnection) -> None:
    press.tell(1, "Up to 2x.", UP_TO)
    press.tell(3, "It is 2x.", {})
    press.tell(2, "About 2x.", {"comparator": "~"})
    press.load(con)
    (key,) = {row["key"] for row in rows(con, "FROM claims")}
    history = rows(con, "FROM claim_history(?)", key)
    assert [row["comparator"] for row in history] == ["<=", "~", "="]
    assert [row["hedges"] for row in history] == [["up to"], [], []]
    assert not any(row["is_copy"] for row in history)


def test_a_copy_of_a_story_is_marked_in_the_history(press: Press, con: DuckDBPyConnection) -> None:
    text = "It is now 2x faster.\nThe second long sentence.\nThe third long sentence."
    press.tell(1, text, {})
    press.tell(2, text, {}, source="echo")
    press.load(con)
    history = rows(con, "FROM claim_history('trainium2|performance|2|x')")
    assert [row["is_copy"] for row in history] == [False, True]
    (claim,) = rows(con, "FROM claims_about('Trainium2')")
    assert (claim["articles"], claim["stories"]) == (2, 1)


def test_a_key_that_nobody_told_has_no_history(press: Press, con: DuckDBPyConnection) -> None:
    press.load(con)
    assert rows(con, "FROM claim_history(?)", "'; DROP TABLE claim; --") == []


def test_claims_are_written_in_one_line(con: DuckDBPyConnection) -> None:
    lines = {
        ("quantity", "H100", "price", 4e10, "USD"): "H100: price 40 billion USD",
        ("quantity", "H100", "price", 1.25e6, "JPY"): "H100: price 1.25 million JPY",
        ("quantity", "H100", "revenue", 2e12, "JPY"): "H100: revenue 2 trillion JPY",
        ("quantity", "H100", "capacity", 16000.0, "chips"): "H100: capacity 16,000 chips",
        ("quantity", None, "adoption", 75.0, "%"): "adoption 75%",
        ("quantity", "H100", "speed", 0.5, "x"): "H100: speed 0.5x",
        ("quantity", "H100", "count", 3.0, None): "H100: count 3",
        ("superlative", "H100", "performance", None, None): "H100: performance (superlative)",
    }
    for parts, line in lines.items():
        assert con.execute("SELECT claim_line(?, ?, ?, ?, ?)", parts).fetchone() == (line,)
