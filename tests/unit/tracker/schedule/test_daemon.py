"""The daemon's loop under a simulated clock: the real one, with runs that take no time."""

from __future__ import annotations

import json
import signal
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.faults.simulation import START, World, in_memory, well
from tracker.home import Home
from tracker.schedule.book import Book
from tracker.schedule.standing import read_history, read_standing
from tracker.schedule.work import Result, Work

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
CRAWL = "crawl"


class Project:
    """A project in a simulated world, and when each of its sources ran."""

    def __init__(self, root: Path) -> None:
        root.mkdir()
        self.home = Home(root)
        self.settings = ""
        self.world = World(self.home, began=self._note)
        self.works: list[Work] = []
        self.ran: dict[str, list[datetime]] = defaultdict(list)

    def _note(self, work: Work, now: datetime) -> None:
        self.works.append(work)
        for source in work.sources:
            self.ran[source].append(now)

    def write(self, *sources: dict[str, Any], settings: str = "") -> None:
        text = f'[project]\ntime_zone = "UTC"\n[schedule]\njitter_minutes = 0\n{settings}'
        self.home.settings.write_text(text)
        rows = [{"url": f"http://{source['name']}.test/"} | source for source in sources]
        self.home.sources.write_text(json.dumps({"sources": rows}))

    @property
    def stages(self) -> list[str]:
        return [work.stage for work in self.works]

    def book(self) -> Book:
        return Book(self.home.data / "schedule.sqlite")


@pytest.fixture
def project() -> Iterator[Project]:
    with in_memory() as folder:
        yield Project(folder / "project")


def hours(times: list[datetime]) -> list[float]:
    """Since the start."""
    return [round((time - START) / HOUR, 1) for time in times]


def test_what_is_due_together_is_crawled_together_and_the_stages_follow_once(
    project: Project,
) -> None:
    project.write({"name": "a", "schedule": "every 6h"}, {"name": "b", "schedule": "every 12h"})
    project.world.run(DAY)
    assert project.stages[:3] == [CRAWL, "analyse", "publish"]
    assert project.works[0].sources == ("a", "b")
    assert hours(project.ran["a"]) == [0, 6, 12, 18]
    assert hours(project.ran["b"]) == [0, 6, 18]  # on marks of 12 hours, half of that at the least
    assert len(project.works) == 4 * 3
    assert {run.outcome for run in read_history(project.home, limit=100)} == {"done"}


def test_crawls_are_limited_at_once_and_a_host_and_priorities_go_first(project: Project) -> None:
    project.write(
        *({"name": f"s{n}", "url": f"http://same.test/{n}"} for n in range(6)),
        *({"name": f"o{n}"} for n in range(4)),
        {"name": "late", "priority": "low"},
        {"name": "soon", "priority": "high"},
        settings="max_sources = 4\nmax_a_host = 2\n",
    )
    project.world.run(30 * MINUTE)
    crawls = [work.sources for work in project.works if work.stage == CRAWL]
    assert crawls == [
        ("soon", "o0", "o1", "o2"),
        ("o3", "s0", "s1", "late"),
        ("s2", "s3"),
        ("s4", "s5"),
    ]


def test_stages_do_not_wait_for_ever_where_something_is_always_due(project: Project) -> None:
    daily = ({"name": f"s{n}", "schedule": "every 1d"} for n in range(9))
    project.write(*daily, settings="max_sources = 1\n")
    project.world.seconds = lambda work: 300.0
    project.world.run(2 * HOUR)
    assert project.stages[:5] == [CRAWL, CRAWL, CRAWL, "analyse", "publish"]
    assert project.stages.count(CRAWL) == 9


def hanging(name: str) -> Any:
    return lambda work: 1e9 if name in work.sources else 60.0


def test_a_source_that_hangs_is_soon_alone_and_left_alone_longer_and_longer(
    project: Project,
) -> None:
    project.write(
        *({"name": name, "schedule": "every 1h"} for name in ("a", "b", "bad", "c")),
        settings="max_minutes = 10\n",
    )
    project.world.seconds = hanging("bad")
    project.world.run(2 * DAY)
    together = [work.sources for work in project.works if "bad" in work.sources]
    assert together[0] == ("a", "b", "bad", "c")
    assert set(together[1:]) == {("bad",)}
    gaps = [later - time for time, later in pairwise(project.ran["bad"])]
    assert gaps[2] >= 15 * MINUTE
    assert gaps[-1] >= 8 * HOUR
    for name in ("a", "b", "c"):
        assert len(project.ran[name]) >= 48, name
        assert read_standing(project.home).jobs[name].outcome == "done"
    job = read_standing(project.home).jobs["bad"]
    assert (job.outcome, job.breaks) == ("over time", len(project.ran["bad"]))

    project.world.seconds = lambda work: 60.0
    project.world.run(DAY)
    assert read_standing(project.home).jobs["bad"].breaks == 0
    assert any({"a", "bad"} <= set(work.sources) for work in project.works[-30:])


