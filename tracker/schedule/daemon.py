"""The loop: look at the clock, let run what is due, one run at a time.

Only one run can write to a project. Sources that are due together are crawled together, as many as
the limits allow; the stages follow when nothing more is due, or have waited long enough. One thread
does it all; a signal is a message to it, and so is what others write into the book.
"""

from __future__ import annotations

import signal
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import timedelta

from sqlalchemy.exc import DBAPIError

from crawler.polling import in_words
from tracker.log_line import Level
from tracker.schedule.adaptive import paces
from tracker.schedule.clock import Clock, unusable
from tracker.schedule.configuration import Configuration
from tracker.schedule.inbox import Inbox
from tracker.schedule.notifying import Notifier
from tracker.schedule.ordering import Orders
from tracker.schedule.plan import Planned, timetable
from tracker.schedule.records import Run
from tracker.schedule.settling import Settling
from tracker.schedule.stages import CRAWL, STAGES, Stage
from tracker.schedule.telling import Tell
from tracker.schedule.timepiece import Jumps, Timepiece
from tracker.schedule.work import Result, Runner, Running, Work
from tracker.watching.pulse import Pulse

SECONDS_BETWEEN_TRIALS = 3.0
"""After a trouble with the disk."""
LEAST_JUMP = timedelta(minutes=1)
"""By so much a clock must have moved otherwise than by passing."""
NAMES_SHOWN = 8
CONFIGURATION = "configuration"
"""What a mistake in one of the project's files is a trouble with."""


