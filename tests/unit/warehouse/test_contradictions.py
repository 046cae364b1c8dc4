from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from duckdb import DuckDBPyConnection

from tests.unit.warehouse.conftest import FIRST_DAY, Press, Row, figure, rows


def contradictions(con: DuckDBPyConnection, arguments: str = "") -> list[Row]:
    return rows(con, f"FROM contradictions({arguments})")


def bound(value: float, comparator: str, **fields: Any) -> Row:
    return figure(value, comparator=comparator, **fields)


def share(value: float, **fields: Any) -> Row:
    return figure(value, unit="%", **fields)


def spread(low: float, high: float) -> Row:
    return figure(None) | {"range": [low, high], "key": f"t|p|{low}-{high}|x"}


H100: Row = {"baseline": "H100"}
MOVING: Row = {"aspect": "market share"}
COMPATIBLE: dict[str, tuple[Row, Row]] = {
    "up to 2x and 1.4x": (bound(2, "<="), figure(1.4)),
    "up to 2x and up to 3x": (bound(2, "<="), bound(3, "<=")),
    "at least 2x and 3x": (bound(2, ">="), figure(3)),
    "2x and rounded to it": (figure(2), figure(1.95)),
    "about 2x and 2.3x": (bound(2, "~"), figure(2.3)),
    "2 to 3x and 2.5x": (spread(2, 3), figure(2.5)),
    "2 to 3x and at least 2.5x": (spread(2, 3), bound(2.5, ">=")),
    "against other things": (share(40, **H100), share(60, baseline="CPUs")),
    "of other subjects": (share(40), share(60, subject="nvidia-h100")),
    "of other aspects": (share(40), share(60, aspect="latency")),
    "of price and cost": (share(40, aspect="price"), share(60, aspect="cost")),
    "of unknown aspects": (share(40, aspect="other"), share(60, aspect="other")),
    "specifications": (
        figure(96, unit="GB", aspect="capacity"),
        figure(192, unit="GB", aspect="capacity"),
    ),
    "in other units": (figure(2), share(60)),
    "vague": (figure(2), figure(None)),
    "a question": (figure(2), figure(3, stance="questioned")),
    "a denial of another": (figure(2), figure(3, stance="negated")),
    "now and one day": (share(40), share(60, due="2027-12-31")),
    "on other days": (share(40, due="2026-12-31"), share(60, due="2027-12-31")),
    "falls, then falls": (figure(-40), figure(-41)),
}
INCOMPATIBLE: dict[str, tuple[Row, Row, str]] = {
    "40% and 60%": (share(40), share(60), "none"),
    "at least 2x and 1.5x": (bound(2, ">="), figure(1.5), "none"),
    "up to 2x and 3x": (bound(2, "<="), figure(3), "none"),
    "at least 3x and up to 2x": (bound(3, ">="), bound(2, "<="), "none"),
    "about 2x and 3x": (bound(2, "~"), figure(3), "none"),
    "2 to 3x and 4x": (spread(2, 3), figure(4), "none"),
    "2 to 3x and 4 to 5x": (spread(2, 3), spread(4, 5), "none"),
    "against the same": (share(40, **H100), share(60, baseline="h100"), "same"),
    "against something and nothing": (share(40, **H100), share(60), "one"),
    "below nothing": (figure(-40), figure(-60), "none"),
    "for the same day": (
        share(40, due="2027-12-31"),
        share(60, due="2027-12-31"),
        "none",
    ),
}


@pytest.mark.parametrize(("one", "other"), COMPATIBLE.values(), ids=COMPATIBLE.keys())
def test_what_can_both_be_true_is_no_contradiction(
    press: Press, con: DuckDBPyConnection, one: Row, other: Row
) -> None:
    press.tell(1, "One.", one)
    press.tell(2, "Other.", other)
    press.load(con)
    assert contradictions(con) == []


