"""The whole way: crawl, analyse, load, publish, tell."""

from __future__ import annotations

from collections.abc import Sequence

from config.models import Source
from crawler.job import new_run_id
from tracker.home import Home
from tracker.lock import exclusive
from tracker.progress import Progress
from tracker.project import read_rules, read_settings
from tracker.runs.recording import recording
from tracker.stages.alerts import alerts
from tracker.stages.analyse import analyse
from tracker.stages.crawl import crawl
from tracker.stages.publish import publish

LOCK = "run.lock"
WORK = "another crawl, analysis or load"


def run(
    home: Home,
    sources: Sequence[Source],
    progress: Progress,
    *,
    allow_local: bool = False,
    wait: float = 0,
    verbose: bool = False,
) -> tuple[str, ...]:
    """Crawl the sources, bring all that is stored to the readers, and tell what is new in it.

    Returns what went wrong.

    The configuration is read whole before anything is fetched: a mistake in it must not show after
    an hour of crawling.
    """
    settings = read_settings(home)
    rules = read_rules(home, settings)
    names = [source.name for source in sources]
    with (
        exclusive(home.data / LOCK, WORK, wait=wait, tell=progress.say),
        recording(home, "run", names, progress) as recorder,
    ):
        crawled = crawl(
            *(home, settings, sources, progress),
            run_id=recorder.run_id,
            allow_local=allow_local,
            verbose=verbose,
        )
        if crawled.interrupted:
            raise KeyboardInterrupt
        read = analyse(home, settings, rules, progress, run_id=new_run_id())
        published = publish(home, settings, rules.entities, progress)
        recorder.published(published.copy)
        told = alerts(home, settings, progress)
    return (*crawled.problems, *read.problems, *published.problems, *told.problems)