def test_a_stage_that_fails_is_tried_again_though_nothing_new_is_crawled(project: Project) -> None:
    project.write({"name": "a", "schedule": "every 1d"})
    full = True

    def outcome(work: Work, seconds: float) -> Result:
        if full and work.stage == "analyse":
            return Result("failed", "no space left on device", seconds)
        return well(work, seconds)

    project.world.outcome = outcome
    project.world.run(3 * HOUR)
    tries = project.stages.count("analyse")
    assert 5 <= tries <= 9
    assert project.stages.count("publish") == 1
    assert [one.stage for one in read_standing(project.home).stages_due] == ["analyse"]
    full = False
    project.world.run(2 * HOUR)
    assert project.stages.count("analyse") == tries + 1
    assert read_standing(project.home).stages_due == ()


@pytest.mark.parametrize("stage", [CRAWL, "analyse", "publish"])
def test_what_a_kill_interrupts_is_made_up_for_and_what_was_done_is_not_done_again(
    project: Project, stage: str
) -> None:
    project.write({"name": "a", "schedule": "every 1d"})

    class KilledError(Exception):
        pass

    def kill(work: Work, now: datetime) -> None:
        project._note(work, now)
        if work.stage == stage:
            raise KilledError

    project.world.began = kill
    with pytest.raises(KilledError):
        project.world.run(HOUR)
    project.world.began = project._note
    before = len(project.works)
    project.world.run(HOUR)
    order = [CRAWL, "analyse", "publish"]
    assert project.stages[before:] == order[order.index(stage) :]


def test_a_crawl_that_cannot_work_at_all_blames_no_source(project: Project) -> None:
    project.write({"name": "a", "schedule": "every 1d"}, {"name": "b", "schedule": "every 1d"})
    project.world.outcome = lambda work, seconds: Result("failed", "no space left", seconds)
    project.world.run(HOUR)
    assert {work.sources for work in project.works if work.stage == CRAWL} == {("a", "b")}
    assert 4 <= len(project.ran["a"]) <= 7
    assert read_standing(project.home).jobs["a"].breaks == 0


def test_an_end_that_cannot_be_written_down_is_written_when_it_can(project: Project) -> None:
    project.write({"name": "a", "schedule": "every 1d"})
    world = project.world

    def fill_disk() -> None:
        with closing(sqlite3.connect(project.home.data / "schedule.sqlite")) as db:
            db.execute(
                "CREATE TRIGGER full BEFORE UPDATE OF outcome ON run "
                "BEGIN SELECT raise(ABORT, 'database or disk is full'); END"
            )

    def empty_disk() -> None:
        with closing(sqlite3.connect(project.home.data / "schedule.sqlite")) as db:
            db.execute("DROP TRIGGER full")

    world.after(MINUTE / 2, fill_disk)
    world.after(HOUR, empty_disk)
    world.run(1.5 * HOUR)
    assert [work.stage for work in project.works] == [CRAWL, "analyse", "publish"]
    assert {run.outcome for run in read_history(project.home)} == {"done"}
    assert world.said is not None
    assert sum("database or disk is full" in line for line in world.said) == 1


def test_while_somebody_else_works_on_the_project_what_is_due_waits(project: Project) -> None:
    project.write({"name": "a", "schedule": "every 1d"})
    project.world.is_busy = "process 7 is at work here"
    project.world.after(HOUR, lambda: setattr(project.world, "is_busy", None))
    project.world.run(2 * HOUR)
    assert hours(project.ran["a"]) == [1]
    assert project.world.said is not None
    assert sum("process 7" in line for line in project.world.said) == 1


def test_pause_resume_and_run_reach_a_daemon_that_is_at_work(project: Project) -> None:
    project.write({"name": "a", "schedule": "every 1h"}, {"name": "b", "schedule": "every 1d"})

    def steer(method: str, *arguments: Any) -> Any:
        def happen() -> None:
            book = project.book()
            getattr(book, method)(*arguments)
            book.close()

        return happen

    world = project.world
    world.after(2.5 * HOUR, steer("pause", "a", START))
    world.after(3.25 * HOUR, steer("ask", "b", START))
    world.after(4.25 * HOUR, steer("ask", "a", START))
    world.after(7.5 * HOUR, steer("resume", "a"))
    world.run(9.5 * HOUR)
    assert hours(project.ran["a"]) == [0, 1, 2, 4.2, 7.5, 8, 9]
    assert hours(project.ran["b"]) == [0, 3.2]


# Clocks that jump.


def test_a_sleep_of_days_is_made_up_for_once(project: Project) -> None:
    project.write(
        {"name": "a", "schedule": "every 1h"}, {"name": "b", "schedule": "cron 0 7 * * *"}
    )
    world = project.world
    world.after(2.5 * HOUR, lambda: world.put_clock(3 * DAY))
    world.run(6 * HOUR)
    assert hours(project.ran["a"]) == [0, 1, 2, 74.5, 75, 76, 77]
    assert hours(project.ran["b"]) == [1, 74.5]
    assert world.said is not None
    assert any("put forward by 3 days" in line for line in world.said)


