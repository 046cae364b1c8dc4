"""What is to be done next: a crawl of what is due, or a stage that follows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from crawler.job import new_run_id
from tracker.schedule.book import Book
from tracker.schedule.choosing import next_crawl
from tracker.schedule.configuration import Configuration
from tracker.schedule.memory import bytes_of_machine
from tracker.schedule.plan import Planned
from tracker.schedule.stages import CRAWL, Stage
from tracker.schedule.timepiece import Timepiece
from tracker.schedule.work import Work

STAGES_WAIT = 600.0
"""Seconds: so long what is due is crawled before what has come is brought to the readers."""
MINUTES_TO_END = 5.0
"""Beyond the time that the sources of a crawl say that they take."""
SHARE_OF_MEMORY = 0.9
"""Of the machine, where nothing else is said: above the eight tenths at which DuckDB goes to the
disk by itself."""
LONGEST_PAUSE = timedelta(hours=1)
"""After failures in a row of a stage, or of crawling as a whole."""


class Orders:
    """Chooses among what the book says is due."""

    def __init__(
        self,
        configuration: Configuration,
        book: Book,
        timepiece: Timepiece,
        stages: Sequence[Stage],
    ) -> None:
        self._configuration = configuration
        self._book = book
        self._timepiece = timepiece
        self._stages = stages
        self._crawling_since: float | None = timepiece.monotonic()
        """When the first crawl began whose articles the stages have not seen."""
        memory = bytes_of_machine()
        self._memory = int(memory * SHARE_OF_MEMORY) if memory else None

    def next_work(self) -> Work | None:
        """What is to be done now, if anything may be."""
        crawl, stage = self._next_crawl(), self._next_stage()
        is_turn_of_stages = crawl is None or self._have_stages_waited()
        return stage if stage is not None and is_turn_of_stages else crawl

    def seconds_to_next_trial(self) -> float:
        """Until something that is due and was left alone may be tried again."""
        now = self._timepiece.now()
        trial = self._book.next_trial(now)
        return float("inf") if trial is None else (trial - now).total_seconds()

    def begun(self, work: Work) -> None:
        """Take notice that this has begun."""
        if work.stage != CRAWL.name:
            self._crawling_since = None
        elif self._crawling_since is None:
            self._crawling_since = self._timepiece.monotonic()

    def _have_stages_waited(self) -> bool:
        since = self._crawling_since
        return since is None or self._timepiece.monotonic() - since > STAGES_WAIT

    def _next_crawl(self) -> Work | None:
        due = self._book.due()
        now = self._timepiece.now()
        if not due or self._book.is_left_alone(CRAWL.name, now, LONGEST_PAUSE):
            return None
        limits = self._configuration.limits
        plan = self._configuration.by_source
        sources = next_crawl(
            due,
            plan,
            self._book.jobs(one.source for one in due),
            now,
            most=limits.max_sources,
            most_a_host=limits.max_a_host,
        )
        if not sources:
            return None
        return self._work(CRAWL, self._minutes(sources, plan), sources)

    def _minutes(self, sources: Iterable[str], plan: Mapping[str, Planned]) -> float:
        most = self._configuration.limits.max_minutes
        own = [plan[source].max_minutes for source in sources]
        return min(most, max(most if one is None else one + MINUTES_TO_END for one in own))

    def _next_stage(self) -> Work | None:
        due = {one.stage for one in self._book.stages_due()}
        now = self._timepiece.now()
        for stage in self._stages:
            if stage.name not in due or not stage.is_wanted(self._configuration.home):
                continue
            if not self._book.is_left_alone(stage.name, now, LONGEST_PAUSE):
                minutes = self._configuration.limits.max_minutes
                return self._work(stage, minutes)
        return None

    def _work(self, stage: Stage, minutes: float, sources: tuple[str, ...] = ()) -> Work:
        megabytes = self._configuration.limits.max_memory_mb
        most = megabytes * 1_000_000 or self._memory
        home = self._configuration.home
        run_id = new_run_id(self._timepiece.now())
        return Work(run_id, stage.name, stage.command, home, minutes, most, sources)
