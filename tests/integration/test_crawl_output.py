"""What a person sees of a crawl: on a terminal, in a pipe, in the log."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import struct
import subprocess
import termios
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.integration.crawler.conftest import Answer, Site
from tests.integration.projects import TrackerProject, add_articles

COUNTERS = ("found", "fetched", "unchanged", "new", "changed", "failed", "refused", "skipped")


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.close()


@pytest.fixture
def project(tmp_path: Path, site: Site) -> TrackerProject:
    """Four articles, a page that is gone, a list, and two that no pattern or budget lets in."""
    project = TrackerProject(tmp_path / "p")
    add_articles(site, 4, path="/press")
    site.answers["/list"] = Answer(b"<html><title>All</title><a href='/'>Home</a></html>")
    site.answers["/forbidden/1"] = Answer(b"secret")
    site.answers["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /forbidden/\n")
    paths = [f"/press/{i:02}" for i in range(4)]
    feed = site.add_feed(*paths, "/gone", "/list", "/video/1", "/forbidden/1", path="/feed.xml")
    project.add_source("press", feed, exclude=["/video/"])
    return project


def log_of(project: TrackerProject) -> list[dict[str, Any]]:
    logs = sorted((project.data / "logs").glob("*.jsonl"))
    return [json.loads(line) for line in logs[-1].read_text(encoding="utf-8").splitlines()]


def on_a_terminal(command: list[str], *, width: int, height: int) -> str:
    """What the command writes to a terminal of this size."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
    environment = os.environ | {"TERM": "xterm-256color"}
    for name in ("COLUMNS", "LINES", "NO_COLOR"):
        environment.pop(name, None)
    process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, env=environment)
    os.close(slave)
    said = b""
    while True:
        try:
            part = os.read(master, 65536)
        except OSError:  # the other end is closed
            break
        if not part:
            break
        said += part
    process.wait(60)
    os.close(master)
    return said.decode()


def test_verbose_explains_each_page_that_was_not_stored_and_so_does_the_log(
    project: TrackerProject, site: Site
) -> None:
    plain = project.tracker("crawl")
    assert "excluded" not in plain.stderr
    assert not any(row["event"] == "passed over" for row in log_of(project))
    (project.root / "data" / "crawl-state.sqlite").unlink()
    project.sources[0]["max_pages"] = 2  # what is stored is known, and asked for no more
    project.write_sources()
    done = project.tracker("crawl", "--verbose")
    told = [line.split(maxsplit=3) for line in done.stderr.splitlines() if site.url in line]
    reasons = {url.removeprefix(site.url): (outcome, why) for _, outcome, url, why in told}
    assert reasons == {
        "/video/1": ("skipped", "excluded by pattern '/video/'"),
        **{f"/press/{i:02}": ("skipped", "seen: looked at 0 min ago") for i in range(4)},
        "/gone": ("failed", "HTTP 404"),
        "/list": ("not-article", reasons["/list"][1]),
        "/forbidden/1": ("waiting", "over the budget of 2 pages"),
    }
    logged = {
        row["url"].removeprefix(site.url): (row["outcome"], row["reason"])
        for row in log_of(project)
        if row["event"] in {"passed over", "fetch"} and row.get("reason")
    }
    assert logged == reasons


def test_a_page_that_was_seen_and_one_that_robots_txt_forbids_are_explained(
    project: TrackerProject, site: Site
) -> None:
    first = project.tracker("crawl", "-v").stderr
    assert f"{site.url}/forbidden/1  forbidden by robots.txt" in first
    second = project.tracker("crawl", "-v").stderr
    assert f"press  skipped      {site.url}/press/00  seen: looked at 0 min ago" in second
    assert f"press  skipped      {site.url}/gone  seen: gone, looked at 0 min ago" in second


def test_every_request_stands_in_the_log_with_what_came_of_it(
    project: TrackerProject, site: Site
) -> None:
    project.tracker("crawl")
    log = log_of(project)
    assert all({"time", "level", "event", "run_id"} <= row.keys() for row in log)
    fetches = {row["url"].removeprefix(site.url): row for row in log if row["event"] == "fetch"}
    assert fetches.keys() == {asked.path for asked in site.asked} | {"/forbidden/1"}
    article = fetches["/press/00"]
    assert (article["source"], article["outcome"], article["status"]) == ("press", "new", 200)
    assert article["bytes"] > 1000
    assert article["seconds"] >= 0
    (source,) = [row for row in log if row["event"] == "source"]
    assert (source["found"], source["new"], source["failed"]) == (7, 4, 1)


def test_programs_get_the_counters_of_every_source(project: TrackerProject, site: Site) -> None:
    project.add_source("idle", site.add_feed(path="/idle.xml"))
    done = project.tracker("crawl", "--format", "json")
    summary = json.loads(done.stdout)
    press, idle = summary["sources"]
    assert [press[name] for name in COUNTERS] == [7, 6, 0, 4, 0, 1, 2, 0]
    assert idle["source"] == "idle"
    assert summary["run_id"] == log_of(project)[0]["run_id"]
    assert summary["problems"] == []
    assert "idle" not in done.stderr


def test_in_a_pipe_there_are_plain_lines_and_a_table_at_the_end(
    project: TrackerProject, site: Site
) -> None:
    project.add_source("idle", site.add_feed(path="/idle.xml"))
    for i in range(3):
        site.answers[f"/broken/{i}"] = Answer(b"", 403)
    broken = site.add_feed(*(f"/broken/{i}" for i in range(3)), path="/broken.xml")
    project.add_source("broken", broken)
    done = project.tracker("crawl")
    assert "\x1b" not in done.stderr
    assert done.stdout == ""
    line, head, *rows = [line for line in done.stderr.splitlines() if not line.endswith(" …")]
    assert line.startswith("crawl: 10 found, 9 fetched, 4 new, 4 failed")
    assert head.split() == ["source", "found", "fetched", "new", "failed", "refused"]
    assert [row.split()[0] for row in rows[:4]] == ["press", "broken", "1", "total"]
    assert rows[4] == f"  ! broken: 3 pages: HTTP 403, e.g. {site.url}/broken/0"


def test_on_a_terminal_the_sources_are_a_table_that_fits(
    project: TrackerProject, site: Site
) -> None:
    for i in range(40):
        project.add_source(f"source-{i:02}", add_articles(site, 2, path=f"/s{i}.xml"))
    said = on_a_terminal(project.start_command("crawl"), width=80, height=20)
    assert "more sources" in said
    assert "pages/s" in said
    assert "sources at work" in said
    screens = said.split("\x1b[?25l", 1)[1].split("source ")
    moving = [screen for screen in screens if "pages/s" in screen]
    assert moving
    assert all(screen[: screen.index("pages/s")].count("\r\n") < 20 for screen in moving)
    assert "total" in said.rsplit("crawl: ", 1)[1]
