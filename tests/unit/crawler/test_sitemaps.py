from __future__ import annotations

import gzip
from datetime import UTC, datetime

import pytest

from crawler.discover.link import Discovery, DiscoveryError
from crawler.discover.sitemaps import read_sitemap

NOW = datetime(2026, 11, 24, tzinfo=UTC)


def read(body: str | bytes) -> Discovery:
    raw = body.encode() if isinstance(body, str) else body
    return read_sitemap(raw, "https://news.example/sitemap.xml", UTC, now=NOW)


def test_pages_come_with_what_was_modified_last_first() -> None:
    discovery = read(
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        "<url><loc> https://news.example/undated </loc></url>"
        "<url><loc>https://news.example/old</loc><lastmod>2025-01-01</lastmod></url>"
        "<url><loc>https://news.example/new</loc><lastmod>2026-11-01T00:00:00Z</lastmod></url>"
        "<url><loc>mailto:desk@news.example</loc></url><url><lastmod>2026</lastmod></url></urlset>"
    )
    assert [link.url.rpartition("/")[2] for link in discovery.links] == ["new", "old", "undated"]
    assert discovery.links[0].modified == datetime(2026, 11, 1, tzinfo=UTC)


def test_a_news_sitemap_tells_title_date_and_language() -> None:
    (link,) = read(
        '<urlset xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url>'
        "<loc>https://news.example/a</loc><n:news><n:publication><n:name>News</n:name>"
        "<n:language>en</n:language></n:publication><n:publication_date>2026-11-01"
        "</n:publication_date><n:title>A chip</n:title></n:news></url></urlset>"
    ).links
    assert (link.hint.title, link.hint.lang, link.hint.precision) == ("A chip", "en", "day")
    assert link.hint.published == datetime(2026, 11, 1, tzinfo=UTC)


def test_an_index_names_documents_and_no_pages() -> None:
    discovery = read("<sitemapindex><sitemap><loc>/a.xml.gz</loc></sitemap></sitemapindex>")
    assert discovery.links == ()
    assert [link.url for link in discovery.documents] == ["https://news.example/a.xml.gz"]


def test_gzip_is_read_and_a_gzip_bomb_is_not() -> None:
    assert read(gzip.compress(b"<urlset><url><loc>/a</loc></url></urlset>")).links
    with pytest.raises(DiscoveryError, match="larger than 52 MB"):
        read(gzip.compress(b" " * 53_000_000, 1))
    with pytest.raises(DiscoveryError, match="damaged gzip"):
        read(b"\x1f\x8b\x08 nothing")


@pytest.mark.parametrize("body", ["<other/>", "<html/>", "", "{}", "https"])
def test_what_is_no_sitemap_says_so(body: str) -> None:
    with pytest.raises(DiscoveryError):
        read(body)


def test_a_news_sitemap_tells_keywords_and_picture() -> None:
    (link,) = read(
        '<urlset xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"'
        ' xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url>'
        "<image:image><image:loc>/a.jpg</image:loc><image:title>A rack</image:title></image:image>"
        "<loc>https://news.example/a</loc><n:news><n:title>A chip</n:title>"
        "<n:keywords>chips, 推論, chips</n:keywords></n:news></url></urlset>"
    ).links
    assert (link.url, link.hint.title) == ("https://news.example/a", "A chip")
    assert link.hint.tags == ("chips", "推論")
    assert link.hint.image_url == "https://news.example/a.jpg"


def test_a_sitemap_may_be_lines_of_text() -> None:
    discovery = read("\ufeffhttps://news.example/a\r\n\r\nhttps://news.example/b\nnothing\n")
    assert [link.url for link in discovery.links] == [
        "https://news.example/a",
        "https://news.example/b",
    ]
    assert discovery.problems == ("no address: 'nothing'",)


def test_a_feed_serves_as_a_sitemap() -> None:
    (link,) = read("<rss><channel><item><link>/a</link></item></channel></rss>").links
    assert link.url == "https://news.example/a"


def test_a_sitemap_that_is_cut_yields_what_stands_before_the_cut() -> None:
    discovery = read("<urlset><url><loc>/a</loc></url><url><loc>/b")
    assert [link.url for link in discovery.links] == ["https://news.example/a"]
    assert "ends in the middle" in discovery.problems[0]


def test_a_gzipped_sitemap_may_have_parts_and_may_be_cut() -> None:
    first, second = gzip.compress(b"<urlset><url><loc>/a</loc>"), gzip.compress(b"</url></urlset>")
    assert len(read(first + second).links) == 1
    whole = gzip.compress(
        b"<urlset>" + b"".join(b"<url><loc>/%d</loc></url>" % i for i in range(3000)), 1
    )
    assert len(read(whole[: len(whole) // 2]).links) > 100
