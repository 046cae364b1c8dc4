from __future__ import annotations

from datetime import timedelta

import pytest
from duckdb import DuckDBPyConnection

from tests.unit.warehouse.conftest import FIRST_DAY, UP_TO, Press, Row, rows

AWS: Row = {"attribution": "AWS", "stance": "reported"}
COPIED = "\n".join(
    ["AWS says up to 2x.", *(f"A sentence of its own with the number {n}." for n in range(12))]
)


def decay(con: DuckDBPyConnection, scope: str, what: str = "hedge") -> list[Row]:
    return rows(con, "FROM claim_decay() WHERE scope = ? AND what = ?", scope, what)


def counts(row: Row) -> tuple[int, ...]:
    return tuple(row[name] for name in ("tellings", "kept", "after", "dropped"))


def test_a_hedge_that_falls_off_within_an_article_is_counted(
    press: Press, con: DuckDBPyConnection
) -> None:
    text = "Up to 2x.\nThis 2x matters.\nMaybe 2x.\nWith 2x, all changes."
    press.tell(1, text, UP_TO, {"line": 1}, {"line": 2, "hedges": ["maybe"]}, {"line": 3})
    press.load(con)
    (row,) = decay(con, "article")
    assert counts(row) == (4, 2, 3, 2)
    assert row["decay"] == pytest.approx(2 / 3)
    assert (row["with_sentence"], row["without_sentence"]) == ("Up to 2x.", "This 2x matters.")
    assert (row["claim"], row["with_source"]) == ("Trainium2: performance 2x", "wire")
    assert decay(con, "time") == []


def test_a_title_before_the_first_hedge_has_dropped_nothing(
    press: Press, con: DuckDBPyConnection
) -> None:
    press.tell(1, "Up to 2x.\nSo, 2x.", {"line": None}, UP_TO, {"line": 1}, title="2x at last")
    press.load(con)
    (row,) = decay(con, "article")
    assert counts(row) == (3, 1, 1, 1)
    assert row["without_sentence"] == "So, 2x."


@pytest.mark.parametrize("stance", ["questioned", "negated"])
@pytest.mark.parametrize("what", ["hedge", "attribution"])
def test_who_doubts_a_claim_has_dropped_nothing(
    press: Press, con: DuckDBPyConnection, stance: str, what: str
) -> None:
    doubted = {"stance": stance}
    first = {**UP_TO, **AWS}
    press.tell(1, "AWS says up to 2x.\nIs it 2x?", first, {**doubted, "line": 1})
    press.tell(2, "It is not 2x.", doubted, source="echo")
    press.load(con)
    assert decay(con, "article", what) == []
    assert decay(con, "time", what) == []


def test_repeats_and_what_follows_no_hedge_are_left_out(
    press: Press, con: DuckDBPyConnection
) -> None:
    press.tell(1, "Up to 2x.\nA 2x.", UP_TO, {"line": 1, "repeat": True})
    press.tell(2, "It is 2x.\nUp to 2x.", {}, {**UP_TO, "line": 1})
    press.load(con)
    assert decay(con, "article") == []


def test_a_hedge_that_falls_off_over_time_is_counted(press: Press, con: DuckDBPyConnection) -> None:
    press.tell(0, "It is 2x.", {}, source="early")
    press.tell(1, "Up to 2x.", UP_TO)
    press.tell(2, "A chip of 2x.", {}, source="echo")
    press.tell(3, "Twice as fast.\nUp to 2x, that is.", {}, {**UP_TO, "line": 1})
    press.tell(None, "Some day, 2x.", {})
    press.load(con)
    (row,) = decay(con, "time")
    assert counts(row) == (4, 2, 2, 1)
    assert row["with_day"] == FIRST_DAY + timedelta(days=1)
    assert (row["without_source"], row["without_sentence"]) == ("echo", "A chip of 2x.")
    assert row["without_day"] == FIRST_DAY + timedelta(days=2)


def test_a_copy_counts_only_where_it_drops_the_hedge(press: Press, con: DuckDBPyConnection) -> None:
    press.tell(1, COPIED, UP_TO)
    press.tell(2, COPIED, UP_TO, source="echo")
    press.load(con)
    assert decay(con, "time") == []
    press.tell(3, COPIED.replace("up to ", ""), {}, source="copycat")
    press.load(con)
    assert rows(con, "SELECT count(*) AS n FROM stories") == [{"n": 1}]
    (row,) = decay(con, "time")
    assert counts(row) == (2, 1, 1, 1)
    assert row["without_source"] == "copycat"


def test_what_somebody_says_becomes_a_fact(press: Press, con: DuckDBPyConnection) -> None:
    press.tell(1, "AWS says 2x.\nSo 2x it is.", AWS, {"line": 1})
    press.tell(2, "It is 2x.", {})
    press.tell(3, "AWS: 2x.", AWS)
    press.load(con)
    (within,) = decay(con, "article", "attribution")
    assert counts(within) == (2, 1, 1, 1)
    (over,) = decay(con, "time", "attribution")
    assert (counts(over), over["decay"]) == ((3, 2, 2, 1), 0.5)


def test_a_hedge_that_holds_has_no_sentence_without(press: Press, con: DuckDBPyConnection) -> None:
    press.tell(1, "Up to 2x.", UP_TO)
    press.tell(2, "It may be 2x.", {"hedges": ["may"], "stance": "hedged"})
    press.load(con)
    (row,) = decay(con, "time")
    assert (row["decay"], row["without_sentence"], row["without_url"]) == (0, None, None)


def test_it_can_be_asked_of_one_entity_and_a_period(press: Press, con: DuckDBPyConnection) -> None:
    h100: Row = {"subject": "nvidia-h100", "subject_name": "H100", "key": "nvidia-h100|p"}
    for day, hedge in ((1, UP_TO), (2, {}), (3, {})):
        press.tell(day, f"Both {day}.", hedge, {**hedge, **h100})
    press.load(con)
    assert len(rows(con, "FROM claim_decay()")) == 2
    (row,) = rows(con, "FROM claim_decay('H100', until := DATE '2026-02-04')")
    assert (row["subject"], row["after"]) == ("nvidia-h100", 1)
    assert rows(con, "FROM claim_decay('H100', since := DATE '2026-02-04')") == []


def test_hedges_and_attributions_can_be_asked_for_alone(
    press: Press, con: DuckDBPyConnection
) -> None:
    press.tell(0, "AWS says up to twice.", {"attribution": "AWS", **UP_TO})
    press.tell(1, "It is up to twice.", UP_TO)
    press.tell(2, "It is twice.", {})
    press.load(con)
    (hedge,) = rows(con, "FROM hedge_decay('Trainium2')")
    (attribution,) = rows(con, "FROM attribution_decay()")
    assert (hedge["dropped"], hedge["after"]) == (1, 2)
    assert (attribution["dropped"], attribution["after"]) == (2, 2)
    both = {row.pop("what"): row for row in rows(con, "FROM claim_decay()")}
    assert both == {"hedge": hedge, "attribution": attribution}
