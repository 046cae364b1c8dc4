"""A pause against the rhythm of a source."""

from __future__ import annotations

import math
import random
from datetime import date, timedelta

import pytest

from tracker.doctor.silence import Rhythm, silence

TODAY = date(2026, 11, 24)


def every(days: int, times: int, last: date) -> list[date]:
    return [last - timedelta(days=days * i) for i in range(times)]


def test_a_daily_source_is_told_after_two_weeks_and_a_monthly_one_is_not() -> None:
    last = TODAY - timedelta(days=14)
    assert silence(every(1, 40, last), TODAY, "it") is not None
    assert silence(every(30, 6, last), TODAY, "it") is None


def test_a_weekend_is_no_silence_of_a_daily_source() -> None:
    assert silence(every(1, 40, TODAY - timedelta(days=3)), TODAY, "it") is None


def test_the_rhythm_and_the_pause_are_told() -> None:
    days = [TODAY - timedelta(days=23 + 7 * week + day) for week in range(20) for day in range(4)]
    finding = silence(days, TODAY, "https://wire.example/feed")
    assert finding is not None
    assert finding.gravity == "quiet"
    assert finding.says.startswith("usually 4 articles a week; the last was 23 days ago")
    assert "https://wire.example/feed" in finding.todo


def test_three_days_make_no_rhythm() -> None:
    assert silence(every(1, 3, TODAY - timedelta(days=300)), TODAY, "it") is None
    assert silence([], TODAY, "it") is None


def test_a_heap_of_articles_on_one_day_is_one_active_day() -> None:
    rhythm = Rhythm.of([TODAY] * 50 + every(7, 5, TODAY))
    assert rhythm is not None
    assert rhythm.active_days == 5
    assert rhythm.chance_of_pause(14) > 0.01


def test_what_lies_long_before_does_not_slow_the_rhythm() -> None:
    old = [date(2019, 1, 1), date(2020, 1, 1)]
    rhythm = Rhythm.of(old + every(1, 30, TODAY))
    assert rhythm is not None
    assert rhythm.articles == 30


@pytest.mark.parametrize("rate", [0.1, 0.5])
def test_a_steady_source_is_seldom_called_silent(rate: float) -> None:
    """A year of days, each with something with the same chance: looked at every day."""
    chance = random.Random(7)
    alarms = looks = 0
    for _ in range(4):
        days = [TODAY - timedelta(days=i) for i in range(365) if chance.random() < rate][::-1]
        for back in range(0, 180, 3):
            now = TODAY - timedelta(days=back)
            looks += 1
            alarms += silence([day for day in days if day <= now], now, "it") is not None
    assert alarms / looks < 0.01


def test_the_chance_approaches_that_of_a_known_rate() -> None:
    rhythm = Rhythm(articles=1000, days=1000, active_days=1000, last=TODAY)
    assert rhythm.chance_of_pause(5) == pytest.approx(math.exp(-5), rel=0.02)
    assert rhythm.chance_of_pause(0) == 1.0
