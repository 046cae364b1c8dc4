from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from crawler.discover.dates import read_date

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
TOKYO = ZoneInfo("Asia/Tokyo")


@pytest.mark.parametrize(
    ("text", "utc", "precision"),
    [
        ("Mon, 16 Nov 2026 09:00:00 +0900", "2026-11-16T00:00:00", "second"),
        ("Mon, 16 Nov 2026 09:00:00 JST", "2026-11-16T00:00:00", "second"),
        ("Mon, 16 Nov 2026 09:00 GMT", "2026-11-16T09:00:00", "minute"),
        ("16 Nov 26 09:00:00 EST", "2026-11-16T14:00:00", "second"),
        ("Mon, 16 Nov 2026 09:00:00", "2026-11-16T00:00:00", "second"),
        ("Mon, 16 Nov 2026 10:00:00 CET", "2026-11-16T09:00:00", "second"),
        ("2026-11-16T09:00:00Z", "2026-11-16T09:00:00", "second"),
        ("2026-11-16T09:00:00.123456+09:00", "2026-11-16T00:00:00", "second"),
        ("2026-11-16 09:00:00 +0900", "2026-11-16T00:00:00", "second"),
        ("2026-11-16T09:00+09", "2026-11-16T00:00:00", "minute"),
        ("2026-11-16", "2026-11-15T15:00:00", "day"),
        ("20261116", "2026-11-15T15:00:00", "day"),
        ("2026-11", "2026-10-31T15:00:00", "month"),
        ("2026", "2025-12-31T15:00:00", "unknown"),
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59", "second"),
        ("Wed, 11 Nov 2026 22:52:30+5:30", "2026-11-11T17:22:30", "second"),
        ("2026-11-16T09:00:00 GMT+9", "2026-11-16T00:00:00", "second"),
        ("2026/11/6 9:07:41", "2026-11-06T00:07:41", "second"),
        ("2026/11/16", "2026-11-15T15:00:00", "day"),
        ("2026.11.16 09:00", "2026-11-16T00:00:00", "minute"),
        ("2026年11月6日（金）9時05分", "2026-11-06T00:05:00", "minute"),
        ("2026年11月6日 金曜日", "2026-11-05T15:00:00", "day"),
        ("Mon, Nov 16 2026 09:00:00 +0900", "2026-11-16T00:00:00", "second"),
        ("Sunday,November 15,2026 13:14 pm", "2026-11-15T04:14:00", "minute"),
        ("November 16th, 2026", "2026-11-15T15:00:00", "day"),
        ("Mon, 16 Nov 2026", "2026-11-15T15:00:00", "day"),
        ("16 Nov 2026 9:30 PM GMT", "2026-11-16T21:30:00", "minute"),
        ("16 Nov 2026 12:30 a.m. GMT", "2026-11-16T00:30:00", "minute"),
        ("Tue, 15 Sept 2026 15:53:56 +0300", "2026-09-15T12:53:56", "second"),
    ],
)
def test_dates_are_read_with_their_zone_and_precision(text: str, utc: str, precision: str) -> None:
    date, found = read_date(text, TOKYO, now=NOW)
    assert date.astimezone(UTC).replace(tzinfo=None).isoformat() == utc
    assert found == precision


def test_a_day_ahead_is_believed_since_zones_differ_and_three_are_not() -> None:
    read_date((NOW + timedelta(days=1)).isoformat(timespec="seconds"), TOKYO, now=NOW)
    with pytest.raises(ValueError, match="in the future"):
        read_date((NOW + timedelta(days=3)).isoformat(timespec="seconds"), TOKYO, now=NOW)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "2026-02-30",
        "11/16/2026",
        "2026/13/01",
        "25時61分",
        "1989-12-31",
        "0000-00-00",
        "9" * 400,
    ],
)
def test_what_is_no_date_of_an_article_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"date"):
        read_date(text, TOKYO, now=NOW)
