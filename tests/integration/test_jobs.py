"""`tracker jobs`, and what a daemon does with it, with the last good configuration, for systemd."""

from __future__ import annotations

import json
import os
import signal
import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.integration.crawler.conftest import Site
from tests.integration.daemons import Daemon
from tests.integration.projects import TrackerProject, add_articles, wait_until


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.server.shutdown()
    site.server.server_close()


@pytest.fixture
def project(tmp_path: Path) -> TrackerProject:
    return TrackerProject(tmp_path / "project")


def jobs(project: TrackerProject) -> dict[str, dict[str, str]]:
    done = project.tracker("jobs", "list", "--format", "json")
    assert done.returncode == 0, done.stderr
    return {row["source"]: row for row in json.loads(done.stdout)}


def received(by: socket.socket) -> list[bytes]:
    messages = []
    with suppress(BlockingIOError):
        while message := by.recv(99):
            messages.append(message)
    return messages


def test_jobs_are_listed_steered_and_remembered_without_a_daemon(project: TrackerProject) -> None:
    for number in range(12):
        project.add_source(f"source-{number}", f"http://s{number}.test/", schedule="every 6h")
    project.add_source("off", "http://off.test/", enabled=False)
    listed = project.tracker("jobs", "list")
    assert listed.stderr == "no 'tracker schedule' is at work here\n"
    assert len(listed.stdout.splitlines()) == 13
    assert project.tracker("jobs", "history").stderr == (
        "the schedule has run nothing like that yet\n"
    )

    assert project.tracker("jobs", "pause", "source-3").stderr == "source-3: paused\n"
    assert project.tracker("jobs", "pause", "source-3").stderr == "source-3: paused already\n"
    asked = project.tracker("jobs", "run", "source-5")
    assert asked.stderr == "source-5: due now, runs when 'tracker schedule' starts\n"
    rows = jobs(project)
    assert (rows["source-3"]["state"], rows["source-3"]["next"]) == ("paused", None)
    assert rows["source-5"]["state"] == "waiting"
    resumed = project.tracker("jobs", "resume", "--all")
    assert resumed.stderr == "source-3: resumed\n"
    assert jobs(project)["source-3"]["state"] is None


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("run", "pres"), "there is no source 'pres'; the nearest are: press; "),
        (("pause", "pres"), "there is no source 'pres'; the nearest are: press; "),
        (("resume", "pres"), "there is no source 'pres'; the nearest are: press; "),
        (("history", "--source", "pres"), "there is no source 'pres'; the nearest are: press; "),
        (("run", "off"), "'off' is disabled; 'tracker sources enable off' lets it run"),
        (("pause",), "name sources, or give --all; see 'tracker jobs pause --help'"),
    ],
)
def test_wrong_names_are_one_line_that_names_the_nearest(
    project: TrackerProject, words: tuple[str, ...], says: str
) -> None:
    project.sources = [
        {"name": f"other-{number}", "url": "http://other.test/"} for number in range(12)
    ]
    project.add_source("press", "http://press.test/")
    project.add_source("off", "http://off.test/", enabled=False)
    done = project.tracker("jobs", *words)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert done.stderr.startswith(f"tracker: {says}")


def test_a_daemon_works_on_with_the_last_good_configuration_and_says_so(
    project: TrackerProject, site: Site, tmp_path: Path
) -> None:
    project.add_source("press", add_articles(site, 2), schedule="every 1d", only_followed=True)
    project.add_source("rests", f"{site.url}/rests.xml", schedule="every 1d")
    assert project.tracker("jobs", "pause", "rests").returncode == 0
    systemd = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    systemd.bind(str(tmp_path / "notify"))
    systemd.settimeout(60)
    environment = os.environ | {
        "NOTIFY_SOCKET": str(tmp_path / "notify"),
        "WATCHDOG_USEC": "9000000",
    }
    daemon = Daemon(project, tmp_path / "log", "--log-format", "json", env=environment)
    assert systemd.recv(99) == b"READY=1"
    assert systemd.recv(99) == b"WATCHDOG=1"

    def told(**wanted: object) -> list[dict[str, object]]:
        rows = [json.loads(line) for line in daemon.said]
        return [row for row in rows if wanted.items() <= row.items()]

    wait_until(lambda: told(event="end", stage="publish", outcome="done"))
    (crawled,) = told(event="end", stage="crawl")
    assert crawled["sources"] == ["press"]
    assert (project.data / "logs" / f"{crawled['run_id']}.jsonl").exists()

    (project.root / "entities.yaml").write_text("entities: 1\n")
    (project.root / "sources.yaml").write_text("sources: 1\n")
    daemon.process.send_signal(signal.SIGHUP)
    wait_until(lambda: told(event="configuration", level="error"))
    site.asked.clear()
    asked = project.tracker("jobs", "run", "press", "rests")
    assert asked.stderr == "press, rests: due now, runs within seconds\n"
    wait_until(lambda: len(told(event="end", stage="publish")) == 2)
    assert {"/feed.xml", "/rests.xml"} <= set(site.paths())
    listed = project.tracker("jobs", "list")
    assert "sources.yaml:1: 'sources' must be a list" in listed.stderr
    assert "the last good configuration stays in use" in listed.stderr
    assert len(project.query("FROM articles")) == 2

    rows = jobs(project)
    assert (rows["press"]["outcome"], rows["press"]["state"]) == ("done", None)
    assert (rows["rests"]["outcome"], rows["rests"]["state"]) == ("problems", "paused")
    assert rows["rests"]["reason"] == f"{site.url}/rests.xml: HTTP 404"
    history = json.loads(project.tracker("jobs", "history", "--format", "json").stdout)
    assert [run["stage"] for run in history] == ["publish", "analyse", "crawl"] * 2
    assert [run["outcome"] for run in history].count("done") == 5
    assert all(run["seconds"] > 0 and run["started"] and run["log"] for run in history)
    systemd.setblocking(False)
    received(systemd)  # what has filled its queue while nobody listened
    assert daemon.end() == 0
    assert b"STOPPING=1" in received(systemd)
    systemd.close()

    # Also a daemon that starts with the mistake goes on, and says so first.
    once = project.tracker("schedule", "--once")
    assert once.returncode == 0, once.stderr
    assert "'sources' must be a list" in once.stderr.splitlines()[0]


def test_a_mistake_where_nothing_good_was_ever_read_ends_the_daemon(
    project: TrackerProject,
) -> None:
    project.add_source("press", "http://press.test/")
    (project.root / "entities.yaml").write_text("entities: 1\n")
    done = project.tracker("schedule")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "entities.yaml:1: 'entities' must be a list" in done.stderr
