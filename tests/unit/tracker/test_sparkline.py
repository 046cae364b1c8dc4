from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tracker.sparkline import bar, sparkline


def test_the_largest_is_full_and_only_zero_is_the_lowest() -> None:
    assert sparkline([0, 1, 50, 100]) == "▁▂▅█"


def test_what_is_unknown_is_a_dot_and_no_zero() -> None:
    assert sparkline([3, None, 0]) == "█·▁"


def test_nothing_but_zeros_lies_low() -> None:
    assert sparkline([0, 0]) == "▁▁"
    assert sparkline([None]) == "·"
    assert sparkline([]) == ""


def test_a_bar_has_eighths() -> None:
    assert bar(10, 10, 4) == "████"
    assert bar(5, 10, 3) == "█▌"
    assert bar(0, 10, 3) == ""
    assert bar(1, 1000, 3) == "▏"


@given(st.lists(st.none() | st.floats(0, 1e12)))
def test_there_is_one_block_for_each_value(values: list[float | None]) -> None:
    assert len(sparkline(values)) == len(values)


@given(st.floats(0, 1e9), st.floats(0.001, 1e9), st.integers(1, 80))
def test_a_bar_is_never_longer_than_its_width(value: float, more: float, width: int) -> None:
    assert len(bar(value, value + more, width)) <= width
