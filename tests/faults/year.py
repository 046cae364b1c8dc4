"""A year of the schedule in minutes: does it drift, lose jobs, or leak?

    python -m tests.faults.year [--days 365] [--sources 300]

The real daemon under a simulated clock, over 300 sources of all kinds of schedule in a time zone
that changes its clocks twice. Runs take a simulated minute and more; three sources hang every time;
the daemon is killed at random moments and started again, the machine sleeps, its clock is put
back, and the configuration is edited, rightly and wrongly.

Every time that a schedule names is computed here once more, in other words, and has to be followed
by a run. Prints how late runs were in the first month and in the last, and what memory was held.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import random
import resource
import sys
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.faults.simulation import START, World, in_memory
from tracker.home import Home
from tracker.schedule.memory import bytes_held
from tracker.schedule.stages import CRAWL
from tracker.schedule.times import spread_of
from tracker.schedule.work import Work

ZONE = "Europe/Berlin"
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
JITTER = 10 * MINUTE
HANGING = ("hang-0", "hang-1", "hang-2")
EDIT_EVERY = 13 * DAY
KILL_EVERY = 9 * DAY
WARM = 0.15
"""The share of the time after which memory has to be flat."""


class KilledError(Exception):
    """What ends the daemon without a word."""


@dataclass(frozen=True)
class Wanted:
    """One source, and how its times are told here."""

    name: str
    schedule: str
    interval: timedelta | None = None
    hour: int = 0
    minute: int = 0
    weekday: int | None = None

    def times(self, start: datetime) -> Iterator[datetime]:
        """After the start: on the grid of an interval, or by looking at one day after another."""
        if self.interval is not None:
            grid = datetime(1970, 1, 1, tzinfo=UTC) + spread_of(self.name, self.interval, JITTER)
            number = int((start - grid) / self.interval)
            while True:
                number += 1
                yield grid + number * self.interval
        day = start.astimezone(ZoneInfo(ZONE)).date() - DAY
        while True:
            day += DAY
            local = datetime(day.year, day.month, day.day, self.hour, self.minute)  # noqa: DTZ001
            if self.weekday is not None and day.weekday() != self.weekday:
                continue
            time = local.replace(tzinfo=ZoneInfo(ZONE)).astimezone(UTC)
            if time.astimezone(ZoneInfo(ZONE)).replace(tzinfo=None) != local:  # in spring
                time = time.replace(minute=0)  # Berlin's clocks jump at 1:00 UTC
            if time > start:
                yield time


def wanted(number: int) -> list[Wanted]:
    """Sources of all kinds."""
    sources = [Wanted(name, "every 6h", 6 * HOUR) for name in HANGING]
    kinds = (
        lambda n: Wanted(f"s{n:03}", "every 6h", 6 * HOUR),
        lambda n: Wanted(f"s{n:03}", "every 12h", 12 * HOUR),
        lambda n: Wanted(f"s{n:03}", f"cron {n % 60} {n % 24} * * *", None, n % 24, n % 60),
        lambda n: Wanted(f"s{n:03}", f"cron {n % 60} 2 * * *", None, 2, n % 60),
        lambda n: Wanted(
            f"s{n:03}", f"cron {n % 60} {n % 24} * * {n % 7}", None, n % 24, n % 60, (n - 1) % 7
        ),
        lambda n: Wanted(f"s{n:03}", "adaptive 12h..2d"),
    )
    return sources + [kinds[n % len(kinds)](n) for n in range(number - len(sources))]


@dataclass
class Ledger:
    """Holds every run against the times that should have been followed by one."""

    sources: dict[str, Wanted]
    disturbed_until: datetime = START
    """Until then a clock that was put back makes times uncertain."""
    runs: int = 0
    lost: int = 0
    checked: int = 0
    late: dict[int, float] = field(default_factory=dict)
    """By month the latest run, in minutes."""
    waiting: dict[str, tuple[datetime, Iterator[datetime]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, one in self.sources.items():
            if not one.schedule.startswith("adaptive") and name not in HANGING:
                times = one.times(START)
                self.waiting[name] = (next(times), times)

    def note(self, work: Work, now: datetime) -> None:
        self.runs += 1
        for name in work.sources:
            if name in self.waiting:
                self._check(name, now)

    def _check(self, name: str, now: datetime) -> None:
        time, times = self.waiting[name]
        passed = 0
        while time <= now:
            if now > self.disturbed_until:
                self.checked += 1
                passed += 1
                late = (now - time) / MINUTE
                self.late[now.month] = max(self.late.get(now.month, 0.0), late)
            time = next(times)
        self.lost += max(passed - 1, 0)
        self.waiting[name] = (time, times)

    def never_run(self, now: datetime) -> list[str]:
        """Sources whose last time was not followed by a run."""
        return [name for name, (time, _) in self.waiting.items() if time < now - HOUR]


@dataclass
class Report:
    """What came of it."""

    runs: int
    checked: int
    lost: int
    never_run: list[str]
    late: dict[int, float]
    memory: array[int]
    database: int
    cpu: float
    starts: int

    @property
    def growth(self) -> float:
        """Of memory, from when it should be flat to the end, as a share."""
        warm = self.memory[int(len(self.memory) * WARM) :]
        early, late = sorted(warm[: len(warm) // 3]), sorted(warm[-len(warm) // 3 :])
        return late[len(late) // 2] / early[len(early) // 2] - 1


class Year:
    """A project of many sources, and what befalls it."""

    def __init__(self, home: Home, number: int, days: int, seed: int = 1) -> None:
        self.home = home
        self.days = days
        self.dice = random.Random(seed)
        self.ledger = Ledger({one.name: one for one in wanted(number)})
        self.memory = array("q")
        self.starts = 0
        self.world = World(home, seconds=self._seconds, began=self.ledger.note, said=None)
        self._write(good=True)

    def run(self) -> Report:
        world, end = self.world, START + self.days * DAY
        self._plan_disturbances()
        while world.now() < end:
            self.starts += 1
            try:
                world.run(end - world.now())
            except KilledError:
                world.running = None
                world.pass_(self.dice.uniform(1, 120))
        database = (self.home.data / "schedule.sqlite").stat().st_size
        return Report(
            self.ledger.runs,
            self.ledger.checked,
            self.ledger.lost,
            self.ledger.never_run(world.now()),
            self.ledger.late,
            self.memory,
            database,
            resource.getrusage(resource.RUSAGE_SELF).ru_utime,
            self.starts,
        )

    def _seconds(self, work: Work) -> float:
        if any(name in HANGING for name in work.sources):
            return 1e9
        return 20.0 + 2 * len(work.sources) if work.stage == CRAWL.name else 10.0

    def _write(self, *, good: bool) -> None:
        self.home.settings.write_text(
            f'[project]\ntime_zone = "{ZONE}"\n[schedule]\nmax_minutes = 20\nmax_sources = 50\n'
        )
        rows = [
            {"name": one.name, "url": f"http://{one.name}.test/", "schedule": one.schedule}
            for one in self.ledger.sources.values()
        ]
        text = json.dumps({"sources": rows}, indent=1)
        self.home.sources.write_text(text if good else text.replace("every", "evry", 1))

    def _plan_disturbances(self) -> None:
        world, days = self.world, self.days * DAY
        every_day = [DAY * n for n in range(1, self.days)]
        for at in every_day:
            world.after(at, self._measure)
        for at in _each(EDIT_EVERY, days):
            world.after(at, lambda: self._write(good=False))
            world.after(at + 5 * HOUR, lambda: self._write(good=True))
        for at in _each(KILL_EVERY, days):
            world.after(at + timedelta(hours=self.dice.uniform(0, 24)), self._kill)
        for at in _each(60 * DAY, days):
            world.after(at + 3 * HOUR, lambda: world.put_clock(7 * MINUTE))  # it slept
            world.after(at + 30 * HOUR, self._put_back)

    def _kill(self) -> None:
        raise KilledError

    def _put_back(self) -> None:
        by = 5 * HOUR
        self.world.put_clock(-by)
        # Until each source has had the time after the one that it was waiting for.
        self.ledger.disturbed_until = self.world.now() + by + 8 * DAY

    def _measure(self) -> None:
        if len(self.memory) % 7 == 0:
            gc.collect()
        self.memory.append(bytes_held({os.getpid()}))
        if len(self.memory) % 30 == 0:
            late = self.ledger.late.get(self.world.now().month, 0.0)
            sys.stderr.write(
                f"day {len(self.memory)}: {self.ledger.runs:,} runs, latest this month {late:.1f} "
                f"min, {self.memory[-1] / 1e6:.1f} MB\n"
            )


def _each(every: timedelta, days: timedelta) -> list[timedelta]:
    return [every * n for n in range(1, int(days / every) + 1) if every * n < days - 2 * DAY]


def main() -> int:
    """Returns 1 where something drifted, was lost, or leaked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--sources", type=int, default=300)
    options = parser.parse_args()
    with in_memory() as folder:
        report = Year(Home(Path(folder)), options.sources, options.days).run()
    say = sys.stdout.write
    say(f"{options.days} days, {options.sources} sources, {report.starts} starts of the daemon\n")
    say(f"runs: {report.runs:,}; times of schedules followed by a run: {report.checked:,}\n")
    say(f"times without a run of their own: {report.lost}; never run: {report.never_run}\n")
    for month, late in report.late.items():
        say(f"latest run in month {month:2}: {late:.1f} min\n")
    say(f"memory: {report.memory[0] / 1e6:.1f} to {report.memory[-1] / 1e6:.1f} MB, ")
    say(f"{report.growth:+.1%} since it should be flat; schedule.sqlite {report.database:,} B\n")
    say(f"CPU: {report.cpu:.0f} s\n")
    is_good = not report.lost and not report.never_run and report.growth < 0.05
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main())
