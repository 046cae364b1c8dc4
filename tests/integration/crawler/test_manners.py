"""What a host may expect of a guest."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from config.models import Source
from tests.integration.crawler.conftest import Answer, Asked, Project, Site, article_html


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
    assert_apart(times, 4, 0.4)


def assert_apart(times: list[float], requests: int, delay: float) -> None:
    """A busy machine notes a request late, and the next seems to come early: they all count as one.

    The tolerance is less than a delay, so that none of them can be left out.
    """
    assert len(times) == requests
    assert times[-1] - times[0] >= (requests - 1.75) * delay


def test_the_delay_of_a_source_is_kept_by_all_sources_of_its_host(
    site: Site, project: Project
) -> None:
    sources = [
        Source(name=name, url=site.add_feed(path=f"/{name}.xml"), delay=0.3)
        for name in ("one", "two", "three")
    ]
    project.crawl(*sources)
    assert_apart(sorted(asked.at for asked in site.asked), 4, 0.3)


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
    host = site.url.removeprefix("http://")
    assert problem.startswith(f"press: {host}: HTTP 429; asks to wait until ")
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


def aged(project: Project, statement: str) -> None:
    """Turn the clock of what is remembered back."""
    with closing(sqlite3.connect(project.data / "crawl-state.sqlite")) as db, db:
        assert db.execute(statement).rowcount > 0


def test_robots_txt_is_asked_for_once_a_day_and_outlasts_a_failure(
    site: Site, project: Project
) -> None:
    site.answers["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /b", headers={"ETag": '"r"'})
    site.add_article("/a", "A")
    source = Source(name="press", url=site.add_feed("/a", "/b"))
    project.crawl(source)
    project.crawl(source)
    assert site.paths().count("/robots.txt") == 1
    days_ago = "UPDATE robots SET read_at = strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now', '-{} days')"
    aged(project, days_ago.format(2))
    project.crawl(source)
    assert site.asked[-2].path == "/robots.txt"
    assert site.asked[-2].headers["if-none-match"] == '"r"'
    site.answers["/robots.txt"] = Answer(status=503, headers={"Retry-After": "0"})
    aged(project, days_ago.format(29))
    assert project.crawl(source).problems == ()
    assert "/b" not in site.paths()
    aged(project, days_ago.format(31))
    site.asked.clear()
    summary = project.crawl(source)
    assert set(site.paths()) == {"/robots.txt"}
    assert summary.problems == (f"press: {source.url}: robots.txt cannot be read (HTTP 503)",)


def test_robots_txt_is_followed_to_another_host_but_not_inside(
    site: Site, project: Project
) -> None:
    site.answers["/rules"] = robots("User-agent: *\nDisallow: /b")
    site.answers["/robots.txt"] = Answer(
        status=301, headers={"Location": f"http://other.localhost:{site.port}/rules"}
    )
    site.add_article("/a", "A")
    source = Source(name="press", url=site.add_feed("/a", "/b"))
    assert project.crawl(source).sources["press"].refused == 1
    assert ("/rules", f"other.localhost:{site.port}") in [(a.path, a.host) for a in site.asked]
    own = source.model_copy(update={"allow_local": True, "name": "own"})
    project.data = project.data / "another"
    summary = project.crawl(own, allow_local=False)
    assert summary.sources["own"].found == 0
    assert "a private address" in summary.problems[0]


def test_a_host_that_fails_is_left_alone_longer_and_longer_until_it_answers(
    site: Site, project: Project
) -> None:
    paths = [f"/{i}" for i in range(8)]
    for path in paths:
        site.answers[path] = Answer(status=503, headers={"Retry-After": "0"})
    source = Source(name="press", url=site.add_feed(*paths))
    summary = project.crawl(source)
    counters = summary.sources["press"]
    assert counters.failed <= 5
    assert counters.failed + counters.waiting == 8
    (left_alone,) = [problem for problem in summary.problems if "left alone" in problem]
    host = site.url.removeprefix("http://")
    assert left_alone.startswith(f"press: {host}: left alone until 20")
    assert left_alone.endswith(" UTC after 5 failures in a row")
    site.asked.clear()
    (problem,) = project.crawl(source).problems
    assert "left alone until" in problem
    assert site.asked == []

    site.answers["/feed.xml"] = Answer(status=503, headers={"Retry-After": "0"})
    aged(project, "UPDATE host_health SET until = '2020-01-01T00:00:00+00:00'")
    summary = project.crawl(source)
    assert site.paths() == ["/feed.xml"]  # one trial, no more
    assert any("after 6 failures in a row" in problem for problem in summary.problems)
    aged(project, "UPDATE host_health SET until = '2020-01-01T00:00:00+00:00' WHERE pauses = 2")

    for path in paths:
        site.add_article(path, f"Number {path}")
    source = Source(name="press", url=site.add_feed(*paths))
    assert project.crawl(source).sources["press"].new == 8


def test_a_host_that_forbids_page_after_page_is_left_alone_and_a_paywall_is_not(
    site: Site, project: Project
) -> None:
    paywalled = [f"/{i}" for i in range(12)]
    for i, path in enumerate(paywalled):
        if i % 4 == 3:
            site.add_article(path, f"Free {i}")
        else:
            site.answers[path] = Answer(status=403)
    source = Source(name="paywall", url=site.add_feed(*paywalled))
    counters = project.crawl(source).sources["paywall"]
    assert (counters.new, counters.failed, counters.waiting) == (3, 9, 0)
    forbidden = [f"/no/{i}" for i in range(9)]
    for path in forbidden:
        site.answers[path] = Answer(status=403)
    summary = project.crawl(Source(name="no", url=site.add_feed(*forbidden, path="/no.xml")))
    assert (summary.sources["no"].failed, summary.sources["no"].waiting) == (5, 4)
    assert any("after 5 refusals (HTTP 403) in a row" in line for line in summary.problems)


def test_a_spent_budget_is_a_note_and_the_next_run_goes_on(site: Site, project: Project) -> None:
    paths = [f"/{i}" for i in range(6)]
    for path in paths:
        site.add_article(path, f"Number {path}", text="x" * 4000)
    source = Source(name="press", url=site.add_feed(*paths, ETag='"same"'), max_megabytes=0.045)
    news = []
    for _ in range(4):
        summary = project.crawl(source)
        assert summary.problems == ()
        news.append(summary.sources["press"].new)
        if summary.sources["press"].waiting:
            (note,) = summary.notes
            waiting = summary.sources["press"].waiting
            rest = "1 page waits" if waiting == 1 else f"{waiting} pages wait"
            assert note == f"press: stopped at 0.045 MB (max_megabytes); {rest} for the next run"
    assert sum(news) == 6
    assert max(news) < 6
    assert len(project.articles()) == 6


def test_minutes_and_pages_are_budgets_too(site: Site, project: Project) -> None:
    for path in ("/a", "/b", "/c"):
        site.add_article(path, path)
    feed = site.add_feed("/a", "/b", "/c")
    summary = project.crawl(
        Source(name="pages", url=feed, max_pages=1),
        Source(name="minutes", url=feed.replace("127.0.0.1", "a.localhost"), max_minutes=1e-9),
    )
    assert summary.problems == ()
    assert set(summary.notes) == {
        "pages: stopped at 1 page (max_pages); 2 pages wait for the next run",
        "minutes: stopped at 1e-09 minutes (max_minutes); 0 pages wait for the next run",
    }


def test_an_etag_that_lies_is_found_out(site: Site, project: Project) -> None:
    site.add_article("/a", "First", ETag='"forever"')
    source = Source(name="press", url=site.add_feed("/a", ETag='"forever"'))
    project.crawl(source)
    site.add_article("/a", "First, edited", ETag='"forever"')
    site.add_article("/b", "Second")
    site.add_feed("/a", "/b", ETag='"forever"')
    assert project.crawl(source, recheck_hours=0).sources["press"].new == 0
    aged(project, "UPDATE validator SET read_at = '2020-01-01T00:00:00.000000+00:00'")
    counters = project.crawl(source, recheck_hours=0).sources["press"]
    assert (counters.new, counters.changed) == (1, 1)


def test_a_new_etag_of_the_same_body_is_the_one_that_is_sent_next(
    site: Site, project: Project
) -> None:
    source = Source(name="press", url="http://127.0.0.1/")
    for number, stamp in enumerate(
        ("Sat, 01 Mar 1980 00:00:00 GMT", "Fri, 01 Mar 2041 00:00:00 GMT")
    ):
        headers = {"ETag": f'"{number}"', "Last-Modified": stamp}
        site.add_article("/a", "Same", **headers)
        source = Source(name="press", url=site.add_feed("/a", **headers))
        project.crawl(source, recheck_hours=0)
    site.asked.clear()
    counters = project.crawl(source, recheck_hours=0).sources["press"]
    assert counters.unchanged == 1
    assert [asked.headers["if-none-match"] for asked in site.asked] == ['"1"', '"1"']
    assert {asked.headers["if-modified-since"] for asked in site.asked} == {stamp}
    assert len(project.articles()) == 1


def test_not_modified_is_no_answer_to_who_did_not_ask(site: Site, project: Project) -> None:
    site.answers["/a"] = Answer(status=304)
    summary = project.crawl(Source(name="press", url=site.add_feed("/a")))
    assert summary.sources["press"].failed == 1
    assert summary.problems == (f"press: {site.url}/a: HTTP 304",)


def test_a_page_is_kept_as_far_as_it_allows(site: Site, project: Project) -> None:
    site.add_article("/index", "Not to be indexed", **{"X-Robots-Tag": "noindex"})
    page = article_html("Kept as text").replace(
        "<head>", "<head><meta name=robots content=noarchive>"
    )
    site.answers["/archive"] = Answer(page.encode())
    summary = project.crawl(Source(name="press", url=site.add_feed("/index", "/archive")))
    assert (summary.sources["press"].new, summary.sources["press"].refused) == (1, 1)
    (article,) = project.articles()
    assert article.title == "Kept as text"
    assert article.warc is None


def test_who_gives_no_contact_is_told_so_where_others_are_concerned(
    site: Site, project: Project
) -> None:
    nowhere = Source(name="nowhere", url="http://does-not-exist.invalid/feed.xml")
    assert project.crawl(Source(name="own", url=site.add_feed())).notes == ()
    assert project.crawl(nowhere, contact="me@example.org").notes == ()
    (note,) = project.crawl(nowhere).notes
    assert note.startswith("no contact in tracker.toml")
