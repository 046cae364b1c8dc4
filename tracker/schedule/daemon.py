"""The loop: look at the clock, run what is due, one run at a time.

Only one run can write to a project, so sources that fall due together go into one run, and those
that fall due while one is at work wait for its end. One thread does it all; a signal is a message
to it.
"""

from __future__ import annotations

import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from queue import Empty, SimpleQueue
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.exc import DBAPIError

from config.errors import ConfigError
from tracker.errors import UserError
from tracker.home import Home
from tracker.lock import exclusive
from tracker.progress import Progress
from tracker.schedule.adaptive import paces
from tracker.schedule.child import Child
from tracker.schedule.clock import LONGEST_WAIT, Clock, open_clock, unusable
from tracker.schedule.configuration import Configuration
from tracker.schedule.plan import Planned, timetable
from tracker.watching.pulse import Pulse
from tracker.watching.starting import watched

SECONDS_BETWEEN_LOOKS = 0.5
"""At a run that is at work."""


def serve(home: Home, progress: Progress, *, once: bool = False) -> bool:
    """Run the project's sources by their schedules until SIGTERM or SIGINT.

    With `once` only what is due now. Returns whether all runs went well. A second signal ends the
    running crawl at once and raises KeyboardInterrupt. Raises ConfigError, and UserError where
    another daemon is at work.
    """
    configuration = Configuration(home)
    with (
        exclusive(home.data / "schedule.lock", "another 'tracker schedule'"),
        open_clock(home.data / "schedule.sqlite", progress.say) as clock,
        _signals() as signals,
        watched(home, progress.say) as pulse,
    ):
        daemon = _Daemon(home, progress, configuration, clock, signals, pulse)
        daemon.follow_plan()
        daemon.loop(once=once)
        return not daemon.has_failed


class _Daemon:
    def __init__(
        self,
        home: Home,
        progress: Progress,
        configuration: Configuration,
        clock: Clock,
        signals: SimpleQueue[int],
        pulse: Pulse,
    ) -> None:
        self._home = home
        self._progress = progress
        self._configuration = configuration
        self._clock = clock
        self._signals = signals
        self._pulse = pulse
        self._child: Child | None = None
        self._is_blocked = False
        """Whether the configuration is wrong: what is due waits until it is mended."""
        self._last_trouble = ""
        self.has_failed = False

    def follow_plan(self, before: Iterable[Planned] = ()) -> None:
        """Set the clock by the plan, and show what is new in it."""
        times = self._clock.set(self._configuration.plan)
        new = {planned: time for planned, time in times.items() if planned not in before}
        now = datetime.now(UTC)
        why = {
            planned: paced.interval.reason for planned, paced in paces(self._home, new, now).items()
        }
        for line in timetable(new, self._configuration.time_zone, now, why):
            self._progress.say(line)
        kept = {planned.source for planned in times}
        for planned in before:
            if planned.source not in kept:
                self._progress.say(f"{planned.source}  removed")

    def loop(self, *, once: bool) -> None:
        """Until a signal; with `once` until nothing is due any more."""
        try:
            while True:
                wait = self._guarded_step()
                self._pulse.beat()
                if once and self._child is None:
                    return
                try:
                    self._signals.get(timeout=SECONDS_BETWEEN_LOOKS if self._child else wait)
                except Empty:
                    continue
                self._stop()
                return
        finally:
            if self._child is not None:
                self._child.kill()

    def _guarded_step(self) -> float:
        """A step, though the disk may be full or the clock's file gone: that may pass."""
        try:
            wait = self._step()
        except (DBAPIError, OSError) as error:
            file = self._home.data / "schedule.sqlite"
            trouble = str(unusable(file, error)) if isinstance(error, DBAPIError) else str(error)
            self.has_failed = True
            if trouble != self._last_trouble:
                self._say(f"{trouble}; tried again from time to time")
            self._last_trouble = trouble
            return LONGEST_WAIT
        self._last_trouble = ""
        return wait

    def _step(self) -> float:
        wait = self._clock.tick()
        if self._child is not None:
            if not self._child.has_ended():
                return wait
            self._end(self._child)
        if self._configuration.has_changed():
            self._read_configuration()
        due = () if self._is_blocked else self._clock.due()
        if due:
            self._start(due)
        return wait

    def _start(self, due: tuple[str, ...]) -> None:
        self._child = Child.start(self._home, due, minutes=self._configuration.max_minutes)
        self._say(f"{', '.join(due)}: started")

    def _end(self, child: Child) -> None:
        self._child = None
        self._say(f"{', '.join(child.sources)}: {child.outcome}")
        self.has_failed |= child.process.returncode != 0
        self._is_blocked = child.is_misconfigured
        if child.is_misconfigured:
            self._say_what_waits()
        else:
            # First the next time, then off the list: between the two a kill costs one run more.
            self._pace(child)
            self._clock.done(child.sources)

    def _pace(self, child: Child) -> None:
        """Set the next time of each adaptive source by what the run has seen."""
        now = datetime.now(UTC)
        started = now - timedelta(seconds=child.seconds)
        ran = [one for one in self._configuration.plan if one.source in child.sources]
        for planned, paced in paces(self._home, ran, now).items():
            self._clock.put(planned, paced.next_run(started, now))
            self._say(f"{planned.source}: {paced.interval.reason}")

    def _read_configuration(self) -> None:
        before = self._configuration.plan
        try:
            self._configuration.read_again()
        except (ConfigError, UserError) as error:
            self._is_blocked = True
            for line in str(error).splitlines():
                self._say(line)
            self._say_what_waits()
        else:
            self._is_blocked = False
            self._say("configuration read again")
            self.follow_plan(before)

    def _say_what_waits(self) -> None:
        self._say("the schedule goes on as it was; what falls due runs when this is mended")

    def _stop(self) -> None:
        child = self._child
        if child is None:
            self._say("stopped")
            return
        self._say(f"stopping; {', '.join(child.sources)} will run again at the next start")
        child.ask_to_end()
        while not child.has_ended():
            try:
                self._signals.get(timeout=SECONDS_BETWEEN_LOOKS)
            except Empty:
                continue
            child.kill()
            raise KeyboardInterrupt
        self._child = None
        self._say("stopped")

    def _say(self, message: str) -> None:
        now = datetime.now(ZoneInfo(self._configuration.time_zone))
        self._progress.say(f"{now:%Y-%m-%d %H:%M:%S}  {message}")


@contextmanager
def _signals() -> Iterator[SimpleQueue[int]]:
    """SIGTERM and SIGINT as messages. A SimpleQueue may be written to from a signal handler."""
    received: SimpleQueue[int] = SimpleQueue()

    def receive(number: int, frame: Any) -> None:  # noqa: ARG001
        received.put(number)

    before = {n: signal.signal(n, receive) for n in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield received
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
