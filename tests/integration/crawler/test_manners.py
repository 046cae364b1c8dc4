"""What a host may expect of a guest."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from config.models import Source
from tests.integration.crawler.conftest import Answer, Asked, Project, Site


def robots(text: str) -> Answer:
    return Answer(text.encode(), content_type="text/plain")


def test_what_robots_txt_forbids_is_not_fetched(site: Site, project: Project) -> None:
    site.answers["/robots.txt"] = robots("User-agent: *\nDisallow: /private/\n")
    site.add_article("/private/a", "Private")
    site.add_article("/open", "Open")
    summary = project.crawl(Source(name="press", url=site.add_feed("/private/a", "/open")))
    assert "/private/a" not in site.paths()
    counters = summary.sources["press"]
    assert (counters.new, counters.refused) == (1, 1)
    (event,) = [event for event in project.events if event.outcome == "refused"]
    assert event.reason == "forbidden by robots.txt"


def test_a_forbidden_feed_is_one_problem(site: Site, project: Project) -> None:
    site.answers["/robots.txt"] = robots("User-agent: tracker\nDisallow: /\n")
    url = site.add_feed("/a")
    summary = project.crawl(Source(name="press", url=url))
    assert summary.problems == (f"press: {url}: forbidden by robots.txt",)
    assert site.paths() == ["/robots.txt"]


def test_a_site_whose_robots_txt_cannot_be_read_is_left_alone(site: Site, project: Project) -> None:
    site.answers["/robots.txt"] = Answer(status=500)
    url = site.add_feed("/a")
    summary = project.crawl(Source(name="press", url=url))
    assert set(site.paths()) == {"/robots.txt"}
    assert summary.problems == (f"press: {url}: robots.txt cannot be read (HTTP 500)",)


def test_crawl_delay_is_kept(site: Site, project: Project) -> None:
    site.answers["/robots.txt"] = robots("User-agent: *\nCrawl-delay: 0.4\n")
    for i in range(3):
        site.add_article(f"/{i}", f"Number {i}")
    project.crawl(Source(name="press", url=site.add_feed("/0", "/1", "/2")))
    times = [asked.at for asked in site.asked[1:]]
    assert len(times) == 4
    assert all(later - earlier >= 0.38 for earlier, later in itertools.pairwise(times))


def test_the_delay_of_a_source_is_kept_by_all_sources_of_its_host(
    site: Site, project: Project
) -> None:
    sources = [
        Source(name=name, url=site.add_feed(path=f"/{name}.xml"), delay=0.3)
        for name in ("one", "two", "three")
    ]
    project.crawl(*sources)
    times = sorted(asked.at for asked in site.asked)
    assert len(times) == 4
    assert all(later - earlier >= 0.28 for earlier, later in itertools.pairwise(times))


def test_one_503_lets_the_whole_host_rest_as_long_as_it_asks(site: Site, project: Project) -> None:
    def busy_once(asked: Asked) -> Answer:
        if site.paths().count("/busy") == 1:
            return Answer(status=503, headers={"Retry-After": "1"})
        return busy_article

    site.add_article("/busy", "Busy")
    busy_article = site.answers["/busy"]
    assert isinstance(busy_article, Answer)
    site.answers["/busy"] = busy_once
    site.add_article("/other", "Other")
    summary = project.crawl(Source(name="press", url=site.add_feed("/busy", "/other")))
    assert summary.sources["press"].new == 2
    at = {asked.path: asked.at for asked in reversed(site.asked)}
    assert at["/other"] - at["/busy"] >= 0.95


def test_who_asks_to_wait_long_is_left_for_a_later_run(site: Site, project: Project) -> None:
    until = datetime.now(UTC) + timedelta(hours=2)
    headers = {"Retry-After": format_datetime(until, usegmt=True)}
    site.answers["/busy"] = Answer(status=429, headers=headers)
    site.add_article("/other", "Other")
    source = Source(name="press", url=site.add_feed("/busy", "/other"))
    summary = project.crawl(source)
    assert "/other" not in site.paths()
    assert summary.sources["press"].waiting == 2
    (problem,) = summary.problems
    assert problem.startswith(f"press: {site.url}/busy: HTTP 429; asks to wait until ")
    site.asked.clear()
    summary = project.crawl(source)
    assert site.asked == []
    (problem,) = summary.problems
    assert "asked to wait until" in problem


def test_a_failing_host_is_tried_three_times_and_then_the_page_is_a_failure(
    site: Site, project: Project
) -> None:
    site.answers["/broken"] = Answer(status=500)
    source = Source(name="press", url=site.add_feed("/broken"))
    summary = project.crawl(source)
    assert site.paths().count("/broken") == 3
    assert summary.sources["press"].failed == 1
    assert summary.problems == (f"press: {site.url}/broken: HTTP 500",)
    site.add_article("/broken", "Whole again")
    assert project.crawl(source).sources["press"].new == 1


def test_a_404_is_remembered_and_not_asked_for_again(site: Site, project: Project) -> None:
    source = Source(name="press", url=site.add_feed("/gone"))
    summary = project.crawl(source)
    assert summary.sources["press"].failed == 1
    assert summary.problems == ()
    assert site.paths().count("/gone") == 1
    project.crawl(source)
    assert site.paths().count("/gone") == 1


def test_a_failing_source_does_not_stop_the_others(site: Site, project: Project) -> None:
    site.add_article("/a", "A")
    dead = Source(name="dead", url="http://127.0.0.1:9/feed.xml")
    summary = project.crawl(
        dead,
        Source(name="nowhere", url="http://does-not-exist.invalid/feed.xml"),
        Source(name="alive", url=site.add_feed("/a")),
    )
    assert summary.sources["alive"].new == 1
    assert set(summary.problems) == {
        "dead: http://127.0.0.1:9/feed.xml: connection refused",
        "nowhere: http://does-not-exist.invalid/feed.xml: DNS lookup failed",
    }


def test_after_five_failures_in_a_row_a_host_is_left_alone(site: Site, project: Project) -> None:
    paths = [f"http://127.0.0.1:9/{i}" for i in range(12)]
    items = "".join(f"<item><link>{path}</link></item>" for path in paths)
    site.answers["/feed.xml"] = Answer(f"<rss><channel>{items}</channel></rss>".encode())
    summary = project.crawl(Source(name="press", url=f"{site.url}/feed.xml"))
    counters = summary.sources["press"]
    assert counters.failed <= 6
    assert counters.waiting == 12 - counters.failed
    assert sum("5 failures in a row" in problem for problem in summary.problems) == 1
