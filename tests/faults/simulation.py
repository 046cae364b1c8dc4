"""A daemon under a simulated clock: the real loop, book and store; runs that take no time.

`World` is the machine: its clocks, who carries out work, and what happens at which moment. Nothing
of the program is replaced but what it takes as a parameter.
"""

from __future__ import annotations

import heapq
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from tracker.home import Home
from tracker.schedule.book import SCHEDULE
from tracker.schedule.clock import open_clock
from tracker.schedule.configuration import Configuration
from tracker.schedule.daemon import Daemon
from tracker.schedule.stages import CRAWL
from tracker.schedule.work import Result, Work

START = datetime(2026, 1, 1, 6, 0, tzinfo=UTC)
LEAST_STEP = 0.01
"""Seconds that a turn of the loop takes."""


@contextmanager
def in_memory() -> Iterator[Path]:
    """A folder that no disk is waited for, where the system has such: days pass in moments."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)


def well(work: Work, seconds: float) -> Result:
    """A run that goes well."""
    by_source = dict.fromkeys(work.sources, ("done", ""))
    return Result("done", "", seconds, 1, by_source if work.stage == CRAWL.name else None)  # type: ignore[arg-type]


@dataclass
class World:
    """Both clocks, and what is at work."""

    home: Home
    now_: datetime = START
    monotonic_: float = 1000.0
    seconds: Callable[[Work], float] = lambda work: 60.0
    """How long a run takes."""
    outcome: Callable[[Work, float], Result] = well
    began: Callable[[Work, datetime], None] = lambda work, now: None
    """Is told of every run."""
    said: list[str] | None = field(default_factory=list)
    running: FastRun | None = None
    is_busy: str | None = None
    _coming: list[tuple[float, int, Callable[[], int | None]]] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=count)

    # A timepiece.

    def now(self) -> datetime:
        return self.now_

    def monotonic(self) -> float:
        return self.monotonic_

    # A runner.

    def obstacle(self, home: Home) -> str | None:
        return self.is_busy

    def end_leftover(self, home: Home, pid: int) -> None:
        assert pid == 1

    def start(self, work: Work) -> FastRun:
        self.running = FastRun(work, self, self.monotonic_ + self.seconds(work))
        self.began(work, self.now_)
        return self.running

    # An inbox.

    def wait(self, seconds: float, *, is_at_work: bool) -> int | None:
        until = self.monotonic_ + max(seconds, LEAST_STEP)
        if is_at_work and self.running is not None:
            until = min(until, max(self.running.ends_at, self.monotonic_ + LEAST_STEP))
        if self._coming and self._coming[0][0] <= until:
            at, _, happening = heapq.heappop(self._coming)
            self.pass_(max(at - self.monotonic_, 0))
            return happening()
        assert until < float("inf"), "nothing would ever happen again"
        self.pass_(until - self.monotonic_)
        return None

    # The rest of the world.

    def after(self, passed: timedelta, happening: Callable[[], int | None]) -> None:
        """Let something happen; what it returns is a signal."""
        entry = (self.monotonic_ + passed.total_seconds(), next(self._numbers), happening)
        heapq.heappush(self._coming, entry)

    def put_clock(self, by: timedelta) -> None:
        """Set the clock, or sleep: the counting clock takes no notice."""
        self.now_ += by

    def tell(self, message: str, **fields: object) -> None:
        if self.said is not None:
            self.said.append(message)

    def pass_(self, seconds: float) -> None:
        self.monotonic_ += seconds
        self.now_ += timedelta(seconds=seconds)

    def run(self, passed: timedelta) -> None:
        """A daemon, from its start to a SIGTERM after so long."""
        is_over = False
        self.after(passed, lambda: None if is_over else signal.SIGTERM)
        try:
            with self.daemon() as daemon:
                daemon.loop(once=False)
        finally:
            is_over = True  # where it was killed, the signal is not for the next one

    @contextmanager
    def daemon(self) -> Iterator[Daemon]:
        """A daemon that has begun."""
        with open_clock(self.home.data / SCHEDULE, self.tell, self) as clock:
            configuration = Configuration(self.home)
            daemon = Daemon(configuration, clock, self, self, self, self.tell)
            daemon.begin()
            yield daemon


@dataclass
class FastRun:
    """A run that has its end when its time has passed."""

    work: Work
    world: World
    ends_at: float
    pid: int = 1
    is_stopped: bool = False
    started: float = field(init=False)

    def __post_init__(self) -> None:
        self.started = self.world.monotonic_
        self.ends_at = min(self.ends_at, self.started + self.work.minutes * 60)

    def has_ended(self) -> bool:
        return self.is_stopped or self.world.monotonic_ >= self.ends_at

    def ask_to_end(self) -> None:
        self.is_stopped = True

    def kill(self) -> None:
        self.is_stopped = True

    def result(self) -> Result:
        self.world.running = None
        seconds = self.world.monotonic_ - self.started
        if self.is_stopped:
            return Result("stopped", "stopped with the scheduler", seconds)
        if seconds >= self.work.minutes * 60:
            return Result("over time", "stopped", seconds)
        return self.world.outcome(self.work, seconds)
