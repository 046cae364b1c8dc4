"""Where a series changes its level, and where it only wavers."""

from __future__ import annotations

import random

import pytest

from tracker.doctor.change import fall


def test_the_first_value_of_the_lower_level_is_found() -> None:
    lengths = [3000.0 + 100 * (i % 7) for i in range(30)] + [240.0, 220.0, 260.0, 250.0, 230.0]
    change = fall(lengths, "median")
    assert change is not None
    assert change.index == 30
    assert (change.before, change.after) == (3300.0, 240.0)


def test_a_rise_and_single_low_values_are_no_fall() -> None:
    assert (
        fall([200.0 + i % 5 for i in range(20)] + [3000.0 + i for i in range(10)], "median") is None
    )
    assert fall([3000.0 + i % 9 for i in range(30)] + [100.0, 100.0], "median") is None


def test_constant_values_and_short_series_have_no_change() -> None:
    assert fall([1.0] * 40, "mean") is None
    assert fall([], "mean") is None
    assert fall([9.0, 8.0, 1.0, 1.0, 1.0], "median") is None


def test_a_share_is_told_by_its_means() -> None:
    change = fall([1.0] * 20 + [0.0] * 6, "mean")
    assert change is not None
    assert (change.index, change.before, change.after) == (20, 1.0, 0.0)


@pytest.mark.parametrize("length", [20, 60, 200])
def test_noise_is_seldom_taken_for_a_fall(length: int) -> None:
    noise = random.Random(length)
    alarms = sum(
        fall([noise.lognormvariate(8, 0.6) for _ in range(length)], "median") is not None
        for _ in range(300)
    )
    assert alarms <= 300 * 0.02
