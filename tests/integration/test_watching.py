"""A real schedule on a real site, looked at while it works, after a kill, and when it is down."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.integration.crawler.conftest import Answer, Site
from tests.integration.projects import TrackerProject, add_articles, wait_until
from tests.prometheus_text import Read, read_metrics
from tracker.home import Home
from tracker.runs.reading import read_runs


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


class Watched:
    """A project whose schedule is watched on a port."""

    def __init__(self, root: Path) -> None:
        self.project = TrackerProject(root)
        self.port = free_port()
        with (root / "tracker.toml").open("a") as settings:
            settings.write(f"\n[watch]\nport = {self.port}\n")
        self.daemon: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.daemon = subprocess.Popen(
            self.project.start_command("schedule", "--log-format", "json"),
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        wait_until(self.is_up)

    def end(self, number: int) -> None:
        assert self.daemon is not None
        self.daemon.send_signal(number)
        self.daemon.wait(60)

    def ask(self, path: str) -> tuple[int, str]:
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=30)) as connection:
            connection.request("GET", path)
            response = connection.getresponse()
            return response.status, response.read().decode()

    def is_up(self) -> bool:
        try:
            return self.ask("/health")[0] == 200
        except OSError:
            return False

    def metrics(self) -> dict[str, Read]:
        status, text = self.ask("/metrics")
        assert status == 200
        return read_metrics(text)

    def new_pages(self, source: str) -> float:
        pages = self.metrics().get("tracker_pages_total")
        return (pages.value(source=source, outcome="new") or 0) if pages else 0


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.close()


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    watched = Watched(tmp_path / "a project")
    yield watched
    if watched.daemon is not None and watched.daemon.poll() is None:
        os.killpg(watched.daemon.pid, signal.SIGKILL)
        watched.daemon.wait()


def test_the_figures_are_those_of_the_site_and_survive_a_kill(watched: Watched, site: Site) -> None:
    project = watched.project
    project.add_source("press", add_articles(site, 5, path="/press.xml"), schedule="every 6h")
    site.answers["/press.xml/04"] = Answer(b"gone", 404)
    project.add_source("gone", f"{site.url}/gone.xml", schedule="every 6h")
    assert project.tracker("status").returncode == 0

    watched.start()
    status, body = watched.ask("/ready")
    assert status in {200, 503}
    assert json.loads(body)["ready"] == (status == 200)
    wait_until(lambda: "tracker_published_rows" in watched.metrics(), 120)
    wait_until(lambda: watched.metrics()["tracker_published_rows"].value(table="articles") == 4)
    read = watched.metrics()
    asked = [path for path in site.paths() if path.startswith("/press.xml/")]
    pages = read["tracker_pages_total"]
    assert pages.value(source="press", outcome="new") == len(set(asked)) - 1 == 4
    assert pages.value(source="press", outcome="failed") == 1
    assert read["tracker_articles_read_total"].value() == 4
    assert read["tracker_fetch_lag_seconds"].value("_count", source="press") == 4
    assert read["tracker_source_failures_in_a_row"].by("source") == {"press": 0, "gone": 1}
    assert set(read["tracker_source_last_success_timestamp_seconds"].by("source")) == {"press"}
    assert set(read["tracker_gather_ok"].by("part").values()) == {1}
    stages = read["tracker_stage_duration_seconds"].by("stage")
    assert stages.keys() == {"crawl", "analyse", "load", "publish"}
    warehouse = read["tracker_warehouse_bytes"].value()
    assert warehouse is not None
    assert warehouse > 100_000
    wait_until(lambda: watched.ask("/ready")[0] == 200)
    status_while_it_runs = json.loads(project.tracker("status", "--format", "json").stdout)
    assert status_while_it_runs["daemon_pid"] == watched.daemon.pid  # type: ignore[union-attr]

    watched.end(signal.SIGKILL)
    # Half a line, as a power cut leaves it.
    with (project.data / "runs" / "journal.jsonl").open("ab") as journal:
        journal.write(b'{"event": "begin", "run_id"')
    add_articles(site, 7, path="/press.xml")
    project.tracker("run", "--source", "press")
    down = project.tracker("status")
    assert "not running; 2 sources" in down.stdout
    assert "2 new, 2 read" in down.stdout  # the page that was gone is left alone for a while

    watched.start()
    assert watched.new_pages("press") == 6
    assert watched.metrics()["tracker_journal_unread_lines"].value() == 1
    watched.end(signal.SIGTERM)

    # What the children of the schedule have said, each in its own log.
    logs = [log.read_text() for log in (project.data / "logs").glob("schedule-*.log")]
    rows = [json.loads(line) for log in logs for line in log.splitlines()]
    assert {"crawl", "analyse", "publish"} <= {row.get("stage") for row in rows}
    recorded = {run.run_id for run in read_runs(Home(project.root)).runs}
    assert {row["run_id"] for row in rows if "run_id" in row} <= recorded


def test_a_run_tells_programs_of_itself_in_json_with_one_id(watched: Watched, site: Site) -> None:
    project = watched.project
    project.add_source("press", add_articles(site, 2, path="/press.xml"))
    project.add_source("gone", f"{site.url}/gone.xml")
    done = project.tracker("run", "--log-format", "json")
    assert done.returncode == 1
    rows = [json.loads(line) for line in done.stderr.splitlines()]
    first, *within, last, ending = rows
    assert (first["event"], first["kind"]) == ("run-begin", "run")
    assert (last["event"], last["outcome"], last["problems"]) == ("run-end", "problems", 1)
    assert ending["event"] == "failed"
    assert len({row["run_id"] for row in (first, *within, last)}) == 1
    ended = [row["stage"] for row in within if row["event"] == "end"]
    assert ended == ["crawl", "analyse", "load", "publish"]
    counted = {row.get("source"): row["counts"] for row in within if row["event"] == "counted"}
    assert counted["press"]["new"] == 2
    (problem,) = [row for row in within if row["event"] == "problem"]
    assert problem["level"] == "warning"
    assert "HTTP 404" in problem["message"]
    # The crawl's own log has the same name.
    assert (project.data / "logs" / f"{first['run_id']}.jsonl").is_file()

    status = project.tracker("status", "--format", "json")
    assert status.returncode == 0
    report = json.loads(status.stdout)
    assert report["last_runs"][0]["run_id"] == first["run_id"]
    assert report["last_runs"][0]["outcome"] == "problems"

    # What is published after the first look at a source is timed from its publication on.
    published = datetime.now(UTC).replace(microsecond=0)
    url = site.add_article("/press/today", "Report of today")
    page, feed = site.answers["/press/today"], site.answers["/press.xml"]
    assert isinstance(page, Answer)
    assert isinstance(feed, Answer)
    page.body = page.body.replace(b"2026-11-16T09:00:00+09:00", published.isoformat().encode())
    item = f"<item><title>Report of today</title><link>{url}</link></item></channel>"
    feed.body = feed.body.replace(b"</channel>", item.encode())
    project.tracker("run")
    (run,) = read_runs(Home(project.root)).runs[1:]
    assert run.copy is not None
    took = (run.copy.at - published).total_seconds()
    lag = run.copy.since_publication["press"]
    assert (lag.articles, lag.seconds) == (1, pytest.approx(took, abs=0.01))
    assert lag.p50 == lag.p95 == pytest.approx(took, abs=0.01)
    fetch_lag = run.copy.since_fetch["press"]
    assert fetch_lag.articles == 1  # but the quantiles are of all three articles of the day
    assert 0 < fetch_lag.seconds < took
    assert run.copy.rows["articles"] == 3
