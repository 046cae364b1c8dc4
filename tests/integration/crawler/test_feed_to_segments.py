"""The whole way of a source: feed, pages, archive, segments; and what a second run does."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from config.models import Source
from crawler.archive import read_response
from tests.integration.crawler.conftest import Answer, Project, Site, article_html


def test_a_feed_becomes_articles_whose_bytes_are_in_the_archive(
    site: Site, project: Project
) -> None:
    paths = [f"/news/{i}" for i in range(5)]
    for path in paths:
        site.add_article(path, f"Report {path}")
    summary = project.crawl(Source(name="press", url=site.add_feed(*paths)))
    assert summary.problems == ()
    counters = summary.sources["press"]
    assert (counters.found, counters.fetched, counters.new, counters.waiting) == (5, 5, 5, 0)
    articles = project.articles()
    assert {article.url for article in articles} == {site.url + path for path in paths}
    for article in articles:
        assert article.warc is not None
        url, content_type, body = read_response(project.data / "archive", article.warc)
        assert url == article.url
        assert content_type == "text/html; charset=utf-8"
        assert body == site.answers[url.removeprefix(site.url)].body  # type: ignore[union-attr]


def test_links_are_followed_in_the_order_of_the_feed(site: Site, project: Project) -> None:
    paths = [f"/{name}" for name in "zyxwv"]
    for path in paths:
        site.add_article(path, path)
    project.crawl(Source(name="press", url=site.add_feed(*paths)))
    assert site.paths() == ["/robots.txt", "/feed.xml", *paths]


def test_the_user_agent_says_who_crawls_and_how_to_reach_them(site: Site, project: Project) -> None:
    project.crawl(
        Source(name="press", url=site.add_feed("/a")), contact="https://example.org/crawler"
    )
    for asked in site.asked:
        assert asked.headers["user-agent"].startswith("tracker/")
        assert asked.headers["user-agent"].endswith("(+https://example.org/crawler)")
        assert "cookie" not in asked.headers


def test_a_second_run_asks_conditionally_and_stores_nothing_new(
    site: Site, project: Project
) -> None:
    site.add_article("/a", "One", ETag='W/"one"')
    source = Source(name="press", url=site.add_feed("/a", ETag='"feed"'))
    project.crawl(source)
    first = project.versions()
    site.asked.clear()
    summary = project.crawl(source, recheck_hours=0)
    assert site.paths() == ["/feed.xml", "/a"]
    conditions = [asked.headers.get("if-none-match") for asked in site.asked]
    assert conditions == ['"feed"', 'W/"one"']
    assert summary.sources["press"].unchanged == summary.sources["press"].found == 1
    assert project.versions() == first


def test_a_known_article_is_not_asked_for_before_its_time(site: Site, project: Project) -> None:
    site.add_article("/a", "One")
    source = Source(name="press", url=site.add_feed("/a"))
    project.crawl(source)
    site.asked.clear()
    summary = project.crawl(source)
    assert site.paths() == ["/feed.xml"]  # robots.txt was read less than a day ago
    assert summary.sources["press"].skipped == 1


@pytest.mark.parametrize("feed_headers", [{}, {"ETag": '"unchanged"'}])
def test_an_edited_page_becomes_a_new_version(
    site: Site, project: Project, feed_headers: dict[str, str]
) -> None:
    site.add_article("/a", "One", ETag='"1"')
    source = Source(name="press", url=site.add_feed("/a", **feed_headers))
    project.crawl(source)
    site.add_article("/a", "One", text="Corrected: the figure was wrong.", ETag='"2"')
    summary = project.crawl(source, recheck_hours=0)
    assert summary.sources["press"].changed == 1
    versions = project.articles()
    assert len(versions) == 2
    assert len({version.content_hash for version in versions}) == 2
    assert project.crawl(source, recheck_hours=0).sources["press"].unchanged == 1


def test_the_same_article_by_tracking_parameters_is_requested_once(
    site: Site, project: Project
) -> None:
    site.add_article("/a", "One")
    site.answers["/a?utm_source=rss"] = site.answers["/a"]
    summary = project.crawl(Source(name="press", url=site.add_feed("/a?utm_source=rss", "/a")))
    assert len([path for path in site.paths() if path.startswith("/a")]) == 1
    assert summary.sources["press"].skipped == 1
    assert len(project.articles()) == 1


def test_another_address_of_an_article_is_not_stored_twice(site: Site, project: Project) -> None:
    site.add_article("/a", "One")
    canonical = f'<link rel="canonical" href="{site.url}/a">'
    amp = article_html("One", "Shown on small screens.").replace("<head>", f"<head>{canonical}")
    site.answers["/amp/a"] = Answer(amp.encode())
    source = Source(name="press", url=site.add_feed("/a", "/amp/a"))
    summary = project.crawl(source)
    assert (summary.sources["press"].new, summary.sources["press"].skipped) == (1, 1)
    assert project.crawl(source, recheck_hours=0).sources["press"].changed == 0
    assert len(project.articles()) == 1


def test_an_article_is_read_from_its_own_page_whichever_is_listed_first(
    site: Site, project: Project
) -> None:
    for path in ("/a", "/gone"):
        canonical = f'<link rel="canonical" href="{site.url}{path}">'
        amp = article_html("One" + path, "For small screens.").replace(
            "<head>", f"<head>{canonical}"
        )
        site.answers[f"/amp{path}"] = Answer(amp.encode())
    site.add_article("/a", "One/a")
    source = Source(name="press", url=site.add_feed("/amp/a", "/a", "/gone", "/amp/gone"))
    project.crawl(source)
    project.crawl(source)
    texts = {article.url.removeprefix(site.url): article.text for article in project.articles()}
    assert set(texts) == {"/a", "/gone"}
    assert len(project.articles()) == 2
    assert "small screens" not in texts["/a"]
    assert "small screens" in texts["/gone"]


def test_one_wording_at_many_addresses_of_a_source_is_one_article(
    site: Site, project: Project
) -> None:
    for path in ("/news/77/first-slug", "/news/77/other-slug", "/news/77/third-slug"):
        site.add_article(path, "One")
    source = Source(name="press", url=site.add_feed("/news/77/first-slug", "/news/77/other-slug"))
    summary = project.crawl(source)
    assert (summary.sources["press"].new, summary.sources["press"].skipped) == (1, 1)
    site.add_feed("/news/77/third-slug")
    project.crawl(source)
    assert len(project.articles()) == 1
    elsewhere = Source(name="copy", kind="urls", urls=(f"{site.url}/news/77/third-slug?page=copy",))
    site.add_article("/news/77/third-slug?page=copy", "One")
    assert project.crawl(elsewhere).sources["copy"].new == 1


def test_an_article_that_moved_is_asked_for_once_a_run(site: Site, project: Project) -> None:
    site.answers["/moved"] = Answer(status=301, headers={"Location": "/here"})
    site.add_article("/here", "Found")
    source = Source(name="press", url=site.add_feed("/moved"))
    project.crawl(source, recheck_hours=0)
    assert site.paths().count("/here") == 1


def test_redirects_are_followed_and_remembered(site: Site, project: Project) -> None:
    site.answers["/1"] = Answer(status=301, headers={"Location": "/2"})
    site.answers["/2"] = Answer(status=302, headers={"Location": "/3"})
    site.add_article("/3", "Found")
    summary = project.crawl(Source(name="press", url=site.add_feed("/1")))
    assert summary.sources["press"].new == 1
    (article,) = project.articles()
    assert article.url == f"{site.url}/3"
    assert f"{site.url}/1" in article.other_urls
    site.asked.clear()
    project.crawl(Source(name="press", url=site.add_feed("/1")))
    assert "/1" not in site.paths()


def test_a_sitemap_index_with_gzipped_sitemaps_is_read(site: Site, project: Project) -> None:
    site.add_article("/old", "Old")
    site.add_article("/young", "Young")
    sitemap = (
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        f"<url><loc>{site.url}/old</loc><lastmod>2026-01-01</lastmod></url>"
        f"<url><loc>{site.url}/young</loc><lastmod>2026-11-01</lastmod></url></urlset>"
    )
    index = f"<sitemapindex><sitemap><loc>{site.url}/s.xml.gz</loc></sitemap></sitemapindex>"
    site.answers["/s.xml.gz"] = Answer(
        gzip.compress(sitemap.encode()), content_type="application/gzip"
    )
    site.answers["/sitemap.xml"] = Answer(index.encode(), content_type="application/xml")
    summary = project.crawl(Source(name="map", kind="sitemap", url=f"{site.url}/sitemap.xml"))
    assert summary.sources["map"].new == 2
    assert site.paths()[-2:] == ["/young", "/old"]


def test_a_listing_is_read_page_after_page(site: Site, project: Project) -> None:
    for i in range(4):
        site.add_article(f"/post/{i}", f"Post {i}")
    site.answers["/blog"] = Answer(
        b'<ul><li><a class="post" href="/post/0">0</a><a class="post" href="post/1">1</a></ul>'
        b'<a href="/about">About</a><a rel="next" href="?page=2">Next</a>'
    )
    site.answers["/blog?page=2"] = Answer(
        b'<a class="post" href="/post/2">2</a><a class="post" href="/post/3">3</a>'
        b'<a rel="next" href="/blog">again</a>'
    )
    source = Source(name="blog", kind="listing", url=f"{site.url}/blog", article_links="a.post")
    assert project.crawl(source).sources["blog"].new == 4
    assert "/about" not in site.paths()


def test_a_listing_is_turned_no_further_than_to_what_is_known(site: Site, project: Project) -> None:
    def page(further: str, *paths: str) -> Answer:
        links = "".join(f'<article><a href="{path}">one</a></article>' for path in paths)
        return Answer(f"{links}{further}".encode())

    older = '<a rel="next" href="/blog?page=2">Older</a>'
    for i in range(5):
        site.add_article(f"/post/{i}", f"Post {i}")
    site.answers["/blog"] = page(older, "/post/3", "/post/2")
    site.answers["/blog?page=2"] = page("", "/post/1", "/post/0")
    source = Source(name="blog", kind="listing", url=f"{site.url}/blog", max_pages=2)
    project.crawl(source)
    project.crawl(source)  # goes on where the budget ended, though all of page 1 is known
    assert len(project.articles()) == 4
    site.answers["/blog"] = page(older, "/post/4", "/post/3")
    site.answers["/blog?page=2"] = page("", "/post/2", "/post/1")
    project.crawl(source)
    site.asked.clear()
    project.crawl(source)
    assert len(project.articles()) == 5
    assert "/blog?page=2" not in site.paths()


def test_addresses_of_a_source_are_read_as_they_are(site: Site, project: Project) -> None:
    urls = (site.add_article("/x", "X"), site.add_article("/y", "Y"))
    assert project.crawl(Source(name="pages", kind="urls", urls=urls)).sources["pages"].new == 2


def test_patterns_and_the_page_limit_choose_what_is_fetched(site: Site, project: Project) -> None:
    paths = [f"/ai/{i}" for i in range(4)] + ["/ai/video/5", "/sports/1"]
    for path in paths:
        site.add_article(path, path)
    source = Source(
        name="press",
        url=site.add_feed(*paths, ETag='"same"'),
        include=("/ai/",),
        exclude=("/video/",),
        max_pages=3,
    )
    counters = project.crawl(source).sources["press"]
    assert (counters.found, counters.new, counters.waiting) == (4, 3, 1)
    # The feed has not changed, yet it lists what was left: it must not be asked for conditionally.
    assert project.crawl(source).sources["press"].new == 1
    assert len(project.articles()) == 4


def test_several_sources_crawl_at_once_and_share_one_robots_txt(
    site: Site, project: Project
) -> None:
    sources = []
    for name in ("one", "two", "three"):
        site.add_article(f"/{name}/a", name)
        sources.append(
            Source(name=name, url=site.add_feed(f"/{name}/a", "/shared", path=f"/{name}.xml"))
        )
    site.add_article("/shared", "Shared")
    summary = project.crawl(*sources)
    assert sum(counters.new for counters in summary.sources.values()) == 4
    assert site.paths().count("/robots.txt") == 1
    assert site.paths().count("/shared") == 1


def test_the_fetch_log_ends_with_the_run(site: Site, project: Project) -> None:
    site.add_article("/a", "A")
    source = Source(name="press", title="The Press", lang="en", url=site.add_feed("/a", "/gone"))
    summary = project.crawl(source)
    rows = project.fetches()
    run = rows[0]["run"]
    assert run["run_id"] == summary.run_id
    assert run["outcome"] == "done"
    assert run["sources"] == [
        {"name": "press", "title": "The Press", "lang": "en", "tier": "press"}
    ]
    told = {(row["purpose"], row["status"], row["outcome"]) for row in rows[1:]}
    assert told == {
        ("robots", 404, "discovered"),
        ("feed", 200, "discovered"),
        ("page", 200, "new"),
        ("page", 404, "failed"),
    }
    assert all(row["run_id"] == summary.run_id for row in rows[1:])


def test_nothing_reaches_the_terminal_and_scrapy_logs_to_a_file(
    site: Site, project: Project, capfd: pytest.CaptureFixture[str]
) -> None:
    summary = project.crawl(Source(name="press", url=site.add_feed("/a")))
    assert capfd.readouterr() == ("", "")
    log: Path = project.data / "logs" / f"{summary.run_id}.jsonl"
    rows = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert any(str(row.get("logger")).startswith("scrapy.") for row in rows)


def test_segments_are_written_in_the_documented_format(site: Site, project: Project) -> None:
    site.add_article("/a", "A")
    project.crawl(Source(name="press", url=site.add_feed("/a")))
    (path,) = (project.data / "segments" / "articles").iterdir()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        (row,) = [json.loads(line) for line in lines]
    assert row["url"] == f"{site.url}/a"
    assert set(row["warc"]) == {"file", "offset", "length"}
    assert len(row["content_hash"]) == 16


def test_a_source_that_is_down_is_one_line_and_its_articles_are_left_for_later(
    site: Site, project: Project
) -> None:
    paths = [f"/{number}" for number in range(4)]
    for path in paths:
        site.add_article(path, f"About {path}")
    source = Source(name="press", url=site.add_feed(*paths))
    project.crawl(source)
    site.server.shutdown()
    site.server.server_close()
    summary = project.crawl(source, recheck_hours=0)
    assert summary.problems == (f"press: {source.url}: connection refused",)
    assert summary.sources["press"].failed == 0
