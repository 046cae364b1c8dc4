from __future__ import annotations

import pytest

from tracker.search.marks import Mark, Phrase, Step, apart, marks
from tracker.search.snippets import snippet
from tracker.search.tokens import tokens


def phrase(word: int, *terms: str, is_open: bool = False) -> Phrase:
    return Phrase(word, tuple(Step(term, step, is_open) for step, term in enumerate(terms)))


@pytest.mark.parametrize(
    ("text", "sought", "marked"),
    [
        ("推論コストが下がる", phrase(1, "推論"), ["推論"]),
        ("推論コストが下がる", phrase(1, "推論", "論コ", "コス", "スト"), ["推論コスト"]),
        ("ｻｰﾊﾞｰを増やす", phrase(1, "サー", "ーバ"), ["ｻｰﾊﾞ"]),
        ("２倍", phrase(1, "2", "倍", is_open=True), ["２倍"]),
        ("日米と米国", phrase(1, "米", is_open=True), ["米", "米"]),
        ("The GPUs' price", phrase(1, "gpu"), ["GPUs"]),
        ("Training to train", phrase(1, "train", is_open=True), ["Training", "train"]),
        ("price, performance", phrase(1, "price", "performance"), ["price, performance"]),
        ("price of performance", phrase(1, "price", "performance"), []),
        ("ここにはない", phrase(1, "推論"), []),
    ],
)
def test_what_was_found_is_marked(text: str, sought: Phrase, marked: list[str]) -> None:
    assert [text[m.start : m.end] for m in marks(tokens(text), [sought])] == marked


def test_of_marks_that_overlap_the_first_and_longest_stands() -> None:
    every = [Mark(3, 5, 1), Mark(0, 2, 2), Mark(0, 4, 3), Mark(5, 6, 4), Mark(7, 7, 5)]
    assert apart(every) == [Mark(0, 4, 3), Mark(5, 6, 4)]


def test_a_snippet_shows_as_many_words_of_the_query_as_it_can() -> None:
    text = f"alpha one. {'x' * 300} alpha beta two. {'y' * 300}"
    sought = [phrase(1, "alpha"), phrase(2, "beta")]
    cut = snippet(text, marks(tokens(text), sought), width=60)
    assert "alpha beta two." in text[cut.start : cut.end]
    assert [text[mark.start : mark.end] for mark in cut.marks] == ["alpha", "beta"]
    assert cut.end - cut.start <= 60


def test_a_snippet_begins_with_its_sentence_where_that_is_near() -> None:
    text = f"{'前の文です。' * 40}推論コストが下がる。次の文。"
    cut = snippet(text, marks(tokens(text), [phrase(1, "コス", "スト")]), width=40)
    assert text[cut.start : cut.end].startswith("推論コスト")


def test_a_snippet_of_a_text_without_marks_is_its_beginning() -> None:
    assert snippet("Nothing here.", [], width=7) == snippet("Nothing", [])
    assert (snippet("", []).start, snippet("", []).end) == (0, 0)
