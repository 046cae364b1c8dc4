"""The marked text without its marks is the sentence, whatever the sentences are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tracker.claims.marked import with_signs
from tracker.claims.wording import changes, likeness

words = st.sampled_from(
    [
        "up to ",
        "2x ",
        "faster ",
        "最大",
        "2倍",
        "性能が",
        "に",
        "。",
        "チップ",
        " ",
        "\n",
        "🙂",
        "é",
    ]
)
texts = st.lists(words, max_size=30).map("".join) | st.text(max_size=80)


@given(texts, texts)
def test_both_sentences_stand_in_what_is_marked(before: str, after: str) -> None:
    pieces = changes(before, after)
    assert "".join(piece.text for piece in pieces if piece.change != "come") == before
    assert "".join(piece.text for piece in pieces if piece.change != "gone") == after
    assert all(piece.text for piece in pieces)


@given(texts)
def test_nothing_is_marked_where_nothing_changed(text: str) -> None:
    assert with_signs(changes(text, text)) == text


@given(texts, texts)
def test_likeness_is_a_share_and_the_same_both_ways(before: str, after: str) -> None:
    assert 0 <= likeness(before, after) == likeness(after, before) <= 1
    assert likeness(before, before) == 1