@pytest.mark.parametrize("back", [2, 5, 24 * 400])
def test_a_clock_that_is_put_back_repeats_and_stalls_nothing(project: Project, back: int) -> None:
    project.write(
        {"name": "hourly", "schedule": "every 1h"},
        {"name": "often", "schedule": "cron 30 * * * *"},
        {"name": "daily", "schedule": "cron 0 7 * * *"},
        {"name": "adaptive", "schedule": "adaptive 1h..2h"},
    )
    world = project.world
    world.after(6.1 * HOUR, lambda: world.put_clock(-back * HOUR))
    passed: dict[str, list[float]] = defaultdict(list)

    def note(work: Work, now: datetime) -> None:
        for source in work.sources:
            passed[source].append(world.monotonic_ / 3600)

    world.began = note
    world.run(2.5 * DAY)
    for name, most in (("hourly", 1.6), ("often", 1.6), ("adaptive", 2.2), ("daily", 36.1)):
        gaps = [later - time for time, later in pairwise(passed[name])]
        assert max(gaps) <= most, (name, gaps)
        assert min(gaps[1:]) >= (11.9 if name == "daily" else 0.4), (name, gaps)


def test_a_pause_after_breaks_is_no_longer_for_a_clock_that_is_put_back(project: Project) -> None:
    project.write({"name": "bad", "schedule": "every 1h"}, settings="max_minutes = 10\n")
    world = project.world
    world.seconds = hanging("bad")
    world.after(40 * MINUTE, lambda: world.put_clock(-10 * HOUR))
    world.run(90 * MINUTE)
    # Two breaks of 10 minutes, then 40 of pause: an hour after the start by any other clock.
    assert hours(project.ran["bad"]) == [0, 0.2, 1 - 10]


# The configuration.


def test_a_mistake_keeps_the_last_good_configuration_at_work_also_over_a_restart(
    project: Project,
) -> None:
    project.write({"name": "a", "schedule": "every 1h"})
    good = project.home.sources.read_text()
    world = project.world
    world.after(90 * MINUTE, lambda: project.home.sources.write_text("sources: 1\n") and None)
    world.run(3.5 * HOUR)
    assert hours(project.ran["a"]) == [0, 1, 2, 3]
    (trouble,) = read_standing(project.home).troubles
    assert trouble.message == f"{project.home.sources}:1: 'sources' must be a list ('- …' lines)"
    assert world.said is not None
    assert trouble.message in world.said

    world.said.clear()
    world.run(HOUR)
    assert len(project.ran["a"]) == 5
    assert world.said[:2] == [
        trouble.message,
        "the last good configuration stays in use until this is mended",
    ]
    read_by_runs = project.works[-1].home.sources
    assert read_by_runs != project.home.sources
    assert read_by_runs.read_text() == good

    project.write({"name": "b", "schedule": "every 1h"})
    world.run(HOUR)
    assert len(project.ran["b"]) >= 1
    assert read_standing(project.home).troubles == ()


@pytest.mark.parametrize("file", ["tracker.toml", "entities.yaml", "claims.yaml"])
def test_mistakes_in_the_other_files_count_as_well(project: Project, file: str) -> None:
    project.write({"name": "a", "schedule": "every 1h"})
    world = project.world
    written = project.home.root / file
    world.after(30 * MINUTE, lambda: written.write_text("nonsense: 1\n") and None)
    world.run(1.5 * HOUR)
    assert len(project.ran["a"]) == 2
    (trouble,) = read_standing(project.home).troubles
    assert trouble.message.startswith(f"{written}:1: ")


def test_an_edit_is_noticed_without_a_restart_and_sighup_reads_again_what_looks_the_same(
    project: Project,
) -> None:
    project.write({"name": "a", "schedule": "every 6h"})
    world = project.world
    world.after(HOUR, lambda: project.write({"name": "b", "schedule": "every 6h"}))
    world.after(2 * HOUR, lambda: signal.SIGHUP)
    world.run(3 * HOUR)
    assert hours(project.ran["b"]) == [1]
    assert world.said is not None
    assert world.said.count("configuration read again") == 2
    assert "a  removed" in world.said
    assert set(read_standing(project.home).jobs) == {"b"}


def test_hundreds_of_sources_with_one_interval_do_not_start_in_one_second(
    project: Project,
) -> None:
    project.write(*({"name": f"s{n:03}", "schedule": "every 6h"} for n in range(200)))
    project.home.settings.write_text("[schedule]\njitter_minutes = 30\n")
    project.world.run(13 * HOUR)
    times = [datetime.fromtimestamp(t.timestamp(), UTC) for t in project.ran["s007"]]
    later = [time for ran in project.ran.values() for time in ran[1:]]
    assert len({time.replace(second=0, microsecond=0) for time in later}) > 20
    assert max(time.minute for time in later) <= 40
    assert all(len(ran) == 3 for ran in project.ran.values())
    assert abs((times[2] - times[1]) - 6 * HOUR) < 5 * MINUTE
