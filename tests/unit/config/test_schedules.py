"""Schedules: what they mean, and how a mistake in one is reported."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from config.errors import ConfigError
from config.load import load_settings, load_sources
from config.schedules import Adaptive, Cron, Every, parse_schedule


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("every 1m", timedelta(minutes=1)),
        ("every 90 m", timedelta(minutes=90)),
        ("every 6h", timedelta(hours=6)),
        ("every 7d", timedelta(days=7)),
    ],
)
def test_an_interval(text: str, interval: timedelta) -> None:
    assert parse_schedule(text) == Every(interval)


def cron(text: str) -> Cron:
    schedule = parse_schedule(f"cron {text}")
    assert isinstance(schedule, Cron)
    return schedule


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("adaptive", (timedelta(minutes=15), timedelta(days=1))),
        ("adaptive 5m..12h", (timedelta(minutes=5), timedelta(hours=12))),
        ("adaptive 1h..7d", (timedelta(hours=1), timedelta(days=7))),
    ],
)
def test_an_adaptive_schedule_may_name_its_bounds(
    text: str, bounds: tuple[timedelta, timedelta]
) -> None:
    assert parse_schedule(text) == Adaptive(*bounds)


def test_lists_ranges_and_steps_name_their_values() -> None:
    assert cron("*/20 8-18/5 1,15 * *") == Cron(
        minutes=frozenset({0, 20, 40}),
        hours=frozenset({8, 13, 18}),
        days=frozenset({1, 15}),
        months=frozenset(range(1, 13)),
        weekdays=frozenset(range(7)),
        either_day=False,
    )


@pytest.mark.parametrize(
    ("field", "days"),
    [("0", {0}), ("7", {0}), ("1-5", {1, 2, 3, 4, 5}), ("5-7", {5, 6, 0}), ("Mon,sat", {1, 6})],
)
def test_weekdays_are_those_of_crontab(field: str, days: set[int]) -> None:
    assert cron(f"0 7 * * {field}").weekdays == days


def test_two_restricted_day_fields_mean_either() -> None:
    assert cron("0 7 1 * 1").either_day
    assert not cron("0 7 1 * *").either_day
    assert not cron("0 7 */2 * 1").either_day


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("hourly", "'hourly' is no schedule; write 'adaptive', 'adaptive 15m..1d', 'e"),
        ("every 0m", "'every 0m' is no schedule"),
        ("every 900d", "more than a year"),
        ("adaptive 1h", "'adaptive 1h' is no schedule"),
        ("adaptive 1d..15m", "the shortest interval and the longest, like 15m..1d"),
        ("adaptive 0m..1d", "the shortest interval and the longest"),
        ("adaptive 1h..999d", "a year at the most"),
        ("cron 0 7 * *", "'0 7 * *' has 4 of the 5 fields of cron"),
        ("cron 60 7 * * *", "'60' is no minute of a cron expression; write numbers from 0 to 59"),
        ("cron 0 24 * * *", "'24' is no hour"),
        ("cron 0 0 0 * *", "'0' is no day of the month"),
        ("cron 0 0 * 13 *", "'13' is no month"),
        ("cron 0 0 * * 8", "'8' is no day of the week"),
        ("cron 0 0 * * 5-1", "'5-1' is no day of the week of a cron expression; the range runs"),
        ("cron 5/10 * * * *", "a step needs a range before it"),
        ("cron */0 * * * *", "the step must be at least 1"),
        ("cron */x * * * *", "the step must be a number"),
        ("cron 1,,2 * * * *", "'' is no minute"),
        ("cron -5 * * * *", "'-5' is no minute"),
        ("cron ٣ * * * *", "is no minute"),  # a digit, but none that crontab knows
        ("cron 0 0 30 2 *", "never comes: no such month has a day 30"),
        ("cron 0 0 31 4,6 *", "never comes: no such month has a day 31"),
    ],
)
def test_a_mistake_is_named(text: str, reason: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the message is looked at below
        parse_schedule(text)
    assert reason in str(caught.value)


def test_a_mistake_in_a_file_names_its_line(tmp_path: Path) -> None:
    sources = tmp_path / "sources.yaml"
    sources.write_text(
        "sources:\n  - name: a\n    url: http://a.test/\n    schedule: cron 0 25 * * *\n"
    )
    with pytest.raises(ConfigError, match=r"sources.yaml:4: 'schedule': '25' is no hour"):
        load_sources(sources)
    settings = tmp_path / "tracker.toml"
    settings.write_text('[schedule]\n\ndefault = "each day"\n')
    with pytest.raises(ConfigError, match=r"tracker.toml:3: 'default': 'each day' is no schedule"):
        load_settings(settings)
