"""Dates as they are written for readers, in Japanese and English."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone, tzinfo
from typing import Literal
from zoneinfo import ZoneInfo

from crawler.article import DatePrecision
from crawler.discover.dates import read_date

MAX_CHARACTERS = 400
"""Of a text that is searched; a line that tells a date is short."""

DayOrder = Literal["day first", "month first", "unknown"]

_ZONES: Mapping[str, tzinfo] = {
    "ET": ZoneInfo("America/New_York"),
    "CT": ZoneInfo("America/Chicago"),
    "MT": ZoneInfo("America/Denver"),
    "PT": ZoneInfo("America/Los_Angeles"),
    "EST": timezone(timedelta(hours=-5)),
    "EDT": timezone(timedelta(hours=-4)),
    "CST": timezone(timedelta(hours=-6)),
    "CDT": timezone(timedelta(hours=-5)),
    "MST": timezone(timedelta(hours=-7)),
    "MDT": timezone(timedelta(hours=-6)),
    "PST": timezone(timedelta(hours=-8)),
    "PDT": timezone(timedelta(hours=-7)),
}
"""Of the zones whose names `read_date` does not know; those of the press in North America."""


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date in a text, and where it stands in it."""

    at: datetime
    precision: DatePrecision
    start: int
    end: int


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WEEKDAY = r"(?:\s*[(（\[]?[月火水木金土日](?:曜日?)?(?:[・･]祝)?[)）\]]|\s*[月火水木金土日]曜日?)?"
_JA_TIME = (
    r"(?:[\sT]*(?P<half>午前|午後)?\s*(?P<hour>\d{1,2})(?:時(?:(?P<minute>\d{1,2})分)?"
    r"|:(?P<minute_>\d\d)(?::(?P<second>\d\d))?)(?:\s*\(?(?P<zone>JST|UTC|GMT)\b\)?)?)?"
)
_EN_TIME = (
    r"(?:(?:\s*,|\s+at|\s*[|·•–—-])?\s+(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?::(?P<second>\d\d))?"
    r"\s*(?P<half>[ap]\.?m\b\.?)?(?:\s*\(?(?P<zone>[A-Z]{2,4})\b\)?)?)?"
)
_NUMERIC = re.compile(
    rf"(?<![\d./-])(?P<one>\d{{1,2}})(?P<sign>[/.-])(?P<other>\d{{1,2}})(?P=sign){_YEAR}(?![\d/]"
    rf"|[.-]\d)"
    rf"(?:\s*[-–—])?{_EN_TIME}",
    re.IGNORECASE,
)
"""Day and month in either order: which one is first is a custom of the region."""
_FIGURE = re.compile(r"\d")
"""One of which stands in every date: patterns cost more than this one."""
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?:{_YEAR}|(?:令和|R)\s*(?P<reiwa>\d{{1,2}}|元))\s*年\s*(?P<month>\d{{1,2}})\s*月"
        rf"(?:\s*(?P<day>\d{{1,2}})\s*日{_WEEKDAY}{_JA_TIME})?",
        rf"(?<![\d./-]){_YEAR}(?P<sign>[-/.])(?P<month>\d{{1,2}})(?P=sign)(?P<day>\d{{1,2}})"
        rf"(?![\d/]|[.-]\d){_WEEKDAY}{_JA_TIME}",
        rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s+{_YEAR}\b{_EN_TIME}",
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\s*,?\s+{_YEAR}\b{_EN_TIME}",
        rf"\b(?:R|令和)\s*"
        rf"(?P<reiwa>\d{{1,2}})(?P<sign>[-/.])(?P<month>\d{{1,2}})(?P=sign)(?P<day>\d{{1,2}})"
        rf"(?![\d/]|[.-]\d){_WEEKDAY}{_JA_TIME}",
        # The clock of a letter: "Mon Nov  3 19:05:00 JST 2025".
        rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})\s+(?P<hour>\d{{1,2}}):(?P<minute>\d\d):(?P<second>\d\d)"
        rf"(?:\s+(?P<zone>[A-Z]{{2,4}}))?\s+{_YEAR}\b",
        rf"\b{_MONTH}\s*,?\s+{_YEAR}\b",
    )
)


