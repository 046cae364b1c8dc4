"""What is late, what fails, what has gone quiet."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from crawler.looks import CrawlMemory, Looks
from tracker.runs.journal import History
from tracker.runs.record import Run
from tracker.schedule.records import Due, Job, StageDue, Trouble
from tracker.schedule.records import Run as Scheduled
from tracker.schedule.standing import Standing
from tracker.status.deliveries import Deliveries
from tracker.status.facts import Facts
from tracker.status.files import Files
from tracker.status.judging import FAILING, LATE, TOLD_FOR, in_short, is_well, obstacles, worries

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
DISK = Files(disk_size=10**12, disk_free=10**11, copy="tracker-000001.duckdb", copied_at=NOW)


def standing(**values: Any) -> Standing:
    defaults = dict.fromkeys(("due", "stages_due", "running", "troubles"), ())
    return Standing(**{"daemon_pid": 7, "jobs": {}, "next_times": {}, **defaults, **values})


def facts(**values: Any) -> Facts:
    defaults = {"sources": ("wire",), "schedule": standing(), "files": DISK}
    return Facts(**{"at": NOW, **defaults, **values})


def run(outcome: str | None, ended: datetime, kind: str = "run", *problems: str) -> Run:
    return Run(
        run_id=f"{ended:%H%M}-{kind}",
        kind=kind,  # type: ignore[arg-type]
        started_at=ended - HOUR,
        last_seen_at=ended,
        outcome=outcome,  # type: ignore[arg-type]
        problems=problems,
    )


def told(known: Facts) -> list[tuple[str, str]]:
    return [(worry.concern, worry.subject) for worry in worries(known)]


def test_a_project_at_work_is_well() -> None:
    due = (Due("wire", NOW - LATE, is_asked=False),)
    known = facts(schedule=standing(due=due, next_times={"wire": NOW + HOUR}))
    assert worries(known) == ()
    assert is_well(worries(known))
    assert obstacles(known) == ()


def test_what_is_due_for_too_long_is_late_unless_it_runs_or_rests() -> None:
    since = NOW - LATE - HOUR
    due = tuple(Due(name, since, is_asked=False) for name in ("wire", "runs", "rests", "left"))
    jobs = {
        "rests": Job("rests", paused_since=since),
        "left": Job("left", breaks=0, not_before=NOW + HOUR),
    }
    at_work = (Scheduled("r", "crawl", ("runs",), since, 1, ""),)
    known = facts(schedule=standing(due=due, jobs=jobs, running=at_work))
    assert told(known) == [("late", "wire")]
    assert worries(known)[0].says == "due for 2 h"


def test_a_schedule_that_does_not_run_is_late_once_something_is_due() -> None:
    soon = standing(daemon_pid=None, next_times={"wire": NOW - LATE})
    assert told(facts(schedule=soon)) == []
    past = standing(daemon_pid=None, next_times={"wire": NOW - LATE - HOUR})
    assert told(facts(schedule=past)) == [("late", "wire"), ("late", "schedule")]


def test_stages_and_mistakes_of_the_schedule_are_told() -> None:
    stages = (
        StageDue("analyse", NOW - 2 * HOUR, 0, None),
        StageDue("publish", NOW, 3, NOW + HOUR),
        StageDue("alerts", NOW, 0, None),
    )
    troubles = (Trouble("configuration", NOW - HOUR, "sources.yaml:3: no such key"),)
    known = facts(schedule=standing(stages_due=stages, troubles=troubles))
    assert told(known) == [
        ("failing", "configuration"),
        ("failing", "publish"),
        ("late", "analyse"),
    ]
    assert [worry.subject for worry in obstacles(known)] == ["configuration"]


@pytest.mark.parametrize(
    ("outcomes", "is_told"),
    [
        (["done"], False),
        (["failed", "problems"], False),
        (["done", "failed"], True),
        (["done", "killed"], True),
        (["done", "interrupted"], False),
        (["failed", None], True),
    ],
)
def test_a_run_fails_until_the_next_one_goes_well(
    outcomes: list[str | None], is_told: bool
) -> None:
    ends = [NOW - (len(outcomes) - number) * HOUR for number in range(len(outcomes))]
    runs = tuple(run(*one) for one in zip(outcomes, ends, strict=True))
    assert told(facts(runs=History(runs))) == [("failing", "run")] * is_told


def test_a_project_is_in_the_way_when_nothing_has_gone_well_for_a_day() -> None:
    bad = run("failed", NOW - HOUR)
    good = run("done", NOW - FAILING + HOUR)
    assert obstacles(facts(runs=History((good, bad)))) == ()
    good = run("done", NOW - FAILING - HOUR)
    (worry,) = obstacles(facts(runs=History((good, bad))))
    assert worry.says == "has not gone well for 25 h, and failed the last time"
    assert obstacles(facts(runs=History((bad,)))) == ()
    first = run("killed", NOW - FAILING)
    assert len(obstacles(facts(runs=History((first, bad))))) == 1


def test_one_way_of_working_clears_what_another_has_left_behind() -> None:
    """Somebody's failed `tracker run` is no worry once the schedule does the same in parts."""
    failed = run("failed", NOW - 3 * HOUR)
    crawled = run("done", NOW - 2 * HOUR, "crawl")
    assert told(facts(runs=History((failed, crawled)))) == [("failing", "run")]
    published = run("done", NOW - HOUR, "publish")
    assert told(facts(runs=History((failed, crawled, published)))) == []
    stuck = run("killed", NOW - 2 * HOUR, "publish")
    assert told(facts(runs=History((stuck, crawled)))) == [("failing", "publish")]
    assert told(facts(runs=History((stuck, run("problems", NOW - HOUR))))) == []


