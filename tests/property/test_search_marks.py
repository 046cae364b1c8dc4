"""The words of a text as Python marks them are those by which SQL finds them."""

from __future__ import annotations

from itertools import pairwise

import duckdb
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.growth import grows_no_faster_than_length
from tracker.search.marks import Phrase, Step, marks
from tracker.search.snippets import snippet
from tracker.search.tokens import tokens
from warehouse.migrate import migrate
from warehouse.terms import Vocabulary

LETTERS = (
    "aAs.bZ ﾞﾟｶﾊｰー・カパばゞ々〇漢字仮名２Ａé\u0301ßİŉǅΣжЖ한글。「」-–’²\n\u200b\u3099𠀀ＵＳsup"
)
FLOODS = ["推論コスト", "ｶﾞ", "ー", "a", "é", "a ", "e\u0301", "ﾞ", "業"]
texts = st.text(alphabet=LETTERS, max_size=80)


@pytest.fixture(scope="module")
def con() -> duckdb.DuckDBPyConnection:
    con = duckdb.connect()
    migrate(con)
    return con


@settings(deadline=None)
@given(texts)
def test_python_and_sql_cut_a_text_into_the_same_terms(
    con: duckdb.DuckDBPyConnection, text: str
) -> None:
    row = con.execute(
        "SELECT flatten(list_transform(search_runs(?), lambda run: search_terms(run)))", [text]
    ).fetchone()
    assert row == ([token.term for token in tokens(text)],)


@settings(deadline=None)
@given(st.lists(texts, max_size=4))
def test_texts_that_are_indexed_are_cut_as_sql_cuts_them(
    con: duckdb.DuckDBPyConnection, several: list[str]
) -> None:
    assert indexed(con, several) == by_sql(con, several)


def test_every_character_is_indexed_as_sql_has_it(con: duckdb.DuckDBPyConnection) -> None:
    codes = [*range(1, 0x3400), *range(0x3400, 0xD800, 31), *range(0xE000, 0x30000, 31)]
    each = [f"a{chr(code)}漢{chr(code)} ー{chr(code)}ァ。" for code in codes]
    several = ["".join(each[first : first + 200]) for first in range(0, len(each), 200)]
    assert indexed(con, several) == by_sql(con, several)


def indexed(con: duckdb.DuckDBPyConnection, several: list[str]) -> list[list[str]]:
    vocabulary = Vocabulary()
    numbers, bounds = vocabulary.cut(several)
    terms = con.execute(
        "SELECT CASE WHEN wording >= '⺀' THEN wording ELSE search_terms(wording)[1] END "
        "FROM (SELECT unnest(?::VARCHAR[]) AS wording)",
        [vocabulary.written],
    ).fetchall()
    return [[terms[number][0] for number in numbers[a:b]] for a, b in pairwise(bounds)]


def by_sql(con: duckdb.DuckDBPyConnection, several: list[str]) -> list[list[str]]:
    rows = con.execute(
        "SELECT flatten(list_transform(search_runs(text), lambda run: search_terms(run))) "
        "FROM (SELECT unnest(?::VARCHAR[]) AS text)",
        [several],
    ).fetchall()
    return [terms for (terms,) in rows]


@pytest.mark.parametrize("flood", [*FLOODS, "长", "é́", "™"])
def test_no_text_takes_more_than_linear_time_to_index(flood: str) -> None:
    assert grows_no_faster_than_length(lambda text: Vocabulary().cut([text]), flood)


def test_long_words_are_told_apart() -> None:
    long = "a" * 200_000
    vocabulary = Vocabulary()
    numbers, _ = vocabulary.cut([f"{long} {long}a {long} b{long}", long])
    assert [vocabulary.written[number] for number in numbers] == [
        long,
        f"{long}a",
        long,
        f"b{long}",
        long,
    ]


@given(texts)
@example("仮\u0301A")
def test_a_token_stands_where_it_says(text: str) -> None:
    last = 0
    for token in tokens(text):
        assert last <= token.start < token.head_end <= token.end <= len(text)
        if token.term and text[token.start] not in "ーｰ":  # dropped where they stand alone
            # A mark that joins nothing begins a word, and stands with the letter before it.
            there = tokens(text[token.start : token.head_end])
            assert token.term[0] in {one.term[:1] for one in there}
        last = token.start


@given(texts, st.text(alphabet="漢字カな", min_size=1, max_size=4))
def test_what_was_put_into_a_text_is_marked(text: str, word: str) -> None:
    terms = [token.term for token in tokens(word)]
    steps = [Step(term, step, False) for step, term in enumerate(terms)]
    if len(steps) > 1:
        steps.pop()  # the last character stands in the pair before it
    else:
        steps = [Step(terms[0], 0, True)]
    put = f"{text}。{word}。{text}"
    found = marks(tokens(put), [Phrase(1, tuple(steps))])
    place = len(text) + 1
    assert any(mark.start <= place < mark.end for mark in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    cut = snippet(put, found)
    assert 0 <= cut.start < cut.end <= len(put)
    assert cut.marks
    assert all(cut.start <= mark.start < mark.end <= cut.end for mark in cut.marks)


@pytest.mark.parametrize("flood", FLOODS)
def test_no_text_takes_more_than_linear_time(flood: str) -> None:
    phrases = [Phrase(1, (Step("推論", 0, False),)), Phrase(2, (Step("業", 0, True),))]

    def shown(text: str) -> None:
        snippet(text, marks(tokens(text), phrases))

    assert grows_no_faster_than_length(shown, flood)
