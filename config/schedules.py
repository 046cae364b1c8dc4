"""When a source is crawled: `adaptive`, `every 6h`, or a cron expression as in crontab(5)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

_UNITS = {"m": "minutes", "h": "hours", "d": "days"}
_INTERVAL = r"([0-9]{1,9})\s?([mhd])"
_LONGEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Adaptive:
    """As often as what the source publishes is worth, within these bounds."""

    shortest: timedelta = timedelta(minutes=15)
    longest: timedelta = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Every:
    """Again and again after this time."""

    interval: timedelta


@dataclass(frozen=True, slots=True)
class Cron:
    """At these minutes of these hours, on these days; each field holds the values that it names."""

    minutes: frozenset[int]
    hours: frozenset[int]
    days: frozenset[int]
    """Of the month, from 1."""
    months: frozenset[int]
    """From 1."""
    weekdays: frozenset[int]
    """0 is Sunday, 6 is Saturday."""
    either_day: bool
    """Whether a day need only match one of `days` and `weekdays`: so it is in crontab where both
    are restricted, i.e. neither begins with `*`."""


class _Field(NamedTuple):
    name: str
    first: int
    last: int
    words: tuple[str, ...] = ()
    """Names of the values, beginning with `first`."""


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_FIELDS = (
    _Field("minute", 0, 59),
    _Field("hour", 0, 23),
    _Field("day of the month", 1, 31),
    _Field("month", 1, 12, _MONTHS),
    _Field("day of the week", 0, 7, _WEEKDAYS),
)
_DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


Schedule = Adaptive | Every | Cron


def parse_schedule(text: str) -> Schedule:
    """The schedule that `text` writes. Raises ValueError, which says what is wrong with it."""
    if text == "adaptive":
        return Adaptive()
    if bounds := re.fullmatch(rf"adaptive {_INTERVAL}\.\.{_INTERVAL}", text):
        shortest, longest = _interval(bounds[1], bounds[2]), _interval(bounds[3], bounds[4])
        if not timedelta(0) < shortest <= longest <= _LONGEST:
            raise ValueError(
                f"{text!r}: the bounds are the shortest interval and the longest, "
                "like 15m..1d; a year at the most"
            )
        return Adaptive(shortest, longest)
    every = re.fullmatch(rf"every {_INTERVAL}", text)
    if every and int(every[1]):
        interval = _interval(every[1], every[2])
        if interval > _LONGEST:
            raise ValueError(f"{text!r} is more than a year")
        return Every(interval)
    if text.startswith("cron "):
        return _parse_cron(text.removeprefix("cron "))
    raise ValueError(
        f"{text!r} is no schedule; write 'adaptive', 'adaptive 15m..1d', 'every 30m', 'every 6h', "
        "'every 1d' or 'cron 0 7 * * 1-5'"
    )


def _interval(number: str, unit: str) -> timedelta:
    return int(number) * timedelta(**{_UNITS[unit]: 1})


def _parse_cron(text: str) -> Cron:
    parts = text.split()
    if len(parts) != len(_FIELDS):
        raise ValueError(
            f"{text!r} has {len(parts)} of the 5 fields of cron: "
            "minute, hour, day of the month, month, day of the week"
        )
    minutes, hours, days, months, weekdays = map(_values, _FIELDS, parts)
    cron = Cron(
        minutes,
        hours,
        days,
        months,
        weekdays=frozenset(day % 7 for day in weekdays),
        either_day=not (parts[2].startswith("*") or parts[4].startswith("*")),
    )
    if min(days) > max(_DAYS_IN_MONTH[month - 1] for month in months):
        raise ValueError(f"{text!r} never comes: no such month has a day {min(days)}")
    return cron


def _values(field: _Field, text: str) -> frozenset[int]:
    values: set[int] = set()
    for item in text.split(","):
        span, slash, step = item.partition("/")
        low, dash, high = span.partition("-")
        if span == "*":
            first, last = field.first, field.last
        else:
            first = _value(field, low, item)
            last = _value(field, high, item) if dash else first
        if slash and not (dash or span == "*"):
            raise _wrong(field, item, "a step needs a range before it, like '*/15' or '8-18/2'")
        if slash and not re.fullmatch(r"[0-9]{1,2}", step):
            raise _wrong(field, item, "the step must be a number")
        if slash and not int(step):
            raise _wrong(field, item, "the step must be at least 1")
        if first > last:
            raise _wrong(field, item, "the range runs backwards")
        values.update(range(first, last + 1, int(step) if slash else 1))
    return frozenset(values)


def _value(field: _Field, text: str, item: str) -> int:
    if text.lower() in field.words:
        return field.first + field.words.index(text.lower())
    if re.fullmatch(r"[0-9]{1,2}", text) and field.first <= int(text) <= field.last:
        return int(text)
    raise _wrong(field, item, f"write numbers from {field.first} to {field.last}")


def _wrong(field: _Field, item: str, reason: str) -> ValueError:
    return ValueError(f"{item!r} is no {field.name} of a cron expression; {reason}")
