"""Whatever bytes come: links with web addresses and believable dates, or one clear error."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crawler.discover.dates import read_date
from crawler.discover.feeds import read_feed
from crawler.discover.link import Discovery, DiscoveryError
from crawler.discover.listing import read_listing
from crawler.discover.sitemaps import read_sitemap
from tests.effort import effort

NOW = datetime(2026, 11, 24, tzinfo=UTC)

PIECES = st.sampled_from(
    [
        b"<rss>", b"<feed>", b"<urlset>", b"<sitemapindex>", b"<rdf:RDF>", b"<item>", b"</item>",
        b"<entry>", b"<url>", b"<loc>http://a/</loc>", b"<loc>http://[</loc>", b"<link>/a</link>",
        b'<link href="http://a/b"/>', b"<link>", b"<pubDate>2026-01-01</pubDate>", b"<updated>",
        b"<title>&nbsp;&lt;", b"]]>", b"<![CDATA[", b"<!--", b"<?x?>", b"&#0;", b"&#xd800;",
        b'<?xml version="1.0" encoding="utf-16"?>', b'<?xml encoding="x-unknown"?>', b"\x1f\x8b",
        b'<a xml:base="http://[/">', b"\xff\xfe", b"\x00", b"<!DOCTYPE x [", b"<lastmod>9999-99-99",
    ]
)  # fmt: skip
BODIES = st.binary(max_size=300) | st.lists(PIECES | st.binary(max_size=8), max_size=25).map(
    b"".join
)


@pytest.mark.parametrize("read", [read_feed, read_sitemap])
@settings(deadline=None, max_examples=effort(250))
@example(body=b"<rss><item><link>http://[x</link></item></rss>")
@given(body=BODIES)
def test_any_bytes_are_read_or_refused(read: Callable[..., Discovery], body: bytes) -> None:
    try:
        discovery = read(body, "https://news.example/feed", UTC, now=NOW)
    except DiscoveryError as error:
        message = str(error)
        assert "\n" not in message
        return
    for link in discovery.links + discovery.documents:
        assert urlsplit(link.url).scheme in {"http", "https"}
        for date in (link.modified, link.hint.published, link.hint.updated):
            assert date is None or (date.year >= 1990 and date <= NOW + timedelta(days=2))


@settings(deadline=None, max_examples=effort(200))
@given(text=st.text(max_size=60) | st.from_regex(r"[0-9T:Z+ -]{4,30}", fullmatch=True))
def test_any_text_is_a_date_with_a_zone_or_an_error(text: str) -> None:
    try:
        date, _ = read_date(text, UTC, now=NOW)
    except ValueError:
        return
    assert date.tzinfo is not None


@settings(deadline=None, max_examples=effort(100))
@given(text=st.text(max_size=200))
def test_any_page_is_a_listing(text: str) -> None:
    read_listing(text, "https://news.example/", article_links="article a", next_link="a[rel=next]")


def _item(number: int) -> str:
    return (
        f"<item><title>Title {number} & 推論</title><link>https://news.example/{number}</link>"
        f"<pubDate>Mon, 16 Nov 2026 09:30:15 +0900</pubDate></item>"
    )


ITEMS = [_item(number).encode() for number in range(8)]
FEED = b'<?xml version="1.0"?><rss version="2.0"><channel>' + b"".join(ITEMS) + b"</channel></rss>"
JSON_ITEMS = [b'{"id": "%d", "url": "https://news.example/%d"}' % (i, i) for i in range(8)]
JSON_FEED = (
    b'{"version": "https://jsonfeed.org/version/1.1", "items": [' + b", ".join(JSON_ITEMS) + b"]}"
)


@pytest.mark.parametrize(("feed", "items"), [(FEED, ITEMS), (JSON_FEED, JSON_ITEMS)])
def test_a_feed_cut_anywhere_keeps_every_entry_before_the_cut(
    feed: bytes, items: list[bytes]
) -> None:
    ends = [feed.index(item) + len(item) for item in items]
    for cut in range(ends[0], len(feed)):
        links = read_feed(feed[:cut], "https://news.example/feed", UTC, now=NOW).links
        whole = sum(end <= cut for end in ends)
        assert [link.url for link in links][:whole] == [
            f"https://news.example/{i}" for i in range(whole)
        ], cut
        assert len(links) <= whole + 1


CHANGES = st.lists(
    st.tuples(st.floats(0, 1), st.sampled_from(["cut", "flip", "insert"]), PIECES | st.binary()),
    min_size=1,
    max_size=4,
)


@pytest.mark.parametrize("feed", [FEED, JSON_FEED])
@settings(deadline=None, max_examples=effort(120))
@given(changes=CHANGES)
def test_a_feed_changed_anyhow_is_read_or_refused(
    feed: bytes, changes: list[tuple[float, str, bytes]]
) -> None:
    for where, change, junk in changes:
        at = int(where * (len(feed) - 1)) if feed else 0
        if change == "cut":
            feed = feed[:at]
        elif change == "flip":
            feed = feed[:at] + bytes(byte ^ 0x15 for byte in feed[at : at + 3]) + feed[at + 3 :]
        else:
            feed = feed[:at] + junk + feed[at:]
    for read in (read_feed, read_sitemap):
        try:
            discovery = read(feed, "https://news.example/feed", UTC, now=NOW)
        except DiscoveryError:
            continue
        for link in discovery.links:
            assert urlsplit(link.url).scheme in {"http", "https"}
