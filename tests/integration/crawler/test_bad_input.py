"""Whatever a server sends: one clear line each, and the rest goes on."""

from __future__ import annotations

import gzip
import threading
from pathlib import Path

import pytest

from config.models import Source
from tests.integration.crawler.conftest import Answer, Project, Site, article_html


def one_good_and(site: Site, path: str, answer: Answer) -> Source:
    site.answers[path] = answer
    site.add_article("/good", "Good")
    return Source(name="press", url=site.add_feed(path, "/good"))


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer(b""), "an empty page"),
        (Answer(b" \n "), "an empty page"),
        (Answer(b"\x89PNG\r\n\x1a\n\0\0"), "a PNG image, served as text/html"),
        (Answer(bytes(range(256)) * 9), "binary data, served as text/html"),
        (Answer(b"%PDF-1.7", content_type="application/pdf"), "not a web page: application/pdf"),
        (Answer(b"x" * 50_000_000), "larger than 10 MB (max_bytes)"),
        (
            Answer(gzip.compress(b"x" * 50_000_000), headers={"Content-Encoding": "gzip"}),
            "larger than 10 MB (max_bytes)",
        ),
    ],
    ids=["empty", "blank", "png", "binary", "pdf", "50 MB", "50 MB inflated"],
)
def test_a_page_that_is_none_is_refused_in_one_line(
    site: Site, project: Project, answer: Answer, reason: str
) -> None:
    summary = project.crawl(one_good_and(site, "/bad", answer))
    counters = summary.sources["press"]
    assert (counters.new, counters.refused) == (1, 1)
    assert summary.problems == (f"press: {site.url}/bad: {reason}",)


def test_a_page_without_an_article_is_asked_for_once_a_week(site: Site, project: Project) -> None:
    source = one_good_and(site, "/bad", Answer(b"<html><body><nav>Menu</nav></body></html>"))
    summary = project.crawl(source)
    assert summary.sources["press"].refused == 1
    assert [row["outcome"] for row in project.fetches()[1:]].count("not-article") == 1
    project.crawl(source)
    assert site.paths().count("/bad") == 1


def test_a_redirect_loop_ends(site: Site, project: Project) -> None:
    summary = project.crawl(
        one_good_and(site, "/loop", Answer(status=302, headers={"Location": "/loop"}))
    )
    assert summary.sources["press"].new == 1
    assert summary.problems == (f"press: {site.url}/loop: too many redirects",)


def test_a_host_that_never_answers_costs_its_timeout(site: Site, project: Project) -> None:
    release = threading.Event()

    def never(_: object) -> Answer:
        release.wait(20)
        return Answer()

    site.answers["/feed.xml"] = never
    url = f"{site.url}/feed.xml"
    summary = project.crawl(Source(name="press", url=url), timeout=1)
    release.set()
    assert summary.problems == (f"press: {url}: no complete answer within 1 seconds",)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "the document is empty"),
        (b"<html><body>Hello</body></html>", "an HTML page, not a feed"),
        (b"\0\1\2 nothing", "not XML"),
        (b'<!DOCTYPE r [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><rss>&b;</rss>', "declares entities"),
        (b"<rss>" + b"<a>" * 5000, "nested too deeply"),
    ],
    ids=["empty", "html", "noise", "entity bomb", "depth bomb"],
)
def test_a_feed_that_is_none_is_one_problem(
    site: Site, project: Project, body: bytes, reason: str
) -> None:
    site.answers["/feed.xml"] = Answer(body, content_type="application/rss+xml")
    (problem,) = project.crawl(Source(name="press", url=f"{site.url}/feed.xml")).problems
    assert problem.startswith(f"press: {site.url}/feed.xml: ")
    assert reason in problem


def test_a_date_in_the_year_9999_is_named_and_not_believed(site: Site, project: Project) -> None:
    page = article_html("Far").replace("2026-11-16", "9999-01-01")
    site.answers["/far"] = Answer(page.encode())
    site.answers["/feed.xml"] = Answer(
        f"<rss><channel><item><link>{site.url}/far</link>"
        f"<pubDate>Fri, 01 Jan 9999 00:00:00 GMT</pubDate></item></channel></rss>".encode()
    )
    summary = project.crawl(Source(name="press", url=f"{site.url}/feed.xml"))
    (problem,) = summary.problems
    assert "9999" in problem
    assert "in the future" in problem
    (article,) = project.articles()
    assert article.published_at is None


def test_a_folder_that_cannot_be_written_is_one_clear_line(site: Site, project: Project) -> None:
    project.data.parent.mkdir(exist_ok=True)
    project.data.write_text("a file where the folder should be", encoding="utf-8")
    summary = project.crawl(Source(name="press", url=site.add_feed()))
    (problem,) = summary.problems
    assert problem.startswith(str(project.data))
    assert "cannot be written" in problem
    assert site.asked == []


def test_a_damaged_state_is_moved_aside_and_learnt_again_from_the_segments(
    site: Site, project: Project
) -> None:
    site.add_article("/a", "A")
    source = Source(name="press", url=site.add_feed("/a"))
    project.crawl(source)
    state: Path = project.data / "crawl-state.sqlite"
    state.write_bytes(b"this is no database" * 100)
    site.asked.clear()
    summary = project.crawl(source)
    (problem,) = summary.problems
    assert problem.startswith(f"{state}: ")
    assert "moved to crawl-state.sqlite.damaged-" in problem
    assert "/a" not in site.paths()
    assert len(project.articles()) == 1
