"""What stands below the ledger."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from duckdb import DuckDBPyConnection

from tests.unit.tracker.claims.conftest import BARE, HEDGED
from tests.unit.warehouse.conftest import Row
from tracker.claims.notes import notes

KEY = "trainium2|performance|2|x"
Told = Callable[..., DuckDBPyConnection]
FIGURE: Row = {
    **BARE,
    "value": 75,
    "unit": "%",
    "aspect": "adoption",
    "subject": None,
    "subject_name": None,
}


def within(text: str, words: str, claim: Row, **more: Any) -> Row:
    """A claim that is made in these words of the text."""
    start = text.index(words)
    return {**claim, "start": start, "end": start + len(words), "text": words, **more}


def test_a_hedge_that_is_lost_within_one_text_is_told_in_its_words(told: Told) -> None:
    text = "Trainium2 is up to 2x faster, and so 2x faster it is."
    claims = [
        within(text, "up to 2x faster", HEDGED),
        within(text, "2x faster it is", BARE),
    ]
    (note,) = notes(told((text, claims)), [KEY])
    assert note.startswith(
        "“up to 2x faster” turns into “2x faster it is” within one text, in 1 of 1 later telling ("
    )


@pytest.mark.parametrize("stance", ["questioned", "negated"])
def test_what_is_doubted_has_not_lost_its_hedge(told: Told, stance: str) -> None:
    text = "Trainium2 is up to 2x faster, and 2x faster it is not."
    claims = [
        within(text, "up to 2x faster", HEDGED),
        within(text, "2x faster it is", BARE, stance=stance),
    ]
    assert notes(told((text, claims)), [KEY]) == ()


def test_a_figure_of_two_things_without_a_source_is_told_with_its_sentences(told: Told) -> None:
    text = "Trainium2: 75% of firms use it, and 75% of shops draw with it."
    claims = [
        within(text, "75% of firms", FIGURE, key=KEY, topic="firms"),
        within(text, "75% of shops", FIGURE, key=KEY, topic="shops"),
    ]
    (note,) = notes(told((text, claims)), [KEY])
    assert note.startswith("75% is said of different things in one text, without a source (wire, ")
    assert "75% of firms use it" in note


@pytest.mark.parametrize(
    "second", [{"topic": "firms"}, {"topic": "shops", "attribution": "A survey"}]
)
def test_a_figure_of_one_thing_or_with_a_source_is_not(told: Told, second: Row) -> None:
    text = "Trainium2: 75% of firms use it, and 75% of them draw with it."
    claims = [
        within(text, "75% of firms", FIGURE, key=KEY, topic="firms"),
        within(text, "75% of them", FIGURE, key=KEY, **second),
    ]
    assert notes(told((text, claims)), [KEY]) == ()


def test_names_in_no_list_are_told(told: Told) -> None:
    con = told(("Trainium2 is up to 2x faster than Trainium9.", HEDGED))
    assert notes(con, [KEY]) == ("Trainium9 is a name that the catalogue does not know",)


def test_of_no_claims_nothing_is_told(told: Told) -> None:
    con = told(("Trainium9.", []))
    assert notes(con, []) == ()
