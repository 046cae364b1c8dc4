from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.plain import count, cut, plain


def test_what_could_steer_a_terminal_is_gone() -> None:
    assert plain("red \x1b[31malert\x1b[0m") == "red [31malert [0m"
    assert plain("abc\u202egnp.exe") == "abc gnp.exe"


def test_japanese_stays_as_it_is() -> None:
    assert plain("性能が最大2倍。") == "性能が最大2倍。"


@given(st.text())
def test_a_plain_text_is_one_line_of_visible_characters(text: str) -> None:
    shown = plain(text)
    assert not any(unicodedata.category(c) in {"Cc", "Cf", "Cs"} for c in shown)
    assert plain(shown) == shown


@given(st.text(), st.integers(2, 50))
def test_a_cut_text_is_no_longer_than_it_may_be(text: str, most: int) -> None:
    assert len(cut(text, most)) <= most


@pytest.mark.parametrize(
    ("number", "noun", "said"),
    [
        (1, "article", "1 article"),
        (0, "article", "0 articles"),
        (2400, "story", "2,400 stories"),
        (4, "day", "4 days"),
    ],
)
def test_numbers_are_said_with_their_noun(number: int, noun: str, said: str) -> None:
    assert count(number, noun) == said
