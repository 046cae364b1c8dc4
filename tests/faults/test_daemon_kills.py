"""kill -9 of the scheduler or what it lets run, in any stage: the next start completes the truth.

    EFFORT=50 python -m pytest tests/faults/test_daemon_kills.py

does by hand what the suite does a few times: 200 kills.
"""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import warm
from tests.effort import effort
from tests.faults.conftest import (
    Newsroom,
    assert_archive_holds_what_was_served,
    assert_nothing_is_left_over,
    assert_verified,
    kill_with_descendants,
    reading,
)
from tests.integration.projects import TrackerProject, wait_until
from tracker.schedule.processes import kill_tree

ALL_KILLS = effort(4)
KILLS = min(ALL_KILLS, 20)
"""Of one project, before it is compared with the truth."""
NEW_ARTICLES = 2
VICTIMS = ("scheduler", "run", "scheduler and run", "run and all below")
STAGES = ("crawl", "analyse", "publish")


@dataclass(frozen=True)
class Run:
    """One that the schedule knows of."""

    stage: str
    pid: int | None
    seconds: float | None
    """None while it is at work."""


def asked(project: TrackerProject, sql: str) -> list[tuple[object, ...]]:
    """Of the schedule's memory; nothing while there is none."""
    with (
        suppress(sqlite3.OperationalError),
        closing(sqlite3.connect(project.data / "schedule.sqlite", timeout=10)) as book,
        book,
    ):
        return book.execute(sql).fetchall()
    return []


def runs(project: TrackerProject) -> list[Run]:
    sql = "SELECT stage, pid, seconds FROM run ORDER BY id"
    return [Run(*row) for row in asked(project, sql)]  # type: ignore[arg-type]


def pass_hours(project: TrackerProject) -> None:
    """All is due, and no pause after failures is left, as if that had been hours ago."""
    asked(project, "UPDATE apscheduler_jobs SET next_run_time = next_run_time - 3 * 3600")
    asked(project, "UPDATE stage SET not_before = NULL")
    asked(project, "UPDATE job SET not_before = NULL")


def is_done(project: TrackerProject) -> bool:
    """Whether nothing is due any more, nor at work."""
    due = "SELECT 1 FROM due UNION ALL SELECT 1 FROM stage WHERE due_since IS NOT NULL"
    at_work = "SELECT 1 FROM run WHERE finished_at IS NULL"
    return bool(runs(project)) and asked(project, f"{due} UNION ALL {at_work}") == []


@contextmanager
def scheduler(project: TrackerProject, log: Path) -> Iterator[warm.Fork]:
    """A running daemon, whose runs are interpreters of their own, as for users."""
    with log.open("a") as file:
        nowhere = dict.fromkeys(("stdin", "stdout"), subprocess.DEVNULL)
        command = project.start_command("schedule")
        daemon = warm.forks().start(command, stderr=file, is_family=True, **nowhere)
    try:
        yield daemon
    finally:
        if daemon.poll() is None:
            kill_with_descendants(daemon)


def work_to_the_end(project: TrackerProject, log: Path) -> None:
    pass_hours(project)
    latest = "SELECT max(id) FROM run"
    before = asked(project, latest)  # what is due is known only when the scheduler has looked
    with scheduler(project, log) as daemon:
        wait_until(lambda: asked(project, latest) != before and is_done(project), 120)
        daemon.terminate()
        assert daemon.wait(60) == 0, log.read_text()


def kill_in_stage(
    project: TrackerProject, daemon: warm.Fork, stage: str, moment: float, victim: str
) -> None:
    """Once a run of this stage is at work, and so many seconds have passed."""
    before = len(runs(project))
    wait_until(lambda: any(run.stage == stage for run in runs(project)[before:]), 40)
    time.sleep(moment)
    run = runs(project)[-1]
    if victim == "scheduler":
        daemon.kill()  # its run goes on until the next one notices
        daemon.wait(60)
    elif victim == "scheduler and run":
        kill_with_descendants(daemon)
    elif run.pid is not None and run.seconds is None:
        if victim == "run":
            with suppress(ProcessLookupError):
                os.kill(run.pid, signal.SIGKILL)
        else:
            kill_tree(run.pid)
        time.sleep(moment / 4)  # the scheduler settles that, or is just about to
        daemon.kill()
        daemon.wait(60)


@pytest.mark.timeout(600 + 60 * KILLS)  # each is a start of the daemon and of what it runs
@pytest.mark.parametrize("seed", range(ALL_KILLS // KILLS))
def test_after_kills_of_the_scheduler_and_its_runs_the_warehouse_is_what_was_published(
    newsroom: Newsroom, project: TrackerProject, tmp_path: Path, seed: int
) -> None:
    dice = random.Random(f"the daemon {seed}")
    log = tmp_path / "scheduler.log"
    project.sources[0]["schedule"] = "every 1h"
    project.write_sources()
    newsroom.publish(NEW_ARTICLES)
    work_to_the_end(project, log)
    usual = {run.stage: run.seconds or 1.0 for run in runs(project)}
    kills = Counter[str]()
    for number in range(seed, seed + KILLS):  # each victim in each stage, in turn
        newsroom.publish(NEW_ARTICLES)
        pass_hours(project)
        stage, victim = STAGES[number % len(STAGES)], VICTIMS[number % len(VICTIMS)]
        moment = dice.uniform(0, 1.1) * usual[stage]
        with scheduler(project, log) as daemon:
            kill_in_stage(project, daemon, stage, moment, victim)
        kills[f"{victim} in {stage}"] += 1
    work_to_the_end(project, log)
    told = f"{dict(kills)}\n{log.read_text()}"
    assert "Traceback" not in told

    undisturbed = reading(newsroom, tmp_path / "undisturbed")
    often = newsroom.asked()
    undisturbed.run()
    assert project.content() == undisturbed.content(), told
    truth = sorted(newsroom.site.url + path for path in newsroom.published)
    assert [url for (url,) in project.query("SELECT url FROM articles ORDER BY url")] == truth
    for table in ("articles", "mentions", "claims"):
        doubles = f"SELECT * FROM {table} GROUP BY ALL HAVING count(*) > 1"
        assert project.query(doubles) == [], told
    # What had been asked for and not stored is asked for again: once for each kill at the most.
    assert often.total() <= len(newsroom.published) + KILLS * NEW_ARTICLES, told
    assert_archive_holds_what_was_served(newsroom, project)
    assert_nothing_is_left_over(project)
    assert_verified(project)
