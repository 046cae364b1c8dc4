"""The facts and the worries, as one record for people and programs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from tracker.runs.record import Run
from tracker.status.facts import Facts
from tracker.status.judging import Worry, is_well, rests, worries

RUNS_SHOWN = 5
NEXT_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Waiting:
    """A source that is due."""

    source: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Report:
    """How a project stands. Times are UTC."""

    at: datetime
    ok: bool
    """Whether nothing is late or failing."""
    daemon_pid: int | None
    """Of `tracker schedule`; None where it does not run."""
    sources: int
    """That are enabled."""
    paused: tuple[str, ...]
    running: tuple[Run, ...]
    waiting: tuple[Waiting, ...]
    """Sources that are due, the longest waiting first."""
    queues: Mapping[str, int]
    """How much waits for each stage."""
    worries: tuple[Worry, ...]
    last_runs: tuple[Run, ...]
    """Those that have ended, the latest first."""
    next: Mapping[str, datetime]
    """When sources run next, the first of them."""
    copy: str
    """The readers' copy; empty before there is one."""
    copied_at: datetime | None
    rows: Mapping[str, int]
    """What that copy holds."""
    sizes: Mapping[str, int]
    """Bytes, by part of the project."""
    disk_free: int
    """Bytes."""


def report(facts: Facts) -> Report:
    """What these facts say."""
    found = worries(facts)
    standing = facts.schedule
    times = standing.next_times if standing else {}
    due = {one.source: one.since for one in standing.due} if standing else {}
    passed = {source: time for source, time in times.items() if time <= facts.at}
    ended = [run for run in facts.runs.runs if run.outcome is not None]
    coming = sorted(
        (time, source)
        for source, time in times.items()
        if time > facts.at and source not in due and not rests(facts, source)
    )
    copies = [run.copy for run in facts.runs.runs if run.copy is not None]
    rows = copies[-1].rows if copies and copies[-1].name == facts.files.copy else {}
    waiting = sorted(
        (Waiting(*one) for one in {**passed, **due}.items() if not rests(facts, one[0])),
        key=lambda one: (one.since, one.source),
    )
    return Report(
        at=facts.at,
        ok=is_well(found),
        daemon_pid=standing.daemon_pid if standing else None,
        sources=len(facts.sources),
        paused=tuple(source for source in facts.sources if rests(facts, source)),
        running=tuple(run for run in facts.runs.runs if run.outcome is None),
        waiting=tuple(waiting),
        queues=queues(facts),
        worries=found,
        last_runs=tuple(reversed(ended[-RUNS_SHOWN:])),
        next={source: time for time, source in coming[:NEXT_SHOWN]},
        copy=facts.files.copy,
        copied_at=facts.files.copied_at,
        rows=rows,
        sizes=facts.files.sizes,
        disk_free=facts.files.disk_free,
    )


def queues(facts: Facts) -> dict[str, int]:
    """How much waits: for a crawl, to be stored, to be read, published, told."""
    standing = facts.schedule
    since = {
        *(
            source
            for source, time in (standing.next_times if standing else {}).items()
            if time <= facts.at
        ),
        *(one.source for one in (standing.due if standing else ())),
    }
    return {
        "sources": sum(not rests(facts, source) for source in since),
        "pages": _pages_left(facts),
        "rows": sum(facts.crawls.pending.values()),
        "unread": facts.files.unread,
        "unpublished": facts.files.unpublished,
        "stages": len(standing.stages_due) if standing else 0,
        "messages": facts.alerts.waiting,
    }


def _pages_left(facts: Facts) -> int:
    """Pages that the last crawl of each source has left for the next one."""
    left: dict[str, int] = {}
    for run in facts.runs.runs:
        for source, numbers in run.counts.get("crawl", {}).items():
            left[source] = numbers.get("waiting", 0)
    return sum(left.get(source, 0) for source in facts.sources)