class Daemon:
    """The schedule of one project at work."""

    def __init__(
        self,
        configuration: Configuration,
        clock: Clock,
        runner: Runner,
        timepiece: Timepiece,
        inbox: Inbox,
        tell: Tell,
        *,
        notifier: Notifier | None = None,
        pulse: Pulse | None = None,
        stages: Sequence[Stage] = STAGES,
    ) -> None:
        self._configuration = configuration
        self._clock = clock
        self._book = clock.book
        self._runner = runner
        self._timepiece = timepiece
        self._inbox = inbox
        self._tell = tell
        self._notifier = notifier or Notifier({})
        self._pulse = pulse or Pulse(timepiece.monotonic)
        self._stages = tuple(stages)
        self._orders = Orders(configuration, clock.book, timepiece, stages)
        self._settling = Settling(configuration, clock, timepiece, tell)
        self._jumps = Jumps(timepiece)
        self._running: Running | None = None
        self._ended: tuple[Work, Result] | None = None
        """A run that has ended, until what came of it is kept."""
        self._is_to_reload = False
        self._obstacle: str | None = None
        self._last_trouble = ""
        self.has_failed = False

    def begin(self) -> None:
        """Take up what an earlier daemon left, and follow the plan."""
        now = self._timepiece.now()
        for lost in self._book.give_back_lost_runs(now):
            self._tell(f"{_names(lost)}: had not ended when the last scheduler did; runs again")
            if lost.pid is not None:
                self._runner.end_leftover(self._configuration.home, lost.pid)
        unknown = [one for one in self._stages if not self._book.is_stage_known(one.name)]
        self._need(unknown)
        if self._configuration.mistake is not None:
            self._tell_mistake(self._configuration.mistake)
        else:
            self._book.stop_complaining(CONFIGURATION)
        self._follow_plan()
        self._notifier.ready()

    def loop(self, *, once: bool) -> None:
        """Until SIGTERM or SIGINT; with `once` until nothing is due any more."""
        try:
            while True:
                wait = self._guarded_step()
                self._beat()
                if once and self._running is None and self._obstacle is None:
                    return
                number = self._inbox.wait(wait, is_at_work=self._running is not None)
                if number == signal.SIGHUP:
                    self._is_to_reload = True
                elif number is not None:
                    self._stop()
                    return
        finally:
            if self._running is not None:
                self._running.kill()

    def _guarded_step(self) -> float:
        """A step, though the disk may be full or the clock's file gone: that may pass."""
        try:
            wait = self._step()
        except (DBAPIError, sqlite3.Error, OSError) as error:
            file = self._configuration.home.data / "schedule.sqlite"
            trouble = str(error if isinstance(error, OSError) else unusable(file, error))
            self.has_failed = True
            if trouble != self._last_trouble:
                self._tell(
                    f"{trouble}; tried again from time to time", event="trouble", level="error"
                )
            self._last_trouble = trouble
            return SECONDS_BETWEEN_TRIALS
        self._last_trouble = ""
        return wait

    def _step(self) -> float:
        """Returns the seconds until something is to be done."""
        self._notice_jump()
        if self._is_to_reload or self._configuration.has_changed():
            self._read_configuration()
        wait = self._clock.tick()
        if self._running is not None:
            if not self._running.has_ended():
                return wait
            self._end(self._running)
        self._settle()
        work = self._orders.next_work()
        if work is None:
            self._obstacle = None
            return min(wait, self._orders.seconds_to_next_trial())
        if self._is_free():
            self._start(work)
        return wait

    def _notice_jump(self) -> None:
        jump = self._jumps.since_last_look()
        if jump <= -LEAST_JUMP:
            self._clock.put_back(self._configuration.plan, -jump)
            self._tell(
                f"the clock was put back by {in_words(-jump)}; "
                "what is waited for is as far ahead as before",
                event="jump",
                level="warning",
            )
        elif jump >= LEAST_JUMP:
            self._tell(
                f"the clock was put forward by {in_words(jump)}, or the machine slept; "
                "what fell due in the meantime runs once",
                event="jump",
                level="warning",
            )

    def _is_free(self) -> bool:
        """Whether nobody else works on the project; who does is told of once."""
        obstacle = self._runner.obstacle(self._configuration.home)
        if obstacle is not None and obstacle != self._obstacle:
            self._tell(f"{obstacle}; what is due waits for it", event="waiting")
        self._obstacle = obstacle
        return obstacle is None

    def _start(self, work: Work) -> None:
        now = self._timepiece.now()
        if work.stage == CRAWL.name:
            self._need(self._stages)
        self._book.begin(work.run_id, work.stage, work.sources, now, work.log)
        try:
            self._running = self._runner.start(work)
        except OSError as error:
            self._book.end(work.run_id, now, "failed", str(error), still_due=work.sources)
            raise
        self._book.has_process(work.run_id, self._running.pid)
        self._orders.begun(work)
        self._tell_of(work, "started", event="start", pid=self._running.pid)

    def _need(self, stages: Iterable[Stage]) -> None:
        home = self._configuration.home
        wanted = [stage.name for stage in stages if stage.is_wanted(home)]
        self._book.need(wanted, self._timepiece.now())

    def _end(self, running: Running) -> None:
        work, result = running.work, running.result()
        self._running = None
        is_done = result.outcome == "done"
        said = f"done in {result.seconds:.0f} s" if is_done else f"{result.reason}; log: {work.log}"
        self.has_failed |= not is_done
        self._tell_of(
            work,
            said,
            event="end",
            level="info" if is_done else "warning",
            outcome=result.outcome,
            seconds=round(result.seconds, 1),
            peak_bytes=result.peak_bytes,
        )
        self._ended = (work, result)

    def _settle(self) -> None:
        """Keep what came of the run that has ended; where that fails it is tried again."""
        if self._ended is not None:
            self._settling.settle(*self._ended)
            self._ended = None

    def _read_configuration(self) -> None:
        before = self._configuration.plan
        self._configuration.read_again()
        self._is_to_reload = False
        if self._configuration.mistake is not None:
            self._tell_mistake(self._configuration.mistake)
        else:
            self._book.stop_complaining(CONFIGURATION)
            self._tell("configuration read again", event="configuration")
            self._follow_plan(before)

    def _tell_mistake(self, mistake: str) -> None:
        self._book.complain(CONFIGURATION, mistake, self._timepiece.now())
        for line in mistake.splitlines():
            self._tell(line, event="configuration", level="error")
        self._tell(
            "the last good configuration stays in use until this is mended",
            event="configuration",
            level="error",
        )

    def _follow_plan(self, before: Iterable[Planned] = ()) -> None:
        """Set the clock by the plan, and show what is new in it."""
        times = self._clock.set(self._configuration.plan)
        new = {planned: time for planned, time in times.items() if planned not in before}
        now = self._timepiece.now()
        paced = paces(self._configuration.home, new, now)
        why = {planned: one.interval.reason for planned, one in paced.items()}
        for planned in new:
            self._book.explain(planned.source, why.get(planned, ""))
        for line in timetable(new, self._configuration.time_zone, now, why):
            self._tell(line, event="plan")
        kept = {planned.source for planned in times}
        for planned in before:
            if planned.source not in kept:
                self._tell(f"{planned.source}  removed", event="plan")

    def _beat(self) -> None:
        self._pulse.beat()
        self._notifier.beat()

    def _stop(self) -> None:
        self._notifier.stopping()
        running = self._running
        if running is None:
            self._tell("stopped", event="stop")
            return
        again = "will run again at the next start"
        self._tell(f"stopping; {_names(running.work)} {again}", event="stop")
        running.ask_to_end()
        while not running.has_ended():
            self._beat()
            number = self._inbox.wait(float("inf"), is_at_work=True)
            if number is not None and number != signal.SIGHUP:
                running.kill()
                raise KeyboardInterrupt
        self._running = None
        self._ended = (running.work, running.result())
        try:
            self._settle()
        except (DBAPIError, sqlite3.Error) as error:
            # The next start finds the run unfinished, and makes up for it.
            self._tell(str(error), event="trouble", level="error")
        self._tell("stopped", event="stop")

    def _tell_of(
        self, work: Work, what: str, *, event: str, level: Level = "info", **fields: object
    ) -> None:
        self._tell(
            f"{_names(work)}: {what}",
            event=event,
            level=level,
            run_id=work.run_id,
            stage=work.stage,
            sources=work.sources or None,
            **fields,
        )


def _names(work: Work | Run) -> str:
    if not work.sources:
        return work.stage
    more = len(work.sources) - NAMES_SHOWN
    shown = ", ".join(sorted(work.sources[:NAMES_SHOWN]))
    return f"{shown} and {more} more" if more > 0 else shown