def test_a_stage_that_fails_for_days_is_in_the_way_though_crawls_go_well() -> None:
    runs = [run("done", NOW - FAILING - 2 * HOUR, "publish")]
    for hours in range(20, 0, -2):
        runs += [
            run("done", NOW - hours * HOUR, "crawl"),
            run("failed", NOW - hours * HOUR + HOUR, "publish"),
        ]
    (worry,) = obstacles(facts(runs=History(tuple(runs))))
    assert (worry.subject, worry.says[:26]) == ("publish", "has not gone well for 26 h")


def test_a_full_disk_and_segments_that_nobody_publishes_are_told() -> None:
    files = Files(
        disk_size=10**12,
        disk_free=10**8,
        copy="tracker-000001.duckdb",
        copied_at=NOW - 3 * HOUR,
        unpublished=2,
        unpublished_since=NOW - 2 * HOUR,
    )
    assert told(facts(files=files)) == [("failing", "disk"), ("late", "publish")]
    at_work = History((run(None, NOW),))
    assert told(facts(files=files, runs=at_work)) == [("failing", "disk")]


def test_messages_that_were_given_up_fail_for_a_day_and_those_that_wait_are_late() -> None:
    dead = Deliveries(dead=2, last_dead_at=NOW - TOLD_FOR + HOUR)
    assert told(facts(alerts=dead)) == [("failing", "alerts")]
    assert told(facts(alerts=Deliveries(dead=2, last_dead_at=NOW - TOLD_FOR))) == []
    assert told(facts(alerts=Deliveries(1, NOW - LATE - HOUR))) == [("late", "alerts")]
    assert told(facts(alerts=Deliveries(1, NOW - LATE))) == []


def looks(**values: Any) -> CrawlMemory:
    defaults = {"first": NOW - 200 * HOUR, "last": NOW, "last_good": NOW, "failures": 0}
    return CrawlMemory({"wire": Looks(**{**defaults, "failing_since": None, **values})})


def test_a_source_fails_after_two_failures_and_is_quiet_beyond_its_rhythm() -> None:
    once = looks(failures=1, failing_since=NOW)
    assert told(facts(crawls=once)) == []
    twice = looks(failures=2, failing_since=NOW - 5 * HOUR)
    assert told(facts(crawls=twice)) == [("failing", "wire")]
    days: Counter[date] = Counter(NOW.date() - timedelta(days=age) for age in range(30, 60))
    quiet = looks(days=days, newest=NOW - timedelta(days=30))
    assert told(facts(crawls=quiet)) == [("quiet", "wire")]
    assert is_well(worries(facts(crawls=quiet)))
    assert told(facts(crawls=quiet, sources=("another",))) == []
    forgotten = looks(newest=NOW - timedelta(days=200))
    assert told(facts(crawls=forgotten)) == [("quiet", "wire")]
    assert told(facts(crawls=looks(newest=NOW - timedelta(days=4)))) == []


def test_lengths_are_told_in_a_unit_that_fits() -> None:
    lengths = (12, 119, 120, 7199, 7200, 48 * 3600 - 1, 48 * 3600)
    told = [in_short(timedelta(seconds=seconds)) for seconds in lengths]
    assert told == ["12 s", "119 s", "2 min", "120 min", "2 h", "48 h", "2 days"]