@pytest.mark.parametrize(
    ("one", "other", "baseline"), INCOMPATIBLE.values(), ids=INCOMPATIBLE.keys()
)
@pytest.mark.parametrize("turned", [False, True])
def test_what_cannot_both_be_true_is_one_pair_in_order_of_time(
    press: Press, con: DuckDBPyConnection, one: Row, other: Row, baseline: str, *, turned: bool
) -> None:
    first, second = (other, one) if turned else (one, other)
    press.tell(1, "First.", first)
    press.tell(2, "Second.", second, source="echo")
    press.load(con)
    (pair,) = contradictions(con)
    assert (pair["kind"], pair["baseline"]) == ("figures", baseline)
    assert (pair["key"], pair["other_key"]) == (first["key"], second["key"])
    assert (pair["sentence"], pair["other_sentence"]) == ("First.", "Second.")
    assert (pair["source"], pair["other_source"]) == ("wire", "echo")
    assert pair["day"] + timedelta(days=1) == pair["other_day"] == FIRST_DAY + timedelta(days=2)
    assert (pair["comparator"], pair["other_comparator"]) == (
        first.get("comparator", "="),
        second.get("comparator", "="),
    )


def test_a_figure_that_lost_its_bound_contradicts_what_the_bound_allowed(
    press: Press, con: DuckDBPyConnection
) -> None:
    press.tell(1, "Up to 2x.", bound(2, "<="))
    press.tell(2, "We saw 1.4x.", figure(1.4))
    press.tell(3, "It is 2x.", figure(2))
    press.load(con)
    (pair,) = contradictions(con)
    assert (pair["sentence"], pair["other_sentence"]) == ("We saw 1.4x.", "It is 2x.")


def test_what_is_compared_and_worded_alike_comes_first(
    press: Press, con: DuckDBPyConnection
) -> None:
    press.tell(1, "One.", share(40))
    press.tell(2, "Another chip trains 60% more models a day.", share(60))
    press.tell(3, "This chip trains 70% more models a day.", share(70))
    press.tell(4, "As good.", share(10, aspect="latency", **H100))
    press.tell(5, "As bad.", share(20, aspect="latency", **H100))
    press.load(con)
    found = contradictions(con)
    assert [(pair["baseline"], pair["is_same_wording"]) for pair in found] == [
        ("same", False),
        ("none", True),
        ("none", False),
        ("none", False),
    ]


def test_one_speaker_in_one_story_says_both_of_two_things(
    press: Press, con: DuckDBPyConnection
) -> None:
    press.tell(1, "40% to train.\n60% to serve.", share(40), share(60, line=1))
    press.tell(2, "Only 60%.", share(60))
    press.load(con)
    assert contradictions(con) == []


def test_two_speakers_of_one_story_can_contradict_each_other(
    press: Press, con: DuckDBPyConnection
) -> None:
    press.tell(
        1,
        "AWS says 2x.\nAn analyst says 3x.",
        figure(2, attribution="AWS"),
        figure(3, attribution="an analyst", line=1),
    )
    press.load(con)
    (pair,) = contradictions(con)
    assert (pair["attribution"], pair["other_attribution"]) == ("AWS", "an analyst")


@pytest.mark.parametrize(("days", "pairs"), [(90, 1), (91, 0)])
def test_what_changes_by_itself_contradicts_nothing_after_three_months(
    press: Press, con: DuckDBPyConnection, days: int, pairs: int
) -> None:
    press.tell(0, "A share of 40%.", share(40, **MOVING))
    press.tell(days, "A share of 60%.", share(60, **MOVING))
    press.load(con)
    assert len(contradictions(con)) == pairs


def test_a_claim_that_is_asserted_and_denied_contradicts_itself(
    press: Press, con: DuckDBPyConnection
) -> None:
    press.tell(1, "It is the fastest.", {"kind": "superlative", "key": "t|fastest"})
    press.tell(2, "It is not.", {"kind": "superlative", "key": "t|fastest", "stance": "negated"})
    press.load(con)
    (pair,) = contradictions(con)
    assert (pair["kind"], pair["stance"], pair["other_stance"]) == ("denied", "asserted", "negated")


@pytest.mark.parametrize("stance", ["questioned", "hedged"])
def test_who_only_asks_or_supposes_is_not_denied(
    press: Press, con: DuckDBPyConnection, stance: str
) -> None:
    press.tell(1, "Is it 2x?", {"stance": stance})
    press.tell(2, "It is not.", {"stance": "negated"})
    press.load(con)
    assert contradictions(con) == []


def test_it_can_be_asked_of_one_entity_and_a_period(press: Press, con: DuckDBPyConnection) -> None:
    press.tell(1, "40%.", share(40))
    press.tell(2, "60%.", share(60))
    press.load(con)
    assert len(contradictions(con, "'Trainium2', since := DATE '2026-02-03'")) == 1
    assert contradictions(con, "'Trainium2', until := DATE '2026-02-03'") == []
    assert contradictions(con, "'H100'") == []
