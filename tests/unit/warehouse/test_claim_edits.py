from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from duckdb import DuckDBPyConnection

from tests.unit.warehouse.conftest import UP_TO, Press, Row, analysis, article, figure
from warehouse.query import run_query


def version(press: Press, hour: int, text: str, claims: Iterable[Row], **fields: Any) -> None:
    row = article(
        text=text, day="2026-02-02", fetched_at=f"2026-02-02T{hour:02}:00:00+00:00", **fields
    )
    press.segment("articles", [row])
    press.segment("analyses", [analysis(row, claims=claims)])


def edits(con: DuckDBPyConnection, arguments: str = "") -> list[dict[str, Any]]:
    result = run_query(con, f"FROM claim_edits({arguments})")
    return [dict(zip(result.columns, row, strict=True)) for row in result.rows]


def test_a_hedge_that_an_editor_drops_without_a_note_is_seen(
    press: Press, con: DuckDBPyConnection
) -> None:
    version(press, 9, "AWS says up to 2x.", [UP_TO])
    version(press, 15, "It is 2x.", [{}])
    press.load(con)
    (edit,) = edits(con)
    assert edit["change"] == "hedge dropped"
    assert edit["claim"] == "Trainium2: performance 2x"
    assert (edit["sentence_before"], edit["sentence_after"]) == ("AWS says up to 2x.", "It is 2x.")
    assert edit["is_noted"] is False
    assert edit["seen_at"].hour == 15


def test_an_edit_that_the_page_owns_up_to_is_noted(press: Press, con: DuckDBPyConnection) -> None:
    version(press, 9, "It is 2x.", [{}])
    version(press, 15, "Up to 2x.", [UP_TO], updated_at="2026-02-02T14:00:00+00:00")
    press.load(con)
    (edit,) = edits(con)
    assert (edit["change"], edit["is_noted"]) == ("hedge added", True)


def test_another_figure_for_the_same_is_one_change(press: Press, con: DuckDBPyConnection) -> None:
    version(press, 9, "It is 2x.", [{"value": 2.0, "key": "t|performance|2|x"}])
    version(press, 15, "It is 3x.", [{"value": 3.0, "key": "t|performance|3|x"}])
    press.load(con)
    (edit,) = edits(con)
    assert (edit["change"], edit["claim"]) == ("value changed", "Trainium2: performance 3x")
    assert (edit["sentence_before"], edit["sentence_after"]) == ("It is 2x.", "It is 3x.")


def test_claims_that_come_and_go_are_told_apart(press: Press, con: DuckDBPyConnection) -> None:
    price = {"aspect": "price", "key": "t|price|2|x"}
    speed = {"aspect": "latency", "unit": "%", "key": "t|latency|2|%"}
    version(press, 9, "Half the price.", [price])
    version(press, 15, "Less latency.", [speed])
    press.load(con)
    assert [(edit["change"], edit["key"]) for edit in edits(con)] == [
        ("added", "t|latency|2|%"),
        ("removed", "t|price|2|x"),
    ]
    assert [edit["sentence_before"] for edit in edits(con)] == [None, "Half the price."]


def test_an_attribution_that_goes_is_seen(press: Press, con: DuckDBPyConnection) -> None:
    version(press, 9, "AWS says 2x.", [{"attribution": "AWS"}])
    version(press, 15, "It is 2x.", [{}])
    press.load(con)
    assert [edit["change"] for edit in edits(con)] == ["attribution dropped"]


def test_what_stays_and_what_was_never_edited_is_no_edit(
    press: Press, con: DuckDBPyConnection
) -> None:
    version(press, 9, "It is 2x.", [{}])
    version(press, 15, "It is 2x.\nA sentence more.", [{}])
    other = article("https://wire.test/2", "It is 2x.", day="2026-02-02")
    press.segment("articles", [other])
    press.segment("analyses", [analysis(other, claims=[{}])])
    press.load(con)
    assert edits(con) == []


def test_the_period_is_of_days_on_which_the_edit_was_seen(
    press: Press, con: DuckDBPyConnection
) -> None:
    version(press, 9, "AWS says up to 2x.", [UP_TO])
    version(press, 15, "It is 2x.", [{}])
    press.load(con)
    assert len(edits(con, "since := DATE '2026-02-02', until := DATE '2026-02-02'")) == 1
    assert edits(con, "since := DATE '2026-02-03'") == []
    assert edits(con, "until := DATE '2026-02-01'") == []


def own_words(number: int) -> str:
    return " ".join(f"word{number}{letter}" for letter in "abcdefghijklmnop")


def test_boilerplate_that_is_replaced_is_no_edit(press: Press, con: DuckDBPyConnection) -> None:
    standing = "Trainium2 is up to 2x as fast, says the maker of it."
    for number in range(5):
        press.tell(number, f"{own_words(number)}\n{standing}", {**UP_TO, "line": 1})
    before = f"{own_words(5)}\n{standing}\nIt is 3x."
    version(press, 9, before, [{**UP_TO, "line": 1}, figure(3, line=2)])
    version(press, 15, f"{own_words(5)}\nIt is 4x.", [figure(4, line=1)])
    press.load(con)
    assert [edit["change"] for edit in edits(con)] == ["value changed"]


def test_boilerplate_that_leaves_its_subject_to_the_article_is_an_edit(
    press: Press, con: DuckDBPyConnection
) -> None:
    standing = "It is up to 2x as fast as the one that came before it."
    for number in range(5):
        press.tell(number, f"{own_words(number)}\n{standing}", {**UP_TO, "line": 1})
    version(press, 9, f"{own_words(5)}\n{standing}", [{**UP_TO, "line": 1}])
    version(press, 15, own_words(5), [])
    press.load(con)
    assert [edit["change"] for edit in edits(con)] == ["removed"]
