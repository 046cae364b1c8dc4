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

_PASSED = {"unchanged", "not-article", "refused", "failed", "skipped", "waiting"}


@contextmanager
def watching(progress: Progress, names: Collection[str], *, verbose: bool) -> Iterator[Show]:
    """Show a crawl of these sources for as long as the block runs.

    On a terminal a table that moves, in a pipe a line now and then. `verbose` adds a line for each
    page that was not stored.
    """
    tally = Tally(names, time.monotonic())
    with progress.stage("crawl", lambda size: live_table(tally, time.monotonic(), **size)) as stage:

        def show(event: CrawlEvent) -> None:
            tally.take(event, time.monotonic())
            if verbose and (line := page_line(event)):
                progress.say(line)
            stage.update(counts_line(tally.total))

        yield show


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
    }
