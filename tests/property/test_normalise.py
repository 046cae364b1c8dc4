"""The view that is made in bulk is the one that the rules give, character by character."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.normalise import _COMBINING, KATAKANA, SEPARATORS, fold, fold_character, normalised
from tests.growth import grows_no_faster_than_length

PIECE = re.compile(
    rf"(?P<gap>[{SEPARATORS}])|(?P<long>[ーｰ](?![{KATAKANA}]))|[\s\S][{_COMBINING}]{{0,30}}"
)
CHARACTERS = "aAß１ 1-・ーｰｶﾞﾊﾟカゞ\u3099\u0301\u0316㍿…¨ŉİ\u00ad\n。漢😀\x00\ud800’"
texts = st.text(st.sampled_from(CHARACTERS) | st.characters(), max_size=20)


def slow_view(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The folded text, and for each of its characters the span that it comes from."""
    folded, spans = "", []
    for piece in PIECE.finditer(text):
        if piece["gap"] or (piece["long"] and folded):
            continue
        form = fold_character(piece.group())
        folded += form
        spans += [piece.span()] * len(form)
    return folded, spans


@given(texts)
def test_view_in_bulk_is_the_view_by_rules(text: str) -> None:
    text = text.lstrip("ーｰ")  # with a mark on it the first is one character or two
    view = normalised(text)
    folded, spans = slow_view(text)
    assert view.text == folded == fold(text)
    assert list(view.text.encode("utf-32-le", "surrogatepass")) == list(view.codes.tobytes())
    for at, (start, end) in enumerate(spans):
        first, last = view.original_span(at, at + 1)
        assert first == start
        assert text[end:last].strip("ーｰ") == ""


@pytest.mark.parametrize(
    "flood",
    ["a", " ", "ー", "\u0301", "\u0301\u0316", "ｶﾞ", "㍿", "😀", "aA", "\ud800", "-", "\x00"],
)
def test_time_grows_with_the_length_only(flood: str) -> None:
    assert grows_no_faster_than_length(normalised, flood)
