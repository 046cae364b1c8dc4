"""From what is known of the project to the samples of its metrics."""

from __future__ import annotations

import platform
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import get_args

from tracker import __version__
from tracker.runs.record import PAGE_OUTCOMES, Copy, Kind, Lag, Outcome
from tracker.runs.totals import Sums
from tracker.status.facts import Facts
from tracker.status.judging import Concern, Worry, is_quiet, rests
from tracker.status.report import queues
from tracker.watching.exposition import Sample

MOST_SOURCES = 2000
"""Of which each has series of its own: the first of sources.yaml."""
LAGS_KEPT = timedelta(days=1)
"""Quantiles are of the day before a copy; those of an older copy say nothing of now."""
_KINDS: tuple[Kind, ...] = get_args(Kind)
_OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
_CONCERNS: tuple[Concern, ...] = get_args(Concern)
_READ = ("articles", "mentions", "claims")


def samples(facts: Facts, found: tuple[Worry, ...]) -> Iterator[Sample]:
    """All that the facts tell; `found` are the worries that they give.

    A part that could not be read has no samples: a counter that is missing is no counter that fell.
    """
    labels = {"version": __version__, "python": platform.python_version()}
    yield Sample("tracker_build_info", 1, labels)
    if "runs" not in facts.unreadable:
        yield from _runs(facts)
        yield from _pages(facts)
        yield from _lags(facts)
    yield from _sources(facts)
    yield from _waiting(facts, found)
    if "files" not in facts.unreadable:
        yield from _files(facts)


def _runs(facts: Facts) -> Iterator[Sample]:
    runs, totals = facts.runs.runs, facts.runs.totals
    # From the first scrape on, also what has not happened yet: else its first rise is not seen.
    for kind in _KINDS:
        for outcome in _OUTCOMES:
            number = totals.runs.get(kind, {}).get(outcome, 0)
            yield Sample("tracker_runs_total", number, {"kind": kind, "outcome": outcome})
    for name, ends in totals.ends.items():
        for how, time in ends.items():
            labels = {"kind": name, "outcome": how}
            yield Sample("tracker_run_last_end_timestamp_seconds", time, labels)
    running = [run.kind for run in runs if run.outcome is None]
    for kind in _KINDS:
        yield Sample("tracker_runs_running", running.count(kind), {"kind": kind})
    for kind, peak in {run.kind: run.peak_memory for run in runs if run.peak_memory}.items():
        yield Sample("tracker_run_peak_memory_bytes", peak, {"kind": kind})
    yield Sample("tracker_problems_total", totals.problems)
    yield from _summary("tracker_stage_duration_seconds", totals.stages, "stage", "runs")
    for stage, seconds in {time.stage: time.seconds for run in runs for time in run.stages}.items():
        yield Sample("tracker_stage_last_duration_seconds", seconds, {"stage": stage})
    yield Sample("tracker_journal_unread_lines", facts.runs.unread)


def _pages(facts: Facts) -> Iterator[Sample]:
    totals = facts.runs.totals
    for source in facts.sources[:MOST_SOURCES]:
        pages = totals.pages.get(source, {})
        for outcome in PAGE_OUTCOMES:
            number = pages.get(outcome, 0)
            yield Sample("tracker_pages_total", number, {"source": source, "outcome": outcome})
    for name in _READ:
        yield Sample(f"tracker_{name}_read_total", totals.counts.get("analyse", {}).get(name, 0))


def _lags(facts: Facts) -> Iterator[Sample]:
    totals, copy = facts.runs.totals, _newest_copy(facts)
    is_recent = copy is not None and facts.at - copy.at <= LAGS_KEPT
    for family, since in (
        ("tracker_publication_lag_seconds", "since_publication"),
        ("tracker_fetch_lag_seconds", "since_fetch"),
    ):
        lags: Mapping[str, Lag] = getattr(copy, since) if is_recent else {}
        sums: Sums = getattr(totals, since)
        names = facts.sources[:MOST_SOURCES]
        for source in names:
            if source in lags:
                labels = {"source": source}
                yield Sample(family, lags[source].p50, {**labels, "quantile": "0.5"})
                yield Sample(family, lags[source].p95, {**labels, "quantile": "0.95"})
        kept = {source: sums[source] for source in names if source in sums}
        yield from _summary(family, kept, "source", "articles")


def _summary(family: str, sums: Sums, label: str, count: str) -> Iterator[Sample]:
    for name, numbers in sums.items():
        yield Sample(family, numbers.get("seconds", 0), {label: name}, "_sum")
        yield Sample(family, numbers.get(count, 0), {label: name}, "_count")


def _sources(facts: Facts) -> Iterator[Sample]:
    yield Sample("tracker_sources", len(facts.sources))
    standing = facts.schedule
    since = {due.source: due.since for due in standing.due} if standing else {}
    for source in facts.sources[:MOST_SOURCES]:
        yield from _looks(facts, source)
        if standing is not None:
            labels = {"source": source}
            yield Sample("tracker_source_paused", rests(facts, source), labels)
            if (time := standing.next_times.get(source)) is not None:
                family = "tracker_source_next_run_timestamp_seconds"
                yield Sample(family, time.timestamp(), labels)
            waits = (facts.at - since.get(source, facts.at)).total_seconds()
            yield Sample("tracker_source_due_seconds", max(0.0, waits), labels)


def _looks(facts: Facts, source: str) -> Iterator[Sample]:
    looks = facts.crawls.looks.get(source)
    if looks is None:
        return
    labels = {"source": source}
    times: dict[str, datetime | None] = {
        "tracker_source_last_success_timestamp_seconds": looks.last_good,
        "tracker_source_last_look_timestamp_seconds": looks.last,
        "tracker_source_last_article_timestamp_seconds": looks.newest,
    }
    for family, time in times.items():
        if time is not None:
            yield Sample(family, time.timestamp(), labels)
    yield Sample("tracker_source_failures_in_a_row", looks.failures, labels)
    yield Sample("tracker_source_quiet", is_quiet(looks), labels)


def _waiting(facts: Facts, found: tuple[Worry, ...]) -> Iterator[Sample]:
    for queue, number in queues(facts).items():
        yield Sample("tracker_queue_length", number, {"queue": queue})
    if "alerts" not in facts.unreadable:
        yield Sample("tracker_dead_letters", facts.alerts.dead)
    concerns = [worry.concern for worry in found]
    for concern in _CONCERNS:
        yield Sample("tracker_worries", concerns.count(concern), {"concern": concern})


def _files(facts: Facts) -> Iterator[Sample]:
    files = facts.files
    yield Sample("tracker_warehouse_bytes", files.sizes.get("warehouse", 0))
    for part, size in files.sizes.items():
        yield Sample("tracker_data_bytes", size, {"part": part})
    yield Sample("tracker_disk_free_bytes", files.disk_free)
    yield Sample("tracker_disk_size_bytes", files.disk_size)
    if files.copied_at is not None:
        yield Sample("tracker_published_timestamp_seconds", files.copied_at.timestamp())
    copy = _newest_copy(facts)
    if copy is not None and copy.name == files.copy:
        for table, number in copy.rows.items():
            yield Sample("tracker_published_rows", number, {"table": table})


def _newest_copy(facts: Facts) -> Copy | None:
    copies = [run.copy for run in facts.runs.runs if run.copy is not None]
    return copies[-1] if copies else None
