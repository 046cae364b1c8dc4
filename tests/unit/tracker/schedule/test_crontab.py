"""Cron in time zones: as crontab(5) has it, and once for each local time where clocks change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from config.schedules import Cron, parse_schedule
from tracker.schedule.crontab import next_cron_time

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
# A day on which clocks are put forward and one on which they are put back, a year.
CHANGES = {
    "Europe/Berlin": (date(2026, 3, 29), date(2026, 10, 25)),
    "America/New_York": (date(2026, 3, 8), date(2026, 11, 1)),
    "Australia/Lord_Howe": (date(2026, 10, 4), date(2026, 4, 5)),  # by half an hour
    "Atlantic/Azores": (date(2026, 3, 29), date(2026, 10, 25)),  # at midnight, from 1:00 to 0:00
    "America/Santiago": (date(2026, 9, 6), date(2026, 4, 4)),  # at midnight, from 24:00 to 23:00
}


def cron(text: str) -> Cron:
    parsed = parse_schedule(f"cron {text}")
    assert isinstance(parsed, Cron)
    return parsed


def times(text: str, zone: str, start: datetime, end: datetime) -> list[datetime]:
    """In local time."""
    found = []
    time = next_cron_time(cron(text), ZoneInfo(zone), start)
    while time < end:
        found.append(time.astimezone(ZoneInfo(zone)))
        time = next_cron_time(cron(text), ZoneInfo(zone), time)
    return found


def of_day(text: str, zone: str, day: date) -> list[str]:
    start = datetime.combine(day, datetime.min.time(), ZoneInfo(zone))
    end = start + timedelta(days=1)
    return [
        f"{time:%H:%M%z}" for time in times(text, zone, start - MINUTE, end) if time.date() == day
    ]


@pytest.mark.parametrize("zone", [*CHANGES, "Asia/Tokyo", "UTC"])
@pytest.mark.parametrize("text", ["30 2 * * *", "45 1 * * *", "0 0 * * *", "30 23 * * *"])
def test_a_daily_time_comes_once_on_every_day_of_the_year(text: str, zone: str) -> None:
    start = datetime(2026, 1, 1, tzinfo=ZoneInfo(zone)) - MINUTE
    days = Counter(time.date() for time in times(text, zone, start, start + 365 * 24 * HOUR))
    assert set(days.values()) == {1}
    assert len(days) == 365


@pytest.mark.parametrize(
    ("zone", "text", "expected"),
    [
        ("Europe/Berlin", "30 2 * * *", ["03:00+0200"]),
        ("Europe/Berlin", "0,30 2,3 * * *", ["03:00+0200", "03:30+0200"]),
        ("America/New_York", "30 2 * * *", ["03:00-0400"]),
        ("Australia/Lord_Howe", "15 2 * * *", ["02:30+1100"]),
        ("America/Santiago", "0 0 * * *", ["01:00-0300"]),
        ("Europe/Berlin", "30 * * * *", ["00:30+0100", "01:30+0100", "03:30+0200"]),
    ],
)
def test_a_time_that_is_skipped_comes_when_the_clocks_have_jumped(
    zone: str, text: str, expected: list[str]
) -> None:
    assert of_day(text, zone, CHANGES[zone][0])[: len(expected)] == expected


@pytest.mark.parametrize(
    ("zone", "text", "expected"),
    [
        ("Europe/Berlin", "30 2 * * *", ["02:30+0200"]),
        ("Europe/Berlin", "*/30 2 * * *", ["02:00+0200", "02:30+0200"]),
        ("America/New_York", "30 1 * * *", ["01:30-0400"]),
        ("Australia/Lord_Howe", "45 1 * * *", ["01:45+1100"]),
        ("America/Santiago", "30 23 * * *", ["23:30-0300"]),
        ("America/New_York", "30 * * * *", ["00:30-0400", "01:30-0400", "01:30-0500"]),
    ],
)
def test_a_time_that_comes_twice_counts_once_but_for_every_hours(
    zone: str, text: str, expected: list[str]
) -> None:
    assert of_day(text, zone, CHANGES[zone][1])[: len(expected)] == expected


@pytest.mark.parametrize("zone", CHANGES)
def test_an_expression_of_every_hour_follows_the_time_that_passes(zone: str) -> None:
    for day in CHANGES[zone]:
        start = datetime.combine(day, datetime.min.time(), UTC) - 24 * HOUR
        found = times("*/10 * * * *", zone, start, start + 72 * HOUR)
        steps = {later.astimezone(UTC) - time.astimezone(UTC) for time, later in pairwise(found)}
        assert steps == {10 * MINUTE}


def field(first: int, last: int) -> st.SearchStrategy[str]:
    numbers = st.integers(first, last)
    ranges = st.tuples(numbers, numbers).map(lambda pair: f"{min(pair)}-{max(pair)}")
    steps = st.tuples(st.one_of(ranges, st.just("*")), st.integers(1, 12)).map(
        lambda pair: f"{pair[0]}/{pair[1]}"
    )
    item = st.one_of(numbers.map(str), ranges, steps)
    return st.one_of(st.just("*"), st.lists(item, min_size=1, max_size=3).map(",".join))


def matches(cron: Cron, local: datetime) -> bool:
    """The rule of crontab(5), said once more in other words."""
    day, weekday = local.day in cron.days, local.isoweekday() % 7 in cron.weekdays
    return (
        local.minute in cron.minutes
        and local.hour in cron.hours
        and local.month in cron.months
        and ((day or weekday) if cron.either_day else (day and weekday))
    )


def watched(cron: Cron, zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[datetime]:
    """What somebody would do who looks at the wall clock once a minute."""
    before = (start - MINUTE).astimezone(zone).replace(tzinfo=None)
    highest = before
    time = start
    while time < end:
        local = time.astimezone(zone).replace(tzinfo=None)
        if len(cron.hours) == 24:
            is_time = matches(cron, local)
        else:
            # All that the hands have passed and never showed before.
            passed = range(max(0, int((local - highest) / MINUTE)))
            is_time = any(matches(cron, local - ago * MINUTE) for ago in passed)
        if is_time:
            yield time
        highest = max(highest, local)
        time += MINUTE


@settings(max_examples=25, deadline=None)
@given(
    fields=st.tuples(field(0, 59), field(0, 23), field(1, 28), field(1, 12), field(0, 7)),
    change=st.sampled_from(
        [(zone, day) for zone, days in CHANGES.items() for day in days]
        + [("Asia/Tokyo", date(2026, 2, 28))]
    ),
)
def test_it_comes_when_somebody_who_watches_the_clock_would_say_so(
    fields: tuple[str, ...], change: tuple[str, date]
) -> None:
    zone, day = ZoneInfo(change[0]), change[1]
    parsed = cron(" ".join(fields))
    start = datetime.combine(day, datetime.min.time(), UTC) - 20 * HOUR
    end = start + 48 * HOUR
    found = []
    time = next_cron_time(parsed, zone, start - timedelta(seconds=1))
    while time < end:
        found.append(time)
        time = next_cron_time(parsed, zone, time)
    assert found == list(watched(parsed, zone, start, end))


def test_a_rare_day_is_found_decades_ahead() -> None:
    first = datetime(2073, 1, 1, tzinfo=UTC)
    time = next_cron_time(cron("0 0 29 2 */7"), ZoneInfo("UTC"), first)  # a Sunday; none in 2100
    assert (time.month, time.day, time.isoweekday()) == (2, 29, 7)


def test_samoa_left_out_a_day_and_its_times_come_at_its_end() -> None:
    start = datetime(2011, 12, 29, 20, tzinfo=ZoneInfo("Pacific/Apia"))
    found = times("0 7 * * *", "Pacific/Apia", start, start + 40 * HOUR)
    assert [f"{time:%d %H:%M}" for time in found] == ["31 00:00", "31 07:00"]
