"""What becomes of claims, list by list, as people read it."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from duckdb import DuckDBPyConnection
from markdown_it import MarkdownIt

from tests.unit.tracker.claims.conftest import BARE, HEDGED
from tracker.claims.asked import asked
from tracker.claims.list_view import write_items
from tracker.claims.lists import LISTS

Told = Callable[..., DuckDBPyConnection]


def shown(con: DuckDBPyConnection, name: str, form: str = "table", **wanted: Any) -> str:
    chosen = LISTS[name]
    stream = io.StringIO()
    rows = chosen.rows(con, asked(con, **wanted))
    write_items(tuple(chosen.items(rows)), form, stream)
    return stream.getvalue()


def test_decay_marks_what_was_lost(told: Told) -> None:
    con = told(("Trainium2 is up to 2x faster.", HEDGED), ("Trainium2 is 2x faster.", BARE))
    text = shown(con, "decay")
    assert text.splitlines()[0].startswith("Trainium2: performance 2x  ")
    assert "hedge dropped from article to article, in 1 of 1 later telling\n" in text
    assert "attribution dropped from article to article" in text
    assert "Trainium2 is [-up to -]2x faster." in text


def test_contradictions_quote_both_sides_and_say_how_alike_they_are(told: Told) -> None:
    con = told(
        ("Trainium2 is 2x faster.", BARE),
        (
            "Trainium2 is 1.2x faster, says AWS.",
            {**BARE, "value": 1.2, "key": "k", "attribution": "AWS"},
        ),
    )
    text = shown(con, "contradictions")
    assert "against Trainium2: performance 1.2x; neither says compared with what" in text
    assert "wire, quoting AWS" in text
    assert "Trainium2 is 2x faster." in text


def test_due_tells_when_it_was_and_what_was_said_since(told: Told, today: date) -> None:
    promise = {
        **BARE,
        "kind": "prediction",
        "key": "p",
        "due": (today - timedelta(days=10)).isoformat(),
    }
    con = told(
        ("Trainium2 will be 2x faster soon.", promise),
        ("Nothing.", []),
        ("Trainium2 is 2x faster.", BARE),
    )
    text = shown(con, "due")
    assert f"due {today - timedelta(days=10)}, 10 days ago; told 1 time in 1 story" in text
    assert "what was said since:" in text
    assert text.splitlines()[-1].endswith("Trainium2 is 2x faster.")


def test_a_later_last_day_shows_what_is_to_come(told: Told, today: date) -> None:
    soon = today + timedelta(days=1)
    con = told(("Trainium2 will win.", {**BARE, "kind": "prediction", "due": soon.isoformat()}))
    assert shown(con, "due") == ""
    text = shown(con, "due", until=soon.isoformat())
    assert f"due {soon}, 1 day ahead; told 1 time in 1 story\n" in text
    assert shown(con, "due", since=(soon + timedelta(days=1)).isoformat(), until="2999-01-01") == ""


def test_drift_shows_the_chain_of_figures(told: Told) -> None:
    more = {**HEDGED, "value": 2.5, "key": "k2", "comparator": "="}
    con = told(
        ("Trainium2 is up to 2x faster at training, says AWS.", HEDGED),
        ("Trainium2 is 2.5x faster at training, says AWS.", more),
    )
    assert "Trainium2: performance 2x  up to 2x → 2.5x, " in shown(con, "drift")


@pytest.mark.parametrize("name", LISTS)
def test_of_no_claims_no_list_shows_any(told: Told, name: str) -> None:
    assert shown(told(("Nothing.", [])), name) == ""


def test_hostile_words_do_nothing_in_any_form(told: Told) -> None:
    hostile = "<script>alert(1)</script>\x1b[31m\u202e"
    con = told(
        (f"Trainium2 is up to 2x faster {hostile}.", {**HEDGED, "attribution": hostile}),
        (f"Trainium2 is 2x faster {hostile}.", BARE),
    )
    for name in LISTS:
        text, marked = shown(con, name), shown(con, name, "markdown")
        assert "\x1b" not in text + marked
        assert "\u202e" not in text + marked
        assert "<script" not in MarkdownIt("commonmark").render(marked)
