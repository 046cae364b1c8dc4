from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from crawler.discover.feeds import read_feed
from crawler.discover.link import Discovery, DiscoveryError

BASE = "https://news.example/feeds/all.xml"
TOKYO = ZoneInfo("Asia/Tokyo")
NOW = datetime(2026, 11, 24, tzinfo=UTC)


def read(body: bytes | str, content_type: str | None = None) -> Discovery:
    raw = body.encode() if isinstance(body, str) else body
    return read_feed(raw, BASE, TOKYO, now=NOW, content_type=content_type)


def rss(items: str) -> str:
    return f'<rss version="2.0"><channel><language>ja</language>{items}</channel></rss>'


def test_rss_yields_link_title_date_author_and_language() -> None:
    (link,) = read(
        rss(
            "<item><title>A &amp;lt;b&amp;gt;new&amp;lt;/b&amp;gt; chip</title>"
            "<link>/a?x=1&amp;y=2</link>"
            "<pubDate>Mon, 16 Nov 2026 09:30:15 +0900</pubDate>"
            "<author>desk@news.example (The Desk)</author></item>"
        )
    ).links
    assert link.url == "https://news.example/a?x=1&y=2"
    assert link.hint.title == "A new chip"
    assert link.hint.published == datetime(2026, 11, 16, 0, 30, 15, tzinfo=UTC)
    assert link.hint.precision == "second"
    assert link.hint.authors == ("The Desk",)
    assert link.hint.lang == "ja"


def test_atom_prefers_the_alternate_link_and_keeps_the_update() -> None:
    (link,) = read(
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><entry>'
        '<link rel="self" href="/self"/><link rel="enclosure" href="/a.mp3"/><link href="/a"/>'
        "<published>2026-11-01T10:00:00Z</published><updated>2026-11-02T10:00:00Z</updated>"
        "<author><name>Ada</name></author><author><name>Bob</name></author>"
        '<title type="html">&lt;em&gt;One&lt;/em&gt;</title></entry></feed>'
    ).links
    assert link.url == "https://news.example/a"
    assert link.hint.published == datetime(2026, 11, 1, 10, tzinfo=UTC)
    assert link.modified == link.hint.updated == datetime(2026, 11, 2, 10, tzinfo=UTC)
    assert link.hint.authors == ("Ada", "Bob")
    assert link.hint.title == "One"


def test_rdf_items_stand_beside_the_channel() -> None:
    feed = (
        '<?xml version="1.0" encoding="Shift_JIS"?>'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<channel><title>速報</title></channel>"
        '<item rdf:about="https://news.example/a"><title>生成AI①</title>'
        "<dc:date>2026-11-16T09:00+09:00</dc:date><dc:creator>山田</dc:creator></item></rdf:RDF>"
    )
    (link,) = read(feed.encode("cp932")).links
    assert link.url == "https://news.example/a"
    assert link.hint.title == "生成AI①"
    assert link.hint.precision == "minute"
    assert link.hint.authors == ("山田",)


@pytest.mark.parametrize(
    ("encoding", "content_type"),
    [
        ("euc-jp", "application/rss+xml; charset=EUC-JP"),
        ("cp932", "text/xml; charset=Shift_JIS"),
        ("utf-8", "text/xml"),
        ("utf-8-sig", None),
        ("utf-16", None),
    ],
)
def test_the_charset_is_found_where_the_declaration_names_none(
    encoding: str, content_type: str | None
) -> None:
    body = rss("<item><title>推論の速度</title><link>/a</link></item>").encode(encoding)
    assert read(body, content_type).links[0].hint.title == "推論の速度"


def test_a_broken_feed_is_read_as_far_as_it_goes() -> None:
    feed = rss(
        "\x0b<item><title>Fish & chips&nbsp;<br></title><link>/a</link></item>"
        "<item><title>Two</title><link>/b</link></item><item><title>Cut o"
    )
    assert [link.url for link in read("\n \ufeff" + feed).links][:2] == [
        "https://news.example/a",
        "https://news.example/b",
    ]


def test_a_guid_serves_as_address_only_if_it_is_one() -> None:
    discovery = read(
        rss(
            "<item><guid>https://news.example/a</guid></item>"
            '<item><guid isPermaLink="false">https://news.example/b</guid></item>'
            "<item><guid>12345</guid></item><item><link>javascript:alert(1)</link></item>"
        )
    )
    assert [link.url for link in discovery.links] == ["https://news.example/a"]
    assert discovery.problems == ("an entry without an address",)


@pytest.mark.parametrize(
    "date",
    ["Fri, 31 Dec 9999 00:00:00 GMT", "Mon, 01 Jan 1980 00:00:00 GMT", "yesterday", "2026-13-01"],
)
def test_an_impossible_date_is_a_problem_and_no_date(date: str) -> None:
    discovery = read(rss(f"<item><link>/a</link><pubDate>{date}</pubDate></item>"))
    assert discovery.links[0].hint.published is None
    assert discovery.links[0].hint.precision == "unknown"
    assert date in discovery.problems[0]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("", "empty"),
        ("<html><body/></html>", "an HTML page"),
        ("<urlset/>", "not a feed"),
        ("just words", "not XML"),
        ('<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>', "entities"),
        ("<rss>" + "<a>" * 1000, "nested too deeply"),
    ],
)
def test_what_is_no_feed_says_so(body: str, reason: str) -> None:
    with pytest.raises(DiscoveryError, match=reason):
        read(body)


def test_entries_are_bounded() -> None:
    items = "".join(f"<item><link>/{i}</link></item>" for i in range(50_010))
    discovery = read(rss(items))
    assert len(discovery.links) == 50_000
    assert discovery.problems == ("more than 50000 entries; the rest is not read",)
