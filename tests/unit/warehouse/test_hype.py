from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from duckdb import DuckDBPyConnection

from tests.unit.warehouse.conftest import UP_TO, Press, Row, figure, rows
from warehouse.query import QueryError, run_query


def scored(*amounts: float, **fields: Any) -> Row:
    """A claim whose score has a part `base`, and one `cue` where there are two amounts."""
    parts = [
        {"what": what, "amount": amount}
        for what, amount in zip(("base", "cue"), amounts, strict=False)
    ]
    return {"score": sum(amounts), "parts": parts, **fields}


def test_hype_over_time_is_the_mean_of_the_claims_that_count(
    press: Press, con: DuckDBPyConnection
) -> None:
    press.tell(0, "Loud.\nLoud.", scored(0.3, 0.4), scored(0.3, 0.4, line=1, repeat=True))
    press.tell(1, "Sober.", scored(0.2))
    press.tell(8, "Later.", scored(0.5))
    press.tell(None, "Some day.", scored(0.9))
    press.load(con)
    first, second = rows(con, "FROM hype_index('Trainium2')")
    assert (first["bucket"], second["bucket"]) == (date(2026, 2, 2), date(2026, 2, 9))
    assert (first["claims"], first["articles"], first["stories"]) == (2, 2, 2)
    assert first["score"] == pytest.approx(0.45)
    assert {part["what"]: part["amount"] for part in first["parts"]} == pytest.approx(
        {"base": 0.25, "cue": 0.2}
    )
    assert (second["score"], second["claims"]) == (0.5, 1)


@pytest.mark.parametrize(
    ("grain", "buckets"),
    [("day", 3), ("week", 2), ("month", 2), ("quarter", 1), ("year", 1), ("Month", 2)],
)
def test_buckets_are_as_wide_as_asked(
    press: Press, con: DuckDBPyConnection, grain: str, buckets: int
) -> None:
    for day in (0, 1, 30):
        press.tell(day, f"Day {day}.", scored(0.5))
    press.load(con)
    assert len(rows(con, "FROM hype_index(grain := ?)", grain)) == buckets


def test_an_unknown_grain_is_refused(press: Press, con: DuckDBPyConnection) -> None:
    press.tell(0, "2x.", {})
    press.load(con)
    with pytest.raises(QueryError, match="grain is day, week"):
        run_query(con, "FROM hype_index(grain := 'moon')")


def test_articles_sources_and_entities_are_ordered_by_their_hype(
    press: Press, con: DuckDBPyConnection
) -> None:
    h100: Row = {"subject": "nvidia-h100", "subject_name": "H100", "key": "h100|x"}
    press.tell(1, "A.\nB.", scored(0.8), scored(0.2, **h100, line=1), title="Mixed", source="wire")
    press.tell(2, "C.", scored(0.6), title="Loud", source="echo")
    press.tell(None, "D.", scored(0.1, subject=None, key="-|x"), title="Undated", source="echo")
    press.load(con)
    articles = rows(con, "FROM hype_articles()")
    assert [(row["article_title"], row["claims"]) for row in articles] == [
        ("Loud", 1),
        ("Mixed", 2),
        ("Undated", 1),
    ]
    assert [row["score"] for row in articles] == pytest.approx([0.6, 0.5, 0.1])
    sources = rows(con, "FROM hype_sources()")
    assert [(row["source"], row["claims"], row["articles"]) for row in sources] == [
        ("wire", 2, 1),
        ("echo", 2, 2),
    ]
    entities = rows(con, "FROM hype_entities()")
    assert [(row["name"], row["kind"], row["claims"], row["sources"]) for row in entities] == [
        ("Trainium2", "chip", 2, 2),
        ("H100", "chip", 1, 1),
    ]
    assert [row["score"] for row in entities] == pytest.approx([0.7, 0.2])
    assert [row["entity"] for row in rows(con, "FROM hype_entities('H100')")] == ["nvidia-h100"]
    assert [
        row["source"] for row in rows(con, "FROM hype_sources(since := DATE '2026-02-04')")
    ] == ["echo"]


def test_a_hedge_dropped_elsewhere_is_counted_beside_the_score(
    press: Press, con: DuckDBPyConnection
) -> None:
    press.tell(0, "Still 2x.", scored(0.5), source="early")
    press.tell(1, "Up to 2x.", scored(0.3, **UP_TO), source="wire")
    press.tell(2, "It is 2x.", scored(0.5), source="echo")
    press.tell(2, "It is 3x.", scored(0.5, **figure(3)), source="other")
    press.load(con)
    dropped = {row["source"]: row["hedges_dropped"] for row in rows(con, "FROM hype_sources()")}
    assert dropped == {"early": 0, "wire": 0, "echo": 1, "other": 0}
    (later,) = rows(con, "FROM hype_index(since := DATE '2026-02-04')")
    assert (later["hedges_dropped"], later["score"]) == (1, 0.5)


@pytest.mark.parametrize("stance", ["questioned", "negated"])
def test_who_doubts_a_claim_has_dropped_no_hedge(
    press: Press, con: DuckDBPyConnection, stance: str
) -> None:
    press.tell(1, "Up to 2x.", UP_TO)
    press.tell(2, "Is it 2x? It is not.", {"stance": stance}, source="echo")
    press.load(con)
    dropped = {row["source"]: row["hedges_dropped"] for row in rows(con, "FROM hype_sources()")}
    assert dropped == {"wire": 0, "echo": 0}


def test_an_undated_article_has_dropped_only_what_it_hedges_itself(
    press: Press, con: DuckDBPyConnection
) -> None:
    press.tell(1, "Up to 2x.", UP_TO)
    press.tell(None, "Some day, 2x.", {}, source="undated")
    press.tell(None, "Up to 3x.\nYes, 3x.", figure(3, **UP_TO), figure(3, line=1), source="both")
    press.load(con)
    dropped = {row["source"]: row["hedges_dropped"] for row in rows(con, "FROM hype_sources()")}
    assert dropped == {"wire": 0, "undated": 0, "both": 1}


def test_one_source_over_time(press: Press, con: DuckDBPyConnection) -> None:
    press.tell(0, "Up to twice.", {**UP_TO, "score": 0.2})
    press.tell(1, "It is twice.", {"score": 0.6}, source="echo")
    press.load(con)
    (echo,) = rows(con, "FROM hype_index(source := 'echo')")
    assert (echo["score"], echo["claims"], echo["hedges_dropped"]) == (0.6, 1, 1)
    assert rows(con, "FROM hype_index(source := 'nobody')") == []
