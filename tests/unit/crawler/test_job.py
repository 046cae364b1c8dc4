from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from config.models import Source
from config.settings import CrawlSettings
from crawler import events
from crawler.job import CrawlJob, new_run_id
from crawler.settings import scrapy_settings, user_agent

JOB = CrawlJob(
    run_id="20261124T150000Z-abcd",
    data=Path("/data"),
    sources=(
        Source(name="news", url="https://news.example/feed", include=("/ai/",)),
        Source(name="pages", kind="urls", urls=("https://news.example/a",)),
    ),
    settings=CrawlSettings(delay=2),
    contact="https://example.org",
    time_zone="Asia/Tokyo",
)


def test_a_job_survives_the_way_to_its_process() -> None:
    assert CrawlJob.from_json(JOB.to_json()) == JOB


def test_messages_survive_the_way_back() -> None:
    counters = events.SourceCounters(found=2, new=1)
    event = events.CrawlEvent("page", "news", "https://news.example/a", "new", "", counters)
    summary = events.CrawlSummary("run", {"news": counters}, ("a problem",), interrupted=True)
    for message in (event, summary):
        assert events.from_json(events.to_json(message)) == message


def test_names_of_runs_sort_by_time() -> None:
    assert new_run_id()[:4] >= "2024"
    assert len(new_run_id()) == len(JOB.run_id)


def test_runs_within_a_second_sort_by_time() -> None:
    names = []
    for _ in range(20):
        names.append(new_run_id())
        time.sleep(0.0001)
    assert names == sorted(set(names))


def test_protection_cannot_be_configured_away() -> None:
    settings = scrapy_settings(JOB)
    for name in ("REMOTE_CONTROL_ENABLED", "TELNETCONSOLE_ENABLED", "COOKIES_ENABLED"):
        assert settings[name] is False
    assert settings["DOWNLOAD_VERIFY_CERTIFICATES"] is True
    assert "crawler.politeness.robots.RobotsMiddleware" in settings["DOWNLOADER_MIDDLEWARES"]


@pytest.mark.parametrize("contact", ["", "a\r\nHost: b", "ü@example.org"])
def test_a_user_agent_is_one_printable_line(contact: str) -> None:
    agent = user_agent(contact)
    assert agent.startswith("tracker/")
    assert agent.isascii()
    assert agent.isprintable()


def test_starting_a_crawl_imports_nothing_heavy() -> None:
    heavy = "{'scrapy', 'twisted', 'trafilatura', 'lxml'}"
    code = f"import sys, crawler.process; print(*{heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == ""
