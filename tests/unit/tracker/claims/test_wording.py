"""What is marked between two tellings of a claim."""

from __future__ import annotations

import pytest

from tests.growth import grows_no_faster_than_length
from tracker.claims.marked import with_signs
from tracker.claims.wording import changes, likeness


@pytest.mark.parametrize(
    ("before", "after", "marked"),
    [
        ("Trn2 is up to 2x faster.", "Trn2 is 2x faster.", "Trn2 is [-up to -]2x faster."),
        ("It is 2x faster.", "It is about 2x faster.", "It is {+about +}2x faster."),
        ("性能が最大2倍になる。", "性能が2倍になる。", "性能が[-最大-]2倍になる。"),
        ("性能は2倍だ。", "性能は3倍だ。", "性能は[-2-]{+3+}倍だ。"),
        ("コストが下がる。", "スピードが上がる。", "[-コストが下-]{+スピードが上+}がる。"),
        ("", "new", "{+new+}"),
        ("old", "", "[-old-]"),
        ("same", "same", "same"),
        ("", "", ""),
    ],
)
def test_changed_words_stand_between_signs(before: str, after: str, marked: str) -> None:
    assert with_signs(changes(before, after)) == marked


def test_a_sentence_of_which_little_is_left_does_not_fall_into_crumbs() -> None:
    pieces = changes("処理は速いのだが高い。", "費用は安いのに遅い。")
    assert len(pieces) <= 4


def test_likeness_is_the_share_of_common_words() -> None:
    assert likeness("up to 2x faster", "up to 2x faster") == 1
    assert likeness("up to 2x faster", "性能が2倍") < 0.3
    assert likeness("the chip is up to 2x faster", "the chip is 2x faster") > 0.7


@pytest.mark.parametrize("flood", ["a b ", "性能が2倍", "🙂", " ", "\n", "1,2."])
def test_a_flood_takes_no_more_than_linear_time(flood: str) -> None:
    assert grows_no_faster_than_length(lambda text: changes(text, "x" + text[::-1]), flood)
