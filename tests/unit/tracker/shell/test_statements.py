from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.growth import grows_no_faster_than_length
from tracker.shell.statements import is_empty, split


@pytest.mark.parametrize(
    ("typed", "statements", "rest"),
    [
        ("SELECT 1;", ["SELECT 1"], ""),
        ("SELECT 1", [], "SELECT 1"),
        ("SELECT 1; SELECT 2; SELECT", ["SELECT 1", "SELECT 2"], " SELECT"),
        ("SELECT\n1\n;\n", ["SELECT\n1"], "\n"),
        ("SELECT ';';", ["SELECT ';'"], ""),
        ("SELECT 'it''s;';", ["SELECT 'it''s;'"], ""),
        ("SELECT 'open;", [], "SELECT 'open;"),
        ('SELECT ";" FROM x;', ['SELECT ";" FROM x'], ""),
        ("SELECT 1 -- one; still\n;", ["SELECT 1 -- one; still"], ""),
        ("SELECT 1 /* ; */ + 1;", ["SELECT 1 /* ; */ + 1"], ""),
        ("SELECT 1 /* ;", [], "SELECT 1 /* ;"),
        ("SELECT $$;$$;", ["SELECT $$;$$"], ""),
        ("SELECT $a$ ; $$ ; $a$;", ["SELECT $a$ ; $$ ; $a$"], ""),
        ("SELECT $a$ ;", [], "SELECT $a$ ;"),
        ("SELECT 4 - 2 / 1;", ["SELECT 4 - 2 / 1"], ""),
        (";;", [], ""),
        ("-- nothing\n;", [], ""),
    ],
)
def test_a_statement_ends_with_its_semicolon(typed: str, statements: list[str], rest: str) -> None:
    assert split(typed) == (statements, rest)


@pytest.mark.parametrize(
    ("text", "empty"),
    [("", True), (" \n", True), ("-- a\n /* b */", True), ("1", False), ("-- a\n1", False)],
)
def test_blanks_and_comments_are_nothing(text: str, empty: bool) -> None:
    assert is_empty(text) == empty


@given(st.text(alphabet="a ;'\"$-/*\n", max_size=60))
def test_nothing_that_is_typed_is_lost(text: str) -> None:
    done = split(text)
    assert text.endswith(done.rest)
    ended = text[: len(text) - len(done.rest)]
    place = 0
    for statement in done.statements:
        place = ended.index(statement, place) + len(statement)


@pytest.mark.parametrize("flood", ["'", "''", "/*", "*", "$$", "$a", "--\n", ";", "a", '"', "/**/"])
def test_a_flood_is_split_in_linear_time(flood: str) -> None:
    assert grows_no_faster_than_length(split, flood)
    assert grows_no_faster_than_length(lambda text: split(f"/*{text}"), flood)
    assert grows_no_faster_than_length(lambda text: split(f"'{text}"), flood)
