"""Stretches of the calendar that texts name, and the day on which a part of one ends."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Part = Literal["start", "early", "middle", "late", "end"]
SeasonName = Literal["spring", "summer", "autumn", "winter"]

_SEASON_ENDS: dict[SeasonName, int] = {"spring": 5, "summer": 8, "autumn": 11, "winter": 2}
_TWO_MONTHS = 45
"""Days; what is longer is told in whole months."""
_LAST_YEAR = 9990
"""A year that dates can still be counted on from."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """From the first to the last day, both within it."""

    first: date
    last: date

    def end_of(self, part: Part) -> date:
        """The last day of a part of it: of the start its first day, of `early` a third."""
        days = (self.last - self.first).days
        match part:
            case "start":
                return self.first
            case "early":
                return self._whole_months(days / 3)
            case "middle":
                return self._whole_months(days / 2)
            case _:
                return self.last

    def _whole_months(self, days: float) -> date:
        """The nearest end of a month, of a stretch of months; the day of a shorter one."""
        day = self.first + timedelta(days=int(days))
        if (self.last - self.first).days < _TWO_MONTHS:
            return day
        this, before = month(day.year, day.month), month_after(day.year, day.month, -1)
        near_end = (this.last - day).days <= (day - before.last).days
        return this.last if near_end or before.last < self.first else before.last


OfYear = Callable[[int], Stretch]
"""What comes every year: its stretch in a year."""


def year(number: int) -> Stretch:
    """A calendar year."""
    return Stretch(date(number, 1, 1), date(number, 12, 31))


def fiscal_year(number: int) -> Stretch:
    """A Japanese business year: from April to March."""
    return Stretch(date(number, 4, 1), date(number + 1, 3, 31))


def half(of: Stretch, number: int) -> Stretch:
    """The first or second half of a year, that begins when the year does."""
    return months(of.first, 6 * (number - 1), 6)


def quarter(of: Stretch, number: int) -> Stretch:
    """The first to fourth quarter of a year, that begins when the year does."""
    return months(of.first, 3 * (number - 1), 3)


def month(of_year: int, number: int) -> Stretch:
    """A month from 1 to 12."""
    return Stretch(date(of_year, number, 1), date(of_year, number, monthrange(of_year, number)[1]))


def month_after(of_year: int, number: int, steps: int) -> Stretch:
    """The month that many months on; back where `steps` is negative."""
    years, index = divmod(of_year * 12 + number - 1 + steps, 12)
    return month(years, index + 1)


def months(first: date, skipped: int, count: int) -> Stretch:
    """So many months from the month of `first`, after some that are skipped."""
    begin = month_after(first.year, first.month, skipped)
    return Stretch(begin.first, month_after(first.year, first.month, skipped + count - 1).last)


def season(of_year: int, name: SeasonName) -> Stretch:
    """A season of three months by the month in which it ends; winter ends in the next year."""
    ends = month(of_year + (name == "winter"), _SEASON_ENDS[name])
    return Stretch(month_after(ends.first.year, ends.first.month, -2).first, ends.last)


def decade(of_year: int) -> Stretch:
    """The ten years from the one that ends in 0."""
    begin = of_year // 10 * 10
    return Stretch(date(begin, 1, 1), date(begin + 9, 12, 31))


def later(day: date, count: int, unit: str) -> date | None:
    """The day that many days, weeks, months, quarters or years on; None beyond all calendars."""
    if unit in {"day", "week"}:
        days = count * (7 if unit == "week" else 1)
        return day + timedelta(days=days) if days < _LAST_YEAR * 300 - day.year * 366 else None
    steps = count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
    if day.year + steps // 12 >= _LAST_YEAR:
        return None
    target = month_after(day.year, day.month, steps)
    return target.first.replace(day=min(day.day, target.last.day))
