"""What follows from the end of a run: next times, pauses, and what is due again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from crawler.polling import in_words
from tracker.schedule.adaptive import paces
from tracker.schedule.choosing import pause_after
from tracker.schedule.clock import Clock
from tracker.schedule.configuration import Configuration
from tracker.schedule.ordering import LONGEST_PAUSE
from tracker.schedule.records import BROKEN
from tracker.schedule.stages import CRAWL
from tracker.schedule.telling import Tell
from tracker.schedule.timepiece import Timepiece
from tracker.schedule.work import Result, Work

FIRST_PAUSE = timedelta(minutes=1)
"""After a failure of a stage, or of crawling as a whole; twice as long after each that follows."""


class Settling:
    """Keeps what came of runs."""

    def __init__(
        self, configuration: Configuration, clock: Clock, timepiece: Timepiece, tell: Tell
    ) -> None:
        self._configuration = configuration
        self._clock = clock
        self._book = clock.book
        self._timepiece = timepiece
        self._tell = tell

    def settle(self, work: Work, result: Result) -> None:
        """Keep what came of a run, and last of all that it has ended.

        So whatever kills the daemon in between costs one run more, and loses none.
        """
        still_due: tuple[str, ...] = ()
        if work.stage == CRAWL.name:
            still_due = self._settle_crawl(work, result)
        else:
            self._settle_stage(work.stage, result)
        self._book.end(
            work.run_id,
            self._timepiece.now(),
            result.outcome,
            result.reason,
            seconds=result.seconds,
            peak_bytes=result.peak_bytes,
            still_due=still_due,
        )

    def _settle_crawl(self, work: Work, result: Result) -> tuple[str, ...]:
        """Returns the sources that are to run again."""
        now = self._timepiece.now()
        started = now - timedelta(seconds=result.seconds)
        whole = dict.fromkeys(work.sources, (result.outcome, result.reason))
        self._book.report({**whole, **(result.by_source or {})}, started, now)
        if result.outcome in BROKEN:
            self._suspect(work.sources, started, now)
        elif result.by_source is not None:
            self._book.clear_breaks(work.sources)
            self._book.settle(CRAWL.name)
            self._pace(work.sources, started)
            return ()
        elif result.outcome == "failed":
            self._postpone(CRAWL.name)
        return work.sources

    def _settle_stage(self, stage: str, result: Result) -> None:
        if result.outcome == "done":
            self._book.settle(stage)
        elif result.outcome != "stopped":
            self._postpone(stage)

    def _suspect(self, sources: Iterable[str], started: datetime, now: datetime) -> None:
        """Any of these may be why the run broke: each is crawled alone from now on."""
        for source, job in self._book.jobs(sources).items():
            breaks = job.breaks + 1
            pause = pause_after(breaks, now - started)
            self._book.set_breaks(source, breaks, now + pause if pause else None)
            if pause:
                self._tell(
                    f"{source}: left alone for {in_words(pause)}", event="pause", level="warning"
                )

    def _postpone(self, stage: str) -> None:
        failures = self._book.failures(stage) + 1
        pause = min(FIRST_PAUSE * 2 ** min(failures - 1, 10), LONGEST_PAUSE)
        self._book.postpone(stage, failures, self._timepiece.now() + pause)
        self._tell(f"{stage}: tried again in {in_words(pause)}", event="pause", stage=stage)

    def _pace(self, sources: tuple[str, ...], started: datetime) -> None:
        """Set the next time of each adaptive source by what the run has seen."""
        now = self._timepiece.now()
        plan = self._configuration.by_source
        ran = [plan[source] for source in sources if source in plan]
        for planned, paced in paces(self._configuration.home, ran, now).items():
            self._clock.put(planned, paced.next_run(started, now))
            self._book.explain(planned.source, paced.interval.reason)
            self._tell(f"{planned.source}: {paced.interval.reason}", event="pace")
