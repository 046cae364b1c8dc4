"""What of the facts a person should know: what is late, what fails, what has gone quiet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from crawler.looks import Looks
from crawler.polling import REMEMBERED
from tracker.doctor.silence import silence
from tracker.plain import count, size_in_words
from tracker.runs.record import Kind, Outcome, Run
from tracker.status.facts import Facts

Concern = Literal["late", "failing", "quiet"]
LATE = timedelta(hours=1)
"""So long may what is due wait: for a run that is at work, for a host that asked to wait."""
FAILING = timedelta(days=1)
"""So long may no run have gone well, before that is said of the whole project."""
LEAST_FREE_BYTES = 1_000_000_000
_GOOD: tuple[Outcome, ...] = ("done", "problems")
_CLEARED_BY: Mapping[Kind, tuple[Kind, ...]] = {
    "run": ("run", "publish"),
    "crawl": ("crawl", "run"),
    "analyse": ("analyse", "run"),
    "publish": ("publish", "run"),
    "alerts": ("alerts", "run"),
}
"""Which runs, gone well, show that a kind works again: `run` does it all, `publish` ends it."""
TOLD_FOR = timedelta(days=1)
"""So long is told of a message that was given up."""
_FAILURES_OF_A_FAULT = 2
"""Looks at a source, one after the other; one alone is an accident."""


@dataclass(frozen=True, slots=True)
class Worry:
    """One thing that somebody should know. `quiet` alone leaves a project well."""

    concern: Concern
    subject: str
    """A source, a stage, or a part of the project."""
    says: str
    is_source: bool = False


def worries(facts: Facts) -> tuple[Worry, ...]:
    """All that should be known, the gravest first."""
    parts = (_project, _schedule, _runs, _alerts, _sources)
    found = [worry for part in parts for worry in part(facts)]
    order = ("failing", "late", "quiet")
    return tuple(sorted(found, key=lambda worry: order.index(worry.concern)))


def is_well(found: tuple[Worry, ...]) -> bool:
    """Whether nothing is late or failing."""
    return all(worry.concern == "quiet" for worry in found)


def obstacles(facts: Facts) -> tuple[Worry, ...]:
    """What keeps a project from its work as a whole: readers get nothing, or nothing new."""
    found = [*_project(facts)]
    found += [worry for worry in _schedule(facts) if worry.subject == "configuration"]
    if not facts.files.copy and "files" not in facts.unreadable:
        found.append(Worry("failing", "publish", "nothing is published yet"))
    for kind in _failing(facts):
        since = _last_good(facts, kind)
        if facts.at - since > FAILING:
            says = f"has not gone well for {ago(since, facts.at)}, and failed the last time"
            found.append(Worry("failing", kind, says))
    return tuple(worry for worry in found if worry.concern == "failing")


def _failing(facts: Facts) -> dict[Kind, Run]:
    """The last run of each kind, where it failed and none went well since that did its work."""
    last: dict[Kind, Run] = {}
    for run in facts.runs.runs:
        if run.outcome in {"failed", "killed"}:
            last[run.kind] = run
        elif run.outcome in _GOOD:
            for kind, cleared_by in _CLEARED_BY.items():
                if run.kind in cleared_by:
                    last.pop(kind, None)
    return last


def _last_good(facts: Facts, kind: Kind) -> datetime:
    """When a run last went well that did the work of this kind; else when the first one began."""
    ends = facts.runs.totals.ends
    times = [ends.get(one, {}).get(how, 0.0) for one in _CLEARED_BY[kind] for how in _GOOD]
    if any(times):
        return datetime.fromtimestamp(max(times), UTC)
    return next(run.started_at for run in facts.runs.runs if run.kind == kind)


def is_quiet(looks: Looks) -> bool:
    """Whether a source is silent for longer than its rhythm explains."""
    return _pause(looks) is not None


def ago(then: datetime, now: datetime) -> str:
    """`12 s`, `5 min`, `3 h`, `4 days`: how long since then."""
    return in_short(max(now - then, timedelta(0)))


def in_short(length: timedelta) -> str:
    """`12 s`, `5 min`, `3 h`, `4 days`."""
    seconds = length.total_seconds()
    if seconds < 120:
        return f"{seconds:.0f} s"
    if seconds < 7200:
        return f"{seconds / 60:.0f} min"
    if seconds < 48 * 3600:
        return f"{seconds / 3600:.0f} h"
    return f"{seconds / 86400:.0f} days"


def _project(facts: Facts) -> Iterator[Worry]:
    for part, reason in facts.unreadable.items():
        yield Worry("failing", part, f"cannot be read: {reason}")
    files = facts.files
    if files.disk_size and files.disk_free < LEAST_FREE_BYTES:
        says = f"{size_in_words(files.disk_free)} free: a full disk stops every stage"
        yield Worry("failing", "disk", says)
    since = files.unpublished_since
    is_at_work = any(run.outcome is None for run in facts.runs.runs)
    if since is not None and not is_at_work and facts.at - since > LATE:
        what = count(files.unpublished, "segment")
        says = f"{what} not in the readers' copy for {ago(since, facts.at)}"
        yield Worry("late", "publish", says)


def _schedule(facts: Facts) -> Iterator[Worry]:
    standing = facts.schedule
    if standing is None:
        return
    for trouble in standing.troubles:
        says = f"{trouble.message} (since {ago(trouble.since, facts.at)})"
        yield Worry("failing", trouble.subject, says)
    for stage in standing.stages_due:
        if stage.failures:
            failed = f"failed {count(stage.failures, 'time')} in a row"
            yield Worry("failing", stage.stage, f"{failed}, due for {ago(stage.since, facts.at)}")
        elif facts.at - stage.since > LATE:
            yield Worry("late", stage.stage, f"due for {ago(stage.since, facts.at)}")
    for source, since in late_sources(facts).items():
        yield Worry("late", source, f"due for {ago(since, facts.at)}", is_source=True)
    if standing.daemon_pid is None and late_sources(facts):
        yield Worry("late", "schedule", "no 'tracker schedule' is running")


def late_sources(facts: Facts) -> dict[str, datetime]:
    """Since when sources are due that are due for too long."""
    standing = facts.schedule
    if standing is None:
        return {}
    at_work = {source for run in standing.running for source in run.sources}
    since = {source: time for source, time in standing.next_times.items() if time <= facts.at} | {
        due.source: due.since for due in standing.due
    }
    return {
        source: time
        for source, time in sorted(since.items(), key=lambda item: item[1])
        if facts.at - time > LATE and source not in at_work and not rests(facts, source)
    }


def rests(facts: Facts, source: str) -> bool:
    """Whether a source is paused, or left alone after breaks."""
    job = facts.schedule.jobs.get(source) if facts.schedule else None
    if job is None:
        return False
    is_left = job.not_before is not None and job.not_before > facts.at
    return job.paused_since is not None or is_left


def _runs(facts: Facts) -> Iterator[Worry]:
    for kind, last in _failing(facts).items():
        why = f": {last.problems[-1]}" if last.problems and last.outcome == "failed" else ""
        how = "was killed" if last.outcome == "killed" else "failed"
        when = ago(last.last_seen_at, facts.at)
        yield Worry("failing", kind, f"the last one {how} {when} ago{why}")


def _alerts(facts: Facts) -> Iterator[Worry]:
    told = facts.alerts
    if told.last_dead_at is not None and facts.at - told.last_dead_at < TOLD_FOR:
        when = ago(told.last_dead_at, facts.at)
        says = f"{count(told.dead, 'message')} given up, the last {when} ago: 'tracker alerts list'"
        yield Worry("failing", "alerts", says)
    if told.waiting_since is not None and facts.at - told.waiting_since > LATE:
        since = ago(told.waiting_since, facts.at)
        says = f"{count(told.waiting, 'message')} not delivered, the first for {since}"
        yield Worry("late", "alerts", says)


def _sources(facts: Facts) -> Iterator[Worry]:
    for source in facts.sources:
        looks = facts.crawls.looks.get(source)
        job = facts.schedule.jobs.get(source) if facts.schedule else None
        if job is not None and job.breaks and job.not_before and job.not_before > facts.at:
            says = f"broke {count(job.breaks, 'run')} in a row; left alone for a while"
            yield Worry("failing", source, says, is_source=True)
        if looks is None:
            continue
        if looks.failures >= _FAILURES_OF_A_FAULT and looks.failing_since is not None:
            since = ago(looks.failing_since, facts.at)
            says = f"not reached or not read for {since} ({count(looks.failures, 'look')})"
            yield Worry("failing", source, says, is_source=True)
        elif (pause := _pause(looks)) is not None:
            yield Worry("quiet", source, pause, is_source=True)


def _pause(looks: Looks) -> str | None:
    if looks.last_good is None:
        return None
    if not looks.days:  # nothing within what is remembered day by day
        if looks.newest is None or looks.last_good - looks.newest < REMEMBERED:
            return None
        return f"nothing new for {ago(looks.newest, looks.last_good)}"
    published = [day for day, number in looks.days.items() for _ in range(number)]
    finding = silence(published, looks.last_good.date(), "it")
    return finding.says if finding is not None else None
