"""Which of the sources that are due are crawled next, and together. Pure: no clock, no file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from config.models import Priority
from tracker.schedule.plan import Planned
from tracker.schedule.records import Due, Job

HANDICAPS: Mapping[Priority, timedelta] = {
    "high": timedelta(0),
    "normal": timedelta(hours=1),
    "low": timedelta(hours=6),
}
"""A source of lower priority is passed by those that came so much later, and by no others: it
waits longer, and never for ever."""
FIRST_PAUSE = timedelta(minutes=15)
LONGEST_PAUSE = timedelta(days=1)
PAUSE_FOR_TIME = 4


def next_crawl(
    due: Iterable[Due],
    plan: Mapping[str, Planned],
    jobs: Mapping[str, Job],
    now: datetime,
    *,
    most: int,
    most_a_host: int,
) -> tuple[str, ...]:
    """The sources of the next crawl; none where nothing is due that may run.

    At most `most` together, and `most_a_host` of one host. A source with which a run broke is
    crawled alone: what it does then it does to nobody else.
    """
    waiting = [one for one in due if one.source in plan and _may_run(one, jobs, now)]
    waiting.sort(key=lambda one: _rank(one, plan[one.source], jobs, now))
    if not waiting:
        return ()
    if _is_suspect(waiting[0], jobs):
        return (waiting[0].source,)
    harmless = [plan[one.source] for one in waiting if not _is_suspect(one, jobs)]
    return tuple(_together(harmless, most, most_a_host))


def pause_after(breaks: int, took: timedelta) -> timedelta | None:
    """How long a source is left alone after so many breaks in a row; the first may be another's.

    At the least so many times what the last one took that it keeps a fifth of the time from others.
    """
    if breaks < 2:
        return None
    doublings = min(breaks - 2, 10)
    return min(max(FIRST_PAUSE * (1 << doublings), took * PAUSE_FOR_TIME), LONGEST_PAUSE)


def _may_run(one: Due, jobs: Mapping[str, Job], now: datetime) -> bool:
    job = jobs.get(one.source)
    if job is None or one.is_asked:
        return True
    if job.paused_since is not None:
        return False
    # One that is further ahead than any pause is long was set by a clock that was wrong.
    return job.not_before is None or not now < job.not_before <= now + LONGEST_PAUSE


def _rank(
    one: Due, planned: Planned, jobs: Mapping[str, Job], now: datetime
) -> tuple[bool, datetime, Sequence[str]]:
    handicap = HANDICAPS[planned.priority]
    since = one.since
    if _is_suspect(one, jobs):
        handicap += HANDICAPS["normal"]
        # Counted from the end of its pause: else several would run one after the other.
        since = max(since, jobs[one.source].not_before or since)
    since = min(since, now)  # a clock that was wrong may have said more
    return (not one.is_asked, since + handicap, one.source)


def _is_suspect(one: Due, jobs: Mapping[str, Job]) -> bool:
    job = jobs.get(one.source)
    return job is not None and job.breaks > 0


def _together(sources: Iterable[Planned], most: int, most_a_host: int) -> Iterable[str]:
    chosen = Counter[str]()
    for planned in sources:
        if chosen.total() < most and chosen[planned.host] < most_a_host:
            chosen[planned.host] += 1
            yield planned.source
