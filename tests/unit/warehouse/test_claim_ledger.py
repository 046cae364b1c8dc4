from __future__ import annotations

from datetime import date

import pytest
from duckdb import DuckDBPyConnection

from tests.unit.warehouse.conftest import UP_TO, Press, Row, rows

COPIED = "It is now 2x faster.\nThe second long sentence.\nThe third long sentence."


def ledger(con: DuckDBPyConnection, arguments: str = "") -> list[Row]:
    return rows(con, f"FROM claim_ledger({arguments})")


def test_the_hedge_kept_is_a_share_of_the_tellings(press: Press, con: DuckDBPyConnection) -> None:
    press.tell(1, "Up to 2x.", UP_TO)
    press.tell(2, "AWS: 2x.", {"attribution": "AWS"})
    press.tell(3, "It is 2x.", {})
    press.tell(4, "Still 2x.", {})
    press.load(con)
    (claim,) = ledger(con)
    assert (claim["hedged_times"], claim["times"], claim["hedge_kept"]) == (1, 4, 0.25)
    assert claim["attributed_times"] == 1


def test_of_what_was_never_hedged_no_hedge_is_kept(press: Press, con: DuckDBPyConnection) -> None:
    press.tell(1, "It is 2x.", {})
    press.load(con)
    (claim,) = ledger(con)
    assert (claim["hedged_times"], claim["hedge_kept"]) == (0, None)


def test_a_source_that_only_copies_is_not_independent(
    press: Press, con: DuckDBPyConnection
) -> None:
    press.tell(1, COPIED, {}, source="wire")
    press.tell(2, COPIED, {}, source="echo")
    press.tell(3, "Another says 2x.", {}, source="daily")
    press.load(con)
    (claim,) = ledger(con)
    assert (claim["articles"], claim["stories"]) == (3, 2)
    assert (claim["sources"], claim["independent_sources"]) == (3, 2)


def test_the_tier_is_that_of_who_told_it_first(press: Press, con: DuckDBPyConnection) -> None:
    press.tell(2, "It is 2x.", {}, source="echo")
    press.tell(1, "It is 2x!", {}, source="wire")
    press.load(con)
    con.execute("UPDATE source SET tier = 'press' WHERE source = 'wire'")
    con.execute("UPDATE source SET tier = 'aggregator' WHERE source = 'echo'")
    (claim,) = ledger(con)
    assert (claim["first_source"], claim["first_tier"]) == ("wire", "press")


def test_score_and_parts_are_means_and_the_parts_sum_up_to_it(
    press: Press, con: DuckDBPyConnection
) -> None:
    loud = [{"what": "base", "amount": 0.3}, {"what": "cue", "amount": 0.4}]
    sober = [{"what": "base", "amount": 0.3}, {"what": "measured", "amount": -0.1}]
    press.tell(1, "Wow, 2x.", {"score": 0.7, "parts": loud})
    press.tell(2, "We saw 2x.", {"score": 0.2, "parts": sober})
    press.load(con)
    (claim,) = ledger(con)
    amounts = {part["what"]: part["amount"] for part in claim["parts"]}
    assert amounts == pytest.approx({"base": 0.3, "cue": 0.2, "measured": -0.05})
    assert [part["what"] for part in claim["parts"]] == ["base", "cue", "measured"]
    assert claim["score"] == pytest.approx(0.45) == pytest.approx(sum(amounts.values()))


def test_one_figure_that_is_said_of_two_things_says_so(
    press: Press, con: DuckDBPyConnection
) -> None:
    adoption: Row = {"subject": None, "subject_name": None, "key": "-|adoption|75|%"}
    press.tell(1, "75% of firms gain.", {**adoption, "topic": "firms that gain"})
    press.tell(2, "75% of firms use it.", {**adoption, "topic": "firms that use it"})
    press.tell(3, "Of something, 75%.", {**adoption, "topic": None})
    press.load(con)
    (claim,) = ledger(con)
    assert claim["said_of"] == ["firms that gain", "firms that use it"]
    assert claim["is_unlisted"] is False


def test_what_no_catalogue_knows_is_unlisted(press: Press, con: DuckDBPyConnection) -> None:
    unknown: Row = {"subject": "aws-trainium9", "subject_name": "Trainium9", "key": "t9|x"}
    press.tell(1, "Trainium9 is 2x.\nTrainium2 is 2x.", unknown, {"line": 1})
    press.load(con)
    assert {claim["subject"]: claim["is_unlisted"] for claim in ledger(con)} == {
        "aws-trainium9": True,
        "aws-trainium2": False,
    }
    assert [claim["said_of"] for claim in ledger(con, "'Trainium9'")] == [["Trainium9"]]


def test_a_prediction_is_due_on_the_day_that_was_named_first(
    press: Press, con: DuckDBPyConnection
) -> None:
    press.tell(3, "By 2028.", {"kind": "prediction", "due": "2028-12-31"})
    press.tell(2, "By 2027.", {"kind": "prediction", "due": "2027-12-31"})
    press.tell(1, "Some day.", {"kind": "prediction"})
    press.load(con)
    assert [claim["due"] for claim in ledger(con)] == [date(2027, 12, 31)]


def test_a_month_is_no_day_and_comes_after_those_that_are_known(
    press: Press, con: DuckDBPyConnection
) -> None:
    press.tell(
        None,
        "In February, 2x.",
        {},
        source="month",
        published_at="2026-02-01T00:00:00+00:00",
        date_precision="month",
    )
    press.tell(20, "It is 2x.", {}, source="wire")
    press.load(con)
    (claim,) = ledger(con)
    assert (claim["first_source"], claim["times"]) == ("wire", 2)
    (claim,) = ledger(con, "since := DATE '2026-02-01'")
    assert claim["times"] == 1


def test_a_period_counts_the_tellings_in_it_alone(press: Press, con: DuckDBPyConnection) -> None:
    for day in (0, 1, 2):
        press.tell(day, f"Day {day}: 2x.", {})
    press.tell(None, "Some day: 2x.", {})
    press.load(con)
    (claim,) = ledger(con, "since := DATE '2026-02-03', until := DATE '2026-02-03'")
    assert (claim["times"], claim["sentence"]) == (1, "Day 1: 2x.")
    assert [claim["times"] for claim in ledger(con)] == [4]
