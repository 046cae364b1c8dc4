from __future__ import annotations

import pytest

from crawler.discover.site import Candidate, feeds_named, sitemaps_of_robots, usual_places

BASE = "https://news.example/blog/"


def test_feeds_are_named_by_the_head_and_by_links() -> None:
    page = """<html><head><base href="/x/">
      <link rel="stylesheet alternate" type="text/css" href="a">
      <link rel="alternate" hreflang="ja" href="/ja/">
      <link rel="alternate" type="application/rss+xml" title="All  news" href="all.rss">
      <link rel=ALTERNATE type="application/atom+xml; charset=utf-8" href="/atom">
      <link rel="alternate" type="application/feed+json" href="/feed.json">
      <link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/2">
      <link rel="alternate" type="application/rss+xml" href="javascript:void(0)">
      </head><a href="/rss/">RSS</a><a href="/x/all.rss">again</a><a href="/feedback">Feedback</a>
      <a href="/topic/?format=rss">Topic</a></html>"""
    assert [(c.url, c.title, c.named_by) for c in feeds_named(page, BASE)] == [
        ("https://news.example/x/all.rss", "All news", "page"),
        ("https://news.example/atom", "", "page"),
        ("https://news.example/feed.json", "", "page"),
        ("https://news.example/rss/", "RSS", "link"),
        ("https://news.example/topic/?format=rss", "Topic", "link"),
    ]


def test_robots_names_sitemaps_those_of_news_first() -> None:
    robots = (
        "User-agent: *\nSITEMAP: /a.xml\nSitemap:https://news.example/news.xml\nsitemap: /a.xml"
    )
    assert [c.url for c in sitemaps_of_robots(robots, "https://news.example/robots.txt")] == [
        "https://news.example/news.xml",
        "https://news.example/a.xml",
    ]


@pytest.mark.parametrize(
    ("url", "places"),
    [
        ("https://news.example", ["https://news.example/feed"]),
        (
            "https://news.example/blog",
            ["https://news.example/blog/feed", "https://news.example/feed"],
        ),
        (
            "https://news.example/blog/index.html?x=1",
            ["https://news.example/blog/feed", "https://news.example/feed"],
        ),
    ],
)
def test_usual_places_lie_beside_the_page_and_at_the_root(url: str, places: list[str]) -> None:
    assert list(usual_places(url, ["feed"])) == places


@pytest.mark.parametrize(
    ("url", "title", "of_comments", "a_part"),
    [
        ("https://news.example/feed", "News", False, False),
        ("https://news.example/comments/feed", "", True, False),
        ("https://news.example/?feed=rss", "News » コメントフィード", True, False),
        ("https://news.example/tag/chips/feed", "", False, True),
        ("https://news.example/feed?cat=3", "", False, True),
    ],
)
def test_feeds_of_comments_and_of_parts_are_told_apart(
    url: str, title: str, of_comments: bool, a_part: bool
) -> None:
    candidate = Candidate(url, "feed", title)
    assert (candidate.is_of_comments, candidate.is_a_part) == (of_comments, a_part)


@pytest.mark.parametrize("page", ["", "\0", "<", "<link rel=alternate type=application/rss+xml>"])
def test_any_text_is_a_page(page: str) -> None:
    assert all(c.url for c in feeds_named(page, BASE))


def test_a_name_of_an_attribute_that_is_none_costs_no_feed() -> None:
    page = "<head><link rel=alternate type='application/rss+xml' href=/f \x01x=1></head>"
    assert [feed.url for feed in feeds_named(page, "https://a.example/")] == ["https://a.example/f"]
    assert feeds_named("<a href=/feed.xml \x08y=1>feed</a>", "https://a.example/")
