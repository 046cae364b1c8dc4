"""Dates as feeds and sitemaps write them: RFC 822 and ISO 8601, and what is common beside them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, tzinfo
from email.utils import parsedate_to_datetime
from functools import lru_cache

from crawler.article import DatePrecision

_EARLIEST_YEAR = 1990
_AHEAD = timedelta(days=2)

# Zones that RFC 822 does not list; where a name is used twice, the one found in feeds of the field.
_ZONES = {
    "JST": "+0900",
    "KST": "+0900",
    "HKT": "+0800",
    "SGT": "+0800",
    "IST": "+0530",
    "MSK": "+0300",
    "EEST": "+0300",
    "EET": "+0200",
    "CEST": "+0200",
    "CET": "+0100",
    "BST": "+0100",
    "WEST": "+0100",
    "WET": "+0000",
    "UTC": "+0000",
    "AEST": "+1000",
    "AEDT": "+1100",
    "NZST": "+1200",
    "NZDT": "+1300",
}
_NAMED_ZONE = re.compile(rf"\b({'|'.join(_ZONES)})\b\s*$")
_LONGEST = 120
"""Characters; what is longer is no date."""
_YEAR_FIRST = re.compile(r"^(\d{4})\s?[/.年]\s?(\d{1,2})\s?[/.月]\s?(\d{1,2})日?")
_JAPANESE_WEEKDAY = re.compile(r"[(（\[][月火水木金土日](?:曜日?)?[)）\]]|[月火水木金土日]曜日?")
_JAPANESE_CLOCK = re.compile(r"\s?(\d{1,2})時(\d{1,2})分(?:(\d{2})秒)?")
_MONTH_FIRST = re.compile(
    r"\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s*(\d{1,2})(?:st|nd|rd|th)?"
    r",?\s*(\d{4})\b,?",
    re.IGNORECASE,
)
_HALF_OF_DAY = re.compile(
    r"\b(?P<hour>\d{1,2})(?P<rest>:\d{2}(?::\d{2})?)\s?(?P<half>[ap])\.?m\b\.?", re.IGNORECASE
)
_SHORT_OFFSET = re.compile(r"(?<=:\d\d)\s?(?:GMT|UTC)?\s?([+-])(\d{1,2})(?::?(\d{2}))?$")
_ISO = re.compile(
    r"(?P<date>\d{4}(?:-\d{1,2}(?:-\d{1,2})?)?|\d{8})"
    r"(?:[T\s]\s*(?P<hour>\d{1,2}):?(?P<minute>\d{2})(?::?(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<zone>Z|z|[+-]\d{2}:?\d{2}|[+-]\d{2}|[A-Z]{3,4})?)?"
)


def read_date(text: str, zone: tzinfo, *, now: datetime) -> tuple[datetime, DatePrecision]:
    """A date and how exact it is. `zone` is for dates that name none.

    Raises ValueError with a reason for what is no date, and for years before 1990 and days more
    than two ahead of `now`: nobody published then.
    """
    stripped = " ".join(text.split())
    date, precision = _read_iso(stripped, zone) or _read_tidied(stripped, zone)
    if date.year < _EARLIEST_YEAR:
        raise ValueError(f"the date {stripped!r} is before {_EARLIEST_YEAR}")
    if date > now + _AHEAD:
        raise ValueError(f"the date {stripped!r} is in the future")
    return date, precision


def _read_tidied(text: str, zone: tzinfo) -> tuple[datetime, DatePrecision]:
    tidy = _tidied(text[:_LONGEST])
    return _read_iso(tidy, zone) or _read_rfc822(tidy, zone)


def _tidied(text: str) -> str:
    """The date in the order and with the signs of the standards, where it is common but in none."""
    text = _JAPANESE_WEEKDAY.sub(" ", text)
    text = _YEAR_FIRST.sub(lambda d: f"{d[1]}-{int(d[2]):02}-{int(d[3]):02}", text)
    text = _JAPANESE_CLOCK.sub(_clock, text)
    text = _MONTH_FIRST.sub(lambda d: f"{d[2]} {d[1]} {d[3]}", text)
    text = _HALF_OF_DAY.sub(_on_24_hours, text)
    text = _SHORT_OFFSET.sub(lambda z: f"{z[1]}{z[2].zfill(2)}{z[3] or '00'}", text)
    return re.sub(r"\bSept\b", "Sep", " ".join(text.split()))


def _clock(match: re.Match[str]) -> str:
    second = f":{match[3]}" if match[3] else ""
    return f" {int(match[1]):02}:{match[2].zfill(2)}{second}"


def _on_24_hours(clock: re.Match[str]) -> str:
    hour = int(clock["hour"])
    if hour <= 12:
        hour = hour % 12 + 12 * (clock["half"].lower() == "p")
    return f"{hour:02}{clock['rest']}"


def _read_iso(text: str, zone: tzinfo) -> tuple[datetime, DatePrecision] | None:
    match = _ISO.fullmatch(text)
    if not match:
        return None
    date = match["date"]
    parts = (
        [date[:4], date[4:6], date[6:]] if len(date) == 8 and "-" not in date else date.split("-")
    )
    year, month, day = (int(part) for part in [*parts, "1", "1"][:3])
    if match["hour"] is None:
        precision: DatePrecision = ("unknown", "month", "day")[len(parts) - 1]
        return _checked(text, year, month, day, 0, 0, 0, zone), precision
    clock = (int(match["hour"]), int(match["minute"]), int(match["second"] or 0))
    where = _offset(match["zone"], zone)
    return _checked(text, year, month, day, *clock, where), "second" if match[
        "second"
    ] else "minute"


def _offset(name: str | None, zone: tzinfo) -> tzinfo:
    if name is None:
        return zone
    if name in {"Z", "z", "GMT"}:
        return UTC
    digits = _ZONES.get(name, name).replace(":", "")
    return _fixed(digits) if digits[0] in "+-" else zone


@lru_cache(maxsize=200)  # a sitemap of 50,000 entries has one or two
def _fixed(digits: str) -> tzinfo:
    found = datetime.strptime(digits.ljust(5, "0"), "%z").tzinfo
    assert found is not None
    return found


def _checked(
    text: str, year: int, month: int, day: int, hour: int, minute: int, second: int, zone: tzinfo
) -> datetime:
    try:
        # Leap seconds exist in feeds, not in datetime.
        return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=zone)
    except ValueError as error:
        raise ValueError(f"{text[:60]!r} is no date: {error}") from error


def _read_rfc822(text: str, zone: tzinfo) -> tuple[datetime, DatePrecision]:
    offset = _NAMED_ZONE.sub(lambda name: _ZONES[name[1]], text)
    has_clock = re.search(r"\d:\d", text) is not None
    try:
        date = parsedate_to_datetime(offset if has_clock else f"{offset} 00:00:00")
    except (ValueError, TypeError, IndexError, OverflowError) as error:
        raise ValueError(f"{text[:60]!r} is no date") from error
    aware = date.replace(tzinfo=date.tzinfo or zone)
    if not has_clock:
        return aware, "day"
    return aware, "second" if re.search(r"\d:\d{2}:\d", text) else "minute"
