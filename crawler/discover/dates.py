"""Dates as feeds and sitemaps write them: RFC 822 and ISO 8601, and what is common beside them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, tzinfo
from email.utils import parsedate_to_datetime

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
    date, precision = _read_iso(stripped, zone) or _read_rfc822(stripped, zone)
    if date.year < _EARLIEST_YEAR:
        raise ValueError(f"the date {stripped!r} is before {_EARLIEST_YEAR}")
    if date > now + _AHEAD:
        raise ValueError(f"the date {stripped!r} is in the future")
    return date, precision


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
    if digits[0] not in "+-":
        return zone
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
    try:
        date = parsedate_to_datetime(offset)
    except (ValueError, TypeError, IndexError, OverflowError) as error:
        raise ValueError(f"{text[:60]!r} is no date") from error
    if not re.search(r"\d:\d", text):
        return date.replace(tzinfo=date.tzinfo or zone), "day"
    precision: DatePrecision = "second" if re.search(r"\d:\d{2}:\d", text) else "minute"
    return date.replace(tzinfo=date.tzinfo or zone), precision
