"""`tracker schedule` as a process: its restarts, signals, limits and mistakes."""

from __future__ import annotations

import os
import re
import signal
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from tests.integration.crawler.conftest import Answer, Asked, Site
from tests.integration.daemons import Daemon
from tests.integration.projects import TrackerProject, add_articles, wait_until
from tracker.schedule.clock import next_times


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.server.shutdown()
    site.server.server_close()


@pytest.fixture
def project(tmp_path: Path) -> TrackerProject:
    return TrackerProject(tmp_path / "a project")


@pytest.fixture
def start(project: TrackerProject, tmp_path: Path) -> Iterator[type[Daemon]]:
    daemons: list[Daemon] = []

    def start_one(*, anew: bool = False) -> Daemon:
        daemons.append(Daemon(project, tmp_path / f"daemon-{len(daemons)}.log", anew=anew))
        return daemons[-1]

    yield start_one  # type: ignore[misc]
    for daemon in daemons:
        if daemon.process.poll() is None:
            daemon.kill()


def set_back(project: TrackerProject, hours: int) -> None:
    """As if the daemon had been down for so long."""
    engine = create_engine(f"sqlite:///{project.data / 'schedule.sqlite'}")
    with engine.begin() as connection:
        connection.execute(
            text("UPDATE apscheduler_jobs SET next_run_time = next_run_time - :s"),
            {"s": hours * 3600},
        )
    engine.dispose()


def test_missed_runs_are_made_up_for_once_and_what_is_not_due_waits(
    project: TrackerProject, site: Site, start: type[Daemon]
) -> None:
    project.add_source("hourly", add_articles(site, 3, path="/hourly.xml"), schedule="every 1h")
    project.add_source("daily", add_articles(site, 3, path="/daily.xml"), schedule="every 1d")
    project.add_source("new-year", f"{site.url}/never.xml", schedule="cron 0 0 1 1 *")

    daemon = start(anew=True)
    daemon.wait_for("publish: done in ")
    assert daemon.end() == 0
    first, second, third, *rest = daemon.said
    assert first == "hourly    every 1h        next now"
    assert second == "daily     every 1d        next now"
    assert re.fullmatch(r"new-year  cron 0 0 1 1 \*  next \d{4}-01-01 00:00 JST", third)
    assert [re.sub(r"done in \d+ s", "done", line) for line in rest] == [
        "daily, hourly: started",
        "daily, hourly: done",
        "analyse: started",
        "analyse: done",
        "publish: started",
        "publish: done",
        "stopped",
    ]
    assert len(project.query("FROM articles")) == 6
    assert len(list((project.data / "logs").glob("schedule-*.log"))) == 3

    once = project.tracker("schedule", "--once")
    assert once.returncode == 0
    assert "started" not in once.stderr

    set_back(project, hours=10)
    site.asked.clear()
    daemon = start()
    daemon.wait_for("hourly: done in ")
    time.sleep(1)
    assert daemon.end() == 0
    assert site.paths().count("/hourly.xml") == 1
    assert "/daily.xml" not in site.paths()
    assert "/never.xml" not in site.paths()


def slow(site: Site, seconds: float) -> str:
    """A feed of 20 articles at so many seconds each."""
    feed = add_articles(site, 20, path="/slow.xml")
    for path, answer in list(site.answers.items()):
        if path.startswith("/slow.xml/"):

            def later(asked: Asked, answer: Answer = answer) -> Answer:  # type: ignore[assignment]
                time.sleep(seconds)
                return answer

            site.answers[path] = later
    return feed


def test_an_adaptive_source_runs_when_what_it_published_says_so(
    project: TrackerProject, site: Site, start: type[Daemon]
) -> None:
    project.add_source("press", add_articles(site, 5), schedule="adaptive 1h..2d")
    project.add_source("gone", f"{site.url}/gone.xml", schedule="adaptive")
    daemon = start()
    daemon.wait_for("press: every ")
    daemon.wait_for("gone: every ")
    assert daemon.end() == 0
    why = next(line for line in daemon.said if line.startswith("press: every "))
    assert re.fullmatch(r"press: every \d+ (h|min): 5 articles in \d+ days", why)
    failed = next(line for line in daemon.said if line.startswith("gone: every "))
    assert "1 failure in a row; no articles in 0 min" in failed

    times = next_times(project.data / "schedule.sqlite")
    wait = times["press adaptive 1h..2d Asia/Tokyo"] - datetime.now(UTC)
    assert timedelta(minutes=55) < wait < timedelta(days=2)
    listed = project.tracker("schedule", "--list").stdout.splitlines()
    assert re.fullmatch(
        r"press  adaptive 1h\.\.2d  next \S+ \S+ JST  every .*: 5 articles in .*", listed[0]
    )

    site.asked.clear()
    set_back(project, hours=49)
    daemon = start()
    daemon.wait_for("gone, press: done")
    daemon.wait_for("gone: every ")
    assert daemon.end() == 0
    assert site.paths().count("/feed.xml") == 1
    assert any("2 failures in a row" in line for line in daemon.said)


