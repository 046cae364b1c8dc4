"""When messages are tried again, and when digests are due."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.telling.rules import Digest
from tracker.alerts.backoff import LONGEST, seconds_asked_for, wait
from tracker.alerts.digests import period_end

NOW = datetime(2026, 10, 1, tzinfo=UTC)
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def test_pauses_double_up_to_six_hours() -> None:
    seconds = [wait(n, None, lambda: 1.0).total_seconds() for n in (1, 2, 3, 9, 10, 100)]
    assert seconds == [60, 120, 240, 15360, LONGEST, LONGEST]


@given(st.integers(1, 1000), st.none() | st.floats(0, 1e9), st.floats(0, 1))
def test_a_pause_is_bounded_and_no_shorter_than_asked_for(
    attempts: int, asked: float | None, chance: float
) -> None:
    seconds = wait(attempts, asked, lambda: chance).total_seconds()
    assert 30 <= seconds <= 86400
    assert seconds >= min(asked or 0, 86400) - 1e-3


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("Thu, 01 Oct 2026 00:01:40 GMT", 100),
        ("Thu, 01 Oct 2020 00:00:00 GMT", 0),
        ("soon", None),
        ("-5", None),
        ("٣", None),
        (None, None),
    ],
)
def test_what_a_receiver_asks_for_is_read(header: str | None, seconds: float | None) -> None:
    assert seconds_asked_for(header, NOW) == seconds


@given(st.text(max_size=60))
def test_any_header_is_read_without_an_error(header: str) -> None:
    assert (seconds_asked_for(header, NOW) or 0) >= 0


def test_a_weekly_digest_ends_the_day_before_it_is_sent() -> None:
    weekly = Digest(name="w", to=("log",), weekday="monday", at="08:00")
    # 2026-10-05 is a Monday; 08:00 in Tokyo is 23:00 UTC of the day before.
    before, after = datetime(2026, 10, 4, 22, 59, tzinfo=UTC), datetime(2026, 10, 4, 23, tzinfo=UTC)
    assert period_end(weekly, before, LONG_AGO, "Asia/Tokyo") == date(2026, 9, 27)
    assert period_end(weekly, after, LONG_AGO, "Asia/Tokyo") == date(2026, 10, 4)
    assert period_end(weekly, after + timedelta(days=6), LONG_AGO, "Asia/Tokyo") == date(
        2026, 10, 4
    )


def test_a_new_entry_begins_with_the_next_period() -> None:
    daily = Digest(name="d", by="day", to=("log",), at="06:30")
    made = datetime(2026, 10, 1, 12, tzinfo=UTC)
    assert period_end(daily, made + timedelta(hours=1), made, "UTC") is None
    assert period_end(daily, datetime(2026, 10, 2, 6, 30, tzinfo=UTC), made, "UTC") == date(
        2026, 10, 1
    )


def test_daylight_saving_skips_no_digest_and_doubles_none() -> None:
    daily = Digest(name="d", by="day", to=("log",), at="02:30")
    hours = [datetime(2026, 3, 27, tzinfo=UTC) + timedelta(hours=n) for n in range(24 * 6)]
    ends = {period_end(daily, hour, LONG_AGO, "Europe/Berlin") for hour in hours}
    assert ends == {date(2026, 3, day) for day in range(25, 32)}
