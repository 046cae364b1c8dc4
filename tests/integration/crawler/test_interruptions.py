"""A crawl that is stopped, killed, or runs out of disk: nothing stored is lost, nothing doubled."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable

import pytest

from config.models import Source
from crawler.events import CrawlEvent
from crawler.job import CrawlJob
from crawler.process import crawl, start_crawl
from tests.integration.crawler.conftest import Project, Site

PAGES = 30


@pytest.fixture
def source(site: Site) -> Source:
    paths = [f"/{i:02}" for i in range(PAGES)]
    for path in paths:
        site.add_article(path, f"Article {path}")
    return Source(name="press", url=site.add_feed(*paths, ETag='"feed"'), delay=0.05)


def start(job: CrawlJob, before: Callable[[], None] | None = None) -> subprocess.Popen[str]:
    child = subprocess.Popen(
        [sys.executable, "-m", "crawler"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
        preexec_fn=before,
    )
    assert child.stdin is not None
    child.stdin.write(job.to_json())
    child.stdin.close()
    child.stdin = None  # communicate() would flush it
    return child


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.mark.parametrize("pages_before", [0, 8])
def test_after_a_kill_the_next_run_completes_each_article_exactly_once(
    site: Site, project: Project, source: Source, pages_before: int
) -> None:
    child = start(project.job(source))
    wait_until(lambda: len(site.asked) > pages_before + 2)
    os.killpg(child.pid, signal.SIGKILL)
    child.communicate()
    project.crawl(source)
    versions = Counter(project.versions())
    assert len(versions) == PAGES
    assert set(versions.values()) == {1}


def test_a_crawl_that_gives_no_sign_of_life_is_killed_and_said_to_have_hung(
    site: Site, project: Project, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[subprocess.Popen[str]] = []

    def start_one() -> subprocess.Popen[str]:
        begun.append(start_crawl())
        return begun[0]

    monkeypatch.setattr("crawler.process.start_crawl", start_one)
    stopped: list[CrawlEvent] = []

    def stop_once(event: CrawlEvent) -> None:
        if not stopped:
            os.kill(begun[0].pid, signal.SIGSTOP)
        stopped.append(event)

    summary = crawl(project.job(source), stop_once, longest_silence=4)
    assert summary.problems == ("the crawl hung: no sign of life for 4 s",)
    assert (summary.failure, summary.interrupted) == ("broken", False)
    project.crawl(source)
    assert set(Counter(project.versions()).values()) == {1}


def test_a_segment_whose_pages_were_not_yet_marked_is_not_fetched_again(
    site: Site, project: Project, source: Source
) -> None:
    project.crawl(source)
    for path in project.data.glob("crawl-state.sqlite*"):
        path.unlink()  # as if the process had died before the first transaction
    site.asked.clear()
    project.crawl(source)
    assert site.paths() == ["/robots.txt", "/feed.xml"]
    assert len(project.versions()) == PAGES


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_to_the_crawl_stops_it_gracefully(
    site: Site, project: Project, source: Source, number: signal.Signals
) -> None:
    child = start(project.job(source))
    wait_until(lambda: len(site.asked) > 8)
    child.send_signal(number)
    output, _ = child.communicate(timeout=60)
    assert child.returncode == 0
    assert '"interrupted": true' in output.splitlines()[-1]
    stored = len(project.versions())
    assert 0 < stored < PAGES
    assert project.fetches()[0]["run"]["outcome"] == "interrupted"
    asked = len(site.asked)
    project.crawl(source)
    assert len(project.versions()) == PAGES
    assert len(site.asked) - asked == PAGES - stored + 1  # and the feed


@pytest.mark.parametrize("moment", [0.4, 0.6, 0.8, 1.0])
def test_a_signal_while_the_crawl_starts_is_not_forgotten(
    project: Project, source: Source, moment: float
) -> None:
    child = start(project.job(source))
    time.sleep(moment)
    child.send_signal(signal.SIGINT)
    output, _ = child.communicate(timeout=20)
    assert child.returncode in {0, -signal.SIGINT}
    if output:
        assert '"interrupted": true' in output.splitlines()[-1]


def test_ctrl_c_in_the_parent_stops_the_crawl_gracefully(
    site: Site, project: Project, source: Source
) -> None:
    def interrupt_once(event: CrawlEvent) -> None:
        if event.kind == "page" and not interrupted:
            interrupted.append(True)
            signal.raise_signal(signal.SIGINT)

    interrupted: list[bool] = []
    summary = crawl(project.job(source), interrupt_once)
    assert summary.interrupted
    assert summary.problems == ()
    assert summary.sources["press"].waiting > 0
    assert summary.sources["press"].new == len(project.versions()) > 0


def test_a_long_wait_for_a_host_does_not_delay_the_stop(site: Site, project: Project) -> None:
    site.add_article("/a", "A")
    child = start(project.job(Source(name="slow", url=site.add_feed("/a"), delay=60)))
    wait_until(lambda: len(site.asked) == 1)
    started = time.monotonic()
    child.send_signal(signal.SIGINT)
    child.communicate(timeout=60)
    assert time.monotonic() - started < 5


def test_a_crawl_whose_parent_is_gone_stops(site: Site, project: Project, source: Source) -> None:
    child = start(project.job(source.model_copy(update={"delay": 0.5})))
    wait_until(lambda: len(site.asked) > 3)
    assert child.stdout is not None
    child.stdout.close()
    assert child.wait(timeout=30) == 0
    assert len(site.asked) < PAGES


def test_the_time_limit_of_a_crawl_leaves_the_rest_for_the_next(
    site: Site, project: Project, source: Source
) -> None:
    slow = source.model_copy(update={"delay": 1.0})
    summary = project.crawl(slow, max_minutes=0.06)
    assert not summary.interrupted
    assert summary.problems == ("stopped after 0.06 minutes; the rest waits for the next run",)
    assert summary.sources["press"].waiting > 0


def test_a_full_disk_ends_the_run_in_one_line_and_keeps_what_was_stored(
    site: Site, project: Project, source: Source
) -> None:
    def small_disk() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))

    project.crawl(source.model_copy(update={"max_pages": 3}))
    before = project.versions()
    for i in range(PAGES):
        noise = os.urandom(4000).hex()
        site.add_article(f"/{i:02}", f"Article /{i:02}", text=f"<!-- {noise} -->")
    child = start(project.job(source), small_disk)
    output, _ = child.communicate(timeout=60)
    assert child.returncode != 0
    assert set(before) <= set(project.versions())
    if output:
        assert "cannot be written: File too large" in output
