"""The times to come that English texts name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, get_args

from nlp.claims import calendar
from nlp.claims.calendar import Part, SeasonName, Stretch
from nlp.claims.named_time import NamedTime

_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_MONTH: Final = "|".join(_MONTHS)
_ORDINALS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
_NUMBERS: Final = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
    "fifteen": 15,
    "twenty": 20,
}
_VAGUE: Final = r"few|couple of|several|many|coming|next few|next couple of|next several"
_COUNT: Final = rf"(?:\d{{1,3}}|{'|'.join(_NUMBERS)})"
_UNIT: Final = r"(?:days?|weeks?|months?|quarters?|years?|decades?)"
_YEAR: Final = r"20\d\d|next\s+year|this\s+year|the\s+(?:current\s+|coming\s+)?year"

_SEASON: Final = "spring|summer|autumn|fall|winter"
_TIME: Final = re.compile(
    rf"""
    \b(?:(?P<prep>(?i:by|before|until|till|through|during|from|in|for|at|over|within|on|starting
      |beginning|due|as\ early\ as|as\ soon\ as|no\ later\ than|after))
      \s+(?:at\ least\s+|around\s+|about\s+)?)?
    (?P<part>(?i:(?:the\s+)?(?:very\s+)?(?:end|close|middle|start|beginning|turn)\s+of\s+
      |early(?:\ in)?\s+|late(?:r\ in)?\s+|mid[-\ ]))?
    (?:
      (?:(?:the\s+)?(?i:(?P<q>q[1-4])|(?P<qw>first|second|third|fourth|last|final)\s+(?:fiscal\s+|calendar\s+)?quarter)
        (?:\s+of)?(?:\s+(?:(?i:fiscal|calendar)\s+(?:year\s+)?)?(?P<qy>(?i:{_YEAR})))?)
    | (?:(?:the\s+)?(?i:(?P<h>h[12])|(?P<hw>first|second|latter)\s+half)
        (?:(?:\s+of)?\s+(?:(?i:fiscal|calendar)\s+(?:year\s+)?)?(?P<hy>(?i:{_YEAR})))?)
    | (?P<season>(?i:{_SEASON}))(?:\s+of)?\s+(?P<sy>20\d\d)
    | (?:(?i:(?P<which>next|this|the\ coming|coming|the))\s+)?(?P<rseason>(?i:{_SEASON}))
    | (?P<month>{_MONTH})(?:\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b)?(?:,?\s+(?P<my>20\d\d))?
    | (?P<fiscal>(?i:fiscal\ (?:year\ )?|calendar\ (?:year\ )?|FY\ ?))?(?P<year>20\d\d)
    | (?i:(?P<rel>next|this|the\ current|current|the\ coming|the)\s+(?:fiscal\s+|calendar\s+)?
        (?P<unit>year|quarter|month|week|decade|century))
    | (?P<yearend>(?i:(?:the\s+)?year[-\ ]?end))
    | (?P<xmas>(?i:christmas))
    )\b
    """,
    re.VERBOSE,
)
_SPAN: Final = re.compile(
    rf"\b(?:(?P<lead>within|over|in|during|for)\s+(?:the\s+)?(?:(?:next|coming|following)\s+)?"
    rf"(?:(?P<low>{_COUNT})\s*(?:-|–|to|or)\s*)?(?P<count>{_COUNT})[-\s](?P<unit>{_UNIT})\b"
    r"(?!\s+(?:ago|earlier|later|old|of))"
    rf"|(?P<count2>{_COUNT})\s+(?P<unit2>{_UNIT})\s+from\s+now"
    rf"|(?P<vague>(?:in|over|within|during)\s+(?:(?:the|a)\s+)?(?:{_VAGUE})\s+{_UNIT}"
    r"|within\s+(?:days|weeks|months|years))"
    r"|(?P<then>by\s+(?:then|that\s+time))"
    r"|(?P<later>later\s+this\s+(?P<lunit>year|quarter|month|week|decade)))\b",
    re.IGNORECASE,
)


def times(text: str, published: date | None) -> Iterator[NamedTime]:
    """The times of a text, in no order; they may overlap."""
    for match in _SPAN.finditer(text):
        yield _span(match, published)
    for match in _TIME.finditer(text):
        prep = (match["prep"] or "").lower()
        if _is_time(match, prep):
            deadline = prep in {"by", "before", "no later than"}
            due = _due(match, prep, published)
            yield NamedTime(match.start(), match.end(), due, deadline, match["day"] is not None)


def _is_time(match: re.Match[str], prep: str) -> bool:
    """Whether a time says when something is: not `the year`, nor a year or month that names one."""
    if match["part"]:
        return True
    if match["rseason"] and not match["which"]:
        return prep in {"by", "before", "until"}
    if match["rseason"] and match["which"].lower() == "the":
        return bool(prep)
    if (match["h"] or match["hw"]) and not match["hy"]:
        return bool(prep)
    if match["rel"] and match["rel"].lower() == "the":
        return prep in {"by", "before", "until", "till", "through", "within"}
    if match["year"] or match["month"] or match["xmas"]:
        return bool(prep or match["fiscal"])
    return True


def _span(match: re.Match[str], published: date | None) -> NamedTime:
    due = None
    if published is not None and match["later"]:
        due = _relative("this", match["lunit"].lower(), published).last
    elif published is not None and not match["vague"] and not match["then"]:
        count = match["count"] or match["count2"]
        unit = (match["unit"] or match["unit2"]).lower().removesuffix("s")
        due = calendar.later(published, _number(count), unit)
    deadline = bool(match["then"]) or (match["lead"] or "").lower() == "within"
    return NamedTime(match.start(), match.end(), due, deadline)


def _number(words: str) -> int:
    return _NUMBERS.get(words.lower()) or int(words)


def _due(match: re.Match[str], prep: str, published: date | None) -> date | None:
    stretch = _stretch(match, published)
    if stretch is None:
        return None
    part = _part(match["part"])
    if prep == "before" and not match["part"]:
        return stretch.first - timedelta(days=1)
    return stretch.end_of(part)


def _part(words: str | None) -> Part:
    said = (words or "").lower()
    if "start" in said or "beginning" in said or "turn" in said:
        return "start"
    if "early" in said:
        return "early"
    if "mid" in said:
        return "middle"
    return "end"


def _stretch(match: re.Match[str], published: date | None) -> Stretch | None:
    if match["year"]:
        return calendar.year(int(match["year"]))
    if match["q"] or match["qw"]:
        number = int(match["q"][1]) if match["q"] else _ORDINALS[match["qw"].lower()]
        return _in_year(
            match["qy"], published, lambda y: calendar.quarter(calendar.year(y), number)
        )
    if match["h"] or match["hw"]:
        number = int(match["h"][1]) if match["h"] else 1 if match["hw"].lower() == "first" else 2
        return _in_year(match["hy"], published, lambda y: calendar.half(calendar.year(y), number))
    if match["season"]:
        return calendar.season(int(match["sy"]), _season(match["season"]))
    if match["month"]:
        return _month(match, published)
    if published is None:
        return None
    if match["rseason"]:
        name = _season(match["rseason"])
        begun = (match["which"] or "the").lower() in {"this", "the"}
        return _next(published, lambda y: calendar.season(y, name), begun=begun)
    if match["xmas"]:
        return _next(published, lambda y: Stretch(date(y, 12, 25), date(y, 12, 25)))
    if match["yearend"]:
        return calendar.year(published.year)
    rel = match["rel"].lower()
    return _relative("next" if rel == "next" else "this", match["unit"].lower(), published)


def _season(name: str) -> SeasonName:
    lower = "autumn" if name.lower() == "fall" else name.lower()
    return next(season for season in get_args(SeasonName) if season == lower)


def _month(match: re.Match[str], published: date | None) -> Stretch | None:
    number = _MONTHS.index(match["month"]) + 1
    day = int(match["day"]) if match["day"] else None

    def stretch(of_year: int) -> Stretch:
        whole = calendar.month(of_year, number)
        if day is None or not 1 <= day <= whole.last.day:
            return whole
        return Stretch(whole.first.replace(day=day), whole.first.replace(day=day))

    return _in_year(match["my"], published, stretch)


def _in_year(words: str | None, published: date | None, stretch: calendar.OfYear) -> Stretch | None:
    """Of a named year, or the next that has not ended when the text was published."""
    if words and words.isdigit():
        return stretch(int(words))
    if published is None:
        return None
    if words:
        return stretch(published.year + (words.lower() == "next year"))
    return _next(published, stretch)


def _next(published: date, stretch: calendar.OfYear, *, begun: bool = True) -> Stretch:
    """The next that has not ended; without `begun` the next that has not begun either."""
    years = range(published.year - 1, published.year + 3)
    return next(s for s in map(stretch, years) if (s.last if begun else s.first) >= published)


def _relative(which: str, unit: str, published: date) -> Stretch:
    step = 1 if which == "next" else 0
    year = published.year
    match unit:
        case "year":
            return calendar.year(year + step)
        case "quarter":
            begin = date(year, (published.month - 1) // 3 * 3 + 1, 1)
            return calendar.months(begin, 3 * step, 3)
        case "month":
            return calendar.months(published, step, 1)
        case "week":
            monday = published - timedelta(days=published.weekday()) + timedelta(weeks=step)
            return Stretch(monday, monday + timedelta(days=6))
        case "decade":
            return calendar.decade(year + 10 * step)
        case _:
            return Stretch(published, date(year // 100 * 100 + 99 + 100 * step, 12, 31))
