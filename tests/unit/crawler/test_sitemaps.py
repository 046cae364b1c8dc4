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


@pytest.mark.parametrize("body", ["<rss/>", "<html/>", "", "{}"])
def test_what_is_no_sitemap_says_so(body: str) -> None:
    with pytest.raises(DiscoveryError):
        read(body)