def test_sigterm_lets_the_run_store_what_it_has_and_the_next_start_goes_on(
    project: TrackerProject, site: Site, start: type[Daemon]
) -> None:
    project.add_source("slow", slow(site, 0.05), delay=0.1, schedule="every 1h")
    daemon = start()
    wait_until(lambda: len(site.asked) > 5)
    assert daemon.end() == 0
    assert daemon.said[-2:] == [
        "stopping; slow will run again at the next start",
        "stopped",
    ]
    assert 0 < len(project.segments("articles")) < 20
    daemon = start()
    daemon.wait_for("publish: done in ")
    assert daemon.end() == 0
    assert len(project.query("FROM articles")) == 20


def test_a_second_ctrl_c_ends_it_at_once(
    project: TrackerProject, site: Site, start: type[Daemon]
) -> None:
    project.add_source("slow", slow(site, 30), schedule="every 1h")
    daemon = start()
    wait_until(lambda: len(site.asked) > 2)
    started = time.monotonic()
    assert daemon.end(signal.SIGINT, signal.SIGINT) == 130
    assert time.monotonic() - started < 4
    assert daemon.said[-1].startswith("tracker: interrupted")


def test_after_a_kill_the_run_that_had_not_ended_is_made_up_for(
    project: TrackerProject, site: Site, start: type[Daemon]
) -> None:
    project.add_source("slow", slow(site, 0.05), delay=0.15, schedule="every 1h")
    daemon = start(anew=True)
    wait_until(lambda: len(site.asked) > 3)
    daemon.kill()
    # Its child goes on until the new daemon ends it; what it has stored is not fetched again.
    daemon = start(anew=True)
    daemon.wait_for("slow: had not ended when the last scheduler did; runs again")
    daemon.wait_for("publish: done in ")
    assert daemon.end() == 0
    assert max(Counter(site.paths()).values()) <= 3
    assert len(project.query("FROM articles")) == 20
    assert project.query("SELECT count(*), count(DISTINCT url) FROM article") == [(20, 20)]


def test_a_second_daemon_is_refused(
    project: TrackerProject, site: Site, start: type[Daemon]
) -> None:
    project.add_source("press", f"{site.url}/feed.xml", schedule="cron 0 0 1 1 *")
    daemon = start()
    daemon.wait_for("press")
    second = project.tracker("schedule")
    assert second.returncode == 1
    assert second.stderr == (
        f"tracker: another 'tracker schedule' is at work here (process {daemon.process.pid}); "
        "wait for it, or stop it\n"
    )
    assert daemon.end(signal.SIGINT) == 0


def test_a_source_that_fails_does_not_stop_the_daemon_and_changes_are_noticed(
    project: TrackerProject, site: Site, start: type[Daemon]
) -> None:
    project.add_source("gone", f"{site.url}/gone.xml", schedule="every 1h")
    daemon = start()
    daemon.wait_for("gone: done, with problems; log: ")
    project.add_source("press", add_articles(site, 2), schedule="every 1h")
    daemon.wait_for("press: done in ")
    assert "configuration read again" in daemon.said
    assert "press  every 1h  next now" in daemon.said
    assert sum(line.startswith("gone: ") for line in daemon.said) == 2

    del project.sources[0]
    project.write_sources()
    daemon.wait_for("gone  removed")
    assert daemon.end() == 0


def test_a_run_that_takes_too_long_is_stopped_and_keeps_what_it_stored(
    project: TrackerProject, site: Site
) -> None:
    project.add_source("slow", slow(site, 0), delay=0.5, schedule="every 1h")
    settings = project.root / "tracker.toml"
    settings.write_text(settings.read_text() + "\n[schedule]\nmax_minutes = 0.12\n")
    done = project.tracker("schedule", "--once")
    assert done.returncode == 1
    assert "slow: stopped after 0.12 minutes (max_minutes); log: " in done.stderr
    assert project.segments("articles")


def test_the_list_shows_what_runs_when(project: TrackerProject, site: Site) -> None:
    project.add_source("a", f"{site.url}/a.xml")
    project.add_source("b", f"{site.url}/b.xml", schedule="cron 30 7 * * *", enabled=False)
    done = project.tracker("schedule", "--list")
    assert done.returncode == 0
    assert done.stdout == "a  adaptive  next now  every 60 min: never looked at\n"
    assert not project.data.exists()


def test_a_folder_that_cannot_be_written_is_one_line(project: TrackerProject, site: Site) -> None:
    project.add_source("a", f"{site.url}/a.xml")
    project.data.mkdir()
    (project.data / "schedule.sqlite").mkdir()
    done = project.tracker("schedule", "--once")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "schedule.sqlite cannot be used" in done.stderr
    assert os.listdir(project.data / "schedule.sqlite") == []  # noqa: PTH208
