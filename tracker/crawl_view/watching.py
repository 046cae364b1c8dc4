"""A crawl shown while it runs, and summed up when it has ended."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import asdict

from crawler.events import CrawlEvent, CrawlSummary, SourceCounters
from tracker.crawl_view.tables import final_table, live_table
from tracker.crawl_view.tally import Tally, total_of
from tracker.plain import plain
from tracker.progress import Progress, in_words

Show = Callable[[CrawlEvent], None]

SECONDS_BETWEEN_NOTES = 30.0
"""In the journal of runs: what a crawl that is killed has not noted is not counted."""
_PASSED = {"unchanged", "not-article", "refused", "failed", "skipped", "waiting"}


@contextmanager
def watching(progress: Progress, names: Collection[str], *, verbose: bool) -> Iterator[Show]:
    """Show a crawl of these sources for as long as the block runs.

    On a terminal a table that moves, in a pipe a line now and then. `verbose` adds a line for each
    page that was not stored.
    """
    tally = Tally(names, time.monotonic())
    notes = _Notes(progress, tally)
    with progress.stage("crawl", lambda size: live_table(tally, time.monotonic(), **size)) as stage:

        def show(event: CrawlEvent) -> None:
            now = time.monotonic()
            tally.take(event, now)
            notes.write_if_due(now)
            if verbose and (line := page_line(event)):
                progress.say(line)
            stage.update(counts_line(tally.total))

        yield show


class _Notes:
    """How the crawl stands, for the journal of runs, now and then."""

    def __init__(self, progress: Progress, tally: Tally) -> None:
        self._progress = progress
        self._tally = tally
        self._noted: dict[str, SourceCounters] = {}
        self._last = time.monotonic()

    def write_if_due(self, now: float) -> None:
        """Only what has changed: a long crawl of many sources must not fill the journal."""
        if now - self._last <= SECONDS_BETWEEN_NOTES:
            return
        self._last = now
        if changed := self._tally.changed_since(self._noted):
            self._noted |= changed
            counts = {name: asdict(counters) for name, counters in changed.items()}
            self._progress.counted_so_far("crawl", counts)


def sum_up(progress: Progress, summary: CrawlSummary, *, with_table: bool) -> None:
    """Say what came of a crawl: a line, a table of who has news, what to know, the problems."""
    progress.say(f"crawl: {counts_line(total_of(summary.sources.values()))}")
    table = final_table(summary.sources, width=progress.width) if with_table else None
    if table is not None:
        progress.draw(table)
    for note in summary.notes:
        progress.say(f"  {plain(note)}")
    progress.problems(summary.problems)


def counts_line(counters: SourceCounters) -> str:
    """The counters in words."""
    return in_words(asdict(counters), "nothing found")


def page_line(event: CrawlEvent) -> str | None:
    """What is said of a page that was not stored; None of one that was, and of other events."""
    if event.kind != "page" or event.outcome not in _PASSED:
        return None
    words = (event.source, f"{event.outcome:<11}", event.url, event.reason)
    return "  ".join(map(plain, words)).rstrip()


def summary_for_programs(summary: CrawlSummary) -> dict[str, object]:
    """The summary as plain JSON values: every source with its counters."""
    return {
        "run_id": summary.run_id,
        "interrupted": summary.interrupted,
        "sources": [{"source": name} | asdict(c) for name, c in summary.sources.items()],
        "notes": list(summary.notes),
        "problems": list(summary.problems),
        "failure": summary.failure,
    }
