"""What publishers have published when: real days from saved articles, and invented habits.

The saved articles carry a day, seldom a time. The time of day is drawn, with a fixed seed, from
`WORKING_HOURS`: two thirds between 9 and 17 o'clock of the publisher's zone, a quarter in the
evening (17 to 22), the rest at any hour. A policy that knows the hours of work gains from that what
it would gain from a publisher that keeps them.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

SEED = 20261124
WORKING_HOURS = ((2 / 3, 9, 17), (1 / 4, 17, 22), (1 / 12, 0, 24))
"""Share, first hour, last hour."""
YEAR = timedelta(days=365)

_TOKYO = ZoneInfo("Asia/Tokyo")
_PACIFIC = ZoneInfo("America/Los_Angeles")
_ZONES = {"takech9203": _TOKYO}
_DAY = re.compile(r"(?<!\d)(20\d\d)[-_]?(0[1-9]|1[0-2])[-_]?(0[1-9]|[12]\d|3[01])(?!\d)")
_FRONT_DATE = re.compile(r"^date: *[\"']?(20\d\d-\d\d-\d\d)", re.MULTILINE)
_POSTED = re.compile(r"^\*\*Posted on\*\*: *(\w+ \d+, 20\d\d)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Publisher:
    """A feed and its history."""

    name: str
    published: tuple[datetime, ...]
    """In the order of time; those before `start` stand in the feed when it is first read."""
    start: datetime
    end: datetime
    zone: ZoneInfo
    entries: int = 20
    """That the feed holds; older ones have fallen out."""


def real_publishers(folder: Path) -> list[Publisher]:
    """One a corpus under the folder, over its last year or as far as it goes back."""
    return [
        _publisher(corpus.name.rpartition("+")[2], days, _ZONES.get(corpus.name.split("+")[0]))
        for corpus in sorted(folder.iterdir())
        if corpus.is_dir() and len(days := sorted(_days(corpus))) >= 5
    ]


def _days(corpus: Path) -> Iterator[date]:
    for file in sorted(corpus.rglob("*")):
        if file.suffix not in {".md", ".mdx", ".rst"}:
            continue
        text = file.read_text("utf-8", "replace")
        for posted in _POSTED.findall(text):
            yield datetime.strptime(posted, "%B %d, %Y").date()  # noqa: DTZ007
        if match := _DAY.search(file.name):
            yield date(*map(int, match.groups()))
        elif match := _FRONT_DATE.search(text):
            yield date.fromisoformat(match[1])


def _publisher(name: str, days: list[date], zone: ZoneInfo | None) -> Publisher:
    zone = zone or _PACIFIC
    dice = random.Random(f"{SEED} {name}")
    published = sorted(datetime.combine(day, _time_of_day(dice), zone) for day in days)
    end = datetime.combine(days[-1], time(), zone) + timedelta(days=1)
    start = max(end - YEAR, datetime.combine(days[0], time(), zone) + timedelta(days=1))
    start += _any_hour(dice)
    return Publisher(name, tuple(published), start, end, zone)


def _time_of_day(dice: random.Random) -> time:
    shares = [share for share, _, _ in WORKING_HOURS]
    ((_, first, last),) = dice.choices(WORKING_HOURS, shares)
    return time(dice.randrange(first, last), dice.randrange(60), dice.randrange(60))


def invented_publishers() -> list[Publisher]:
    """Habits that a year may show: steady, seldom, bursting, silent."""
    return [
        _habit("hourly wire", [24.0] * 365, whole_day=True, entries=30),
        _habit("busy desk", [40.0, 40, 40, 40, 40, 8, 8] * 53, entries=30),
        _habit("daily blog", [1.4, 1.4, 1.4, 1.4, 1.4, 0, 0] * 53),
        _habit("weekly letter", [0, 1.0, 0, 0, 0, 0, 0] * 53, exactly=True),
        _habit("monthly report", ([1.0] + [0] * 29) * 13, exactly=True),
        _habit("conferences", ([0.2] * 86 + [25.0] * 5) * 4),
        _habit("starts late", [0] * 200 + [6.0] * 165),
        _habit("dead", [0] * 365),
    ]


def _habit(
    name: str,
    a_day: list[float],
    *,
    exactly: bool = False,
    whole_day: bool = False,
    entries: int = 20,
) -> Publisher:
    """So many articles each day of a year, from its first Monday on; in the mean, or exactly."""
    dice = random.Random(f"{SEED} {name}")
    start = datetime(2025, 1, 6, tzinfo=_TOKYO)
    published = []
    for day, mean in enumerate(a_day[:365]):
        for _ in range(int(mean) if exactly else _poisson(dice, mean)):
            any_time = time(dice.randrange(24), dice.randrange(60), dice.randrange(60))
            moment = any_time if whole_day else _time_of_day(dice)
            published.append(datetime.combine(start + timedelta(days=day), moment, _TOKYO))
    first_look = start + _any_hour(dice)
    return Publisher(name, tuple(sorted(published)), first_look, start + YEAR, _TOKYO, entries)


def _any_hour(dice: random.Random) -> timedelta:
    """When somebody adds the source; a daily look stays at that hour."""
    return timedelta(minutes=dice.randrange(24 * 60))


def _poisson(dice: random.Random, mean: float) -> int:
    """How many exponential waiting times fit into one day."""
    count, passed = -1, 0.0
    while mean and passed <= 1:
        passed += dice.expovariate(mean)
        count += 1
    return max(count, 0)