def normalised(text: str) -> str:
    """Full-width digits and signs as ASCII, in one line; offsets of `WrittenDate` count in it."""
    return " ".join(unicodedata.normalize("NFKC", text[:MAX_CHARACTERS]).split())


def written_dates(
    text: str, zone: tzinfo, *, now: datetime, order: DayOrder = "unknown"
) -> Iterator[WrittenDate]:
    """The dates in a `normalised` text, in its order. `zone` is for dates that name none.

    `order` is the custom of the page's region. Where it is unknown, `13/11/2026` is a date, since
    there is no thirteenth month, and `03/11/2026` is none.
    """
    if not _FIGURE.search(text):
        return
    matches = [match for form in _FORMS for match in form.finditer(text)]
    matches += [match for match in _NUMERIC.finditer(text) if _is_certain(match, order)]
    end = 0
    for match in sorted(matches, key=lambda m: (m.start(), -m.end())):
        if match.start() < end:
            continue  # a part of the one before: "October 2026" in "8 October 2026"
        try:
            at, precision = _read(_in_order(match.groupdict(), order), zone, now)
        except ValueError:
            continue
        end = match.end()
        yield WrittenDate(at, precision, match.start(), end)


def _is_certain(match: re.Match[str], order: DayOrder) -> bool:
    one, other = int(match["one"]), int(match["other"])
    return order != "unknown" or match["sign"] == "." or max(one, other) > 12 or one == other


def _in_order(parts: dict[str, str | None], order: DayOrder) -> dict[str, str | None]:
    if parts.get("one") is None:
        return parts
    one, other = parts["one"] or "", parts["other"] or ""
    # Who writes dots puts the day first.
    is_month_first = order == "month first" and parts["sign"] != "."
    if int(one) > 12 or int(other) > 12:
        is_month_first = int(other) > 12
    month, day = (one, other) if is_month_first else (other, one)
    return {**parts, "month": month, "day": day}


def without_dates(text: str) -> str:
    """A `normalised` text with a blank in the place of each date, possible or not."""
    for form in (*_FORMS, _NUMERIC) if _FIGURE.search(text) else ():
        text = form.sub(" ", text)
    return text


def _read(
    parts: dict[str, str | None], zone: tzinfo, now: datetime
) -> tuple[datetime, DatePrecision]:
    reiwa = parts.get("reiwa")
    year = 2018 + (1 if reiwa == "元" else int(reiwa)) if reiwa else int(parts["year"] or 0)
    month = _month(parts["month"] or "")
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month}")
    day = parts.get("day")
    if day is None:
        return read_date(f"{year}-{month:02}", zone, now=now)
    date = f"{year}-{month:02}-{int(day):02}"
    hour = parts.get("hour")
    if hour is None:
        return read_date(date, zone, now=now)
    minute = parts.get("minute") or parts.get("minute_") or "00"
    second = parts.get("second")
    clock = f"{_hour(int(hour), parts.get('half')):02}:{int(minute):02}"
    clock += f":{second}" if second else ""
    zone_name = (parts.get("zone") or "").upper()
    if zone_name in _ZONES:
        return read_date(f"{date} {clock}", _ZONES[zone_name], now=now)
    if zone_name:
        # RFC 822, whose reader knows the names of zones.
        name = _MONTHS[month - 1].capitalize()
        return read_date(f"{int(day)} {name} {year} {clock} {zone_name}", zone, now=now)
    return read_date(f"{date} {clock}", zone, now=now)


def _month(text: str) -> int:
    return int(text) if text.isdigit() else _MONTHS.index(text[:3].lower()) + 1


def _hour(hour: int, half: str | None) -> int:
    if half is None:
        return hour
    is_afternoon = half.startswith(("午後", "p", "P"))
    return hour % 12 + (12 if is_afternoon else 0)
