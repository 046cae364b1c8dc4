from __future__ import annotations

import gzip
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


def test_what_stands_for_a_missing_address_is_none() -> None:
    assert urls(
        rss(
            "<item><link>N/A</link><guid>https://news.example/a</guid></item>"
            "<item><link>#</link></item><item><link><!-- x --> /b</link></item>"
        )
    ) == ["https://news.example/a", "https://news.example/b"]


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
        ("<html><body/></html>", "an HTML page, not a feed; it names no feed"),
        ("<urlset/>", "kind: sitemap"),
        ("<opml/>", "not a feed: its root element is <opml>"),
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


def urls(body: bytes | str) -> list[str]:
    return [link.url for link in read(body).links]


def test_a_page_served_in_place_of_a_feed_tells_which_feeds_it_names() -> None:
    page = (
        "<!-- cached --><!DOCTYPE html><html><head><title>News</title>"
        '<link rel="alternate" type="application/rss+xml" href="/rss"></head></html>'
    )
    with pytest.raises(DiscoveryError, match=r"an HTML page.*https://news.example/rss"):
        read(page)


@pytest.mark.parametrize(
    "junk",
    [
        "\n\n  ",
        "\ufeff\ufeff",
        "<br />\n<b>Warning</b>: Undefined index in /srv/feed.php on line 3<br />\n",
        "<!-- generated -->\n",
    ],
)
def test_what_stands_before_the_document_is_passed_over(junk: str) -> None:
    feed = '<?xml version="1.0"?>' + rss("<item><title>推論</title><link>/a</link></item>")
    assert read(junk + feed).links[0].hint.title == "推論"


def test_signs_that_are_no_markup_cost_nothing() -> None:
    (link,) = read(
        rss(
            "<item><title>R&D&nbsp;at A&amp;B: x < 3, caf&eacute; &unknown; &#8; &#xd800;\x1e"
            "</title><link>https://news.example/a?x=1&y=2</link>"
            "<description><![CDATA[<p>a & b &nbsp;]]></description></item>"
        )
    ).links
    assert link.hint.title == "R&D at A&B: x < 3, café &unknown;"
    assert link.url == "https://news.example/a?x=1&y=2"


def test_prefixes_that_nothing_declares_are_understood() -> None:
    (link,) = read(
        "<rss><channel><item><media:title>Picture</media:title><title>Chip</title>"
        "<feedburner:origLink>https://news.example/a</feedburner:origLink>"
        "<link>https://proxy.example/1</link><dc:creator>Ada</dc:creator>"
        "<dc:date>2026-11-01</dc:date></item></channel></rss>"
    ).links
    assert (link.url, link.hint.title) == ("https://news.example/a", "Chip")
    assert link.hint.authors == ("Ada",)
    assert link.hint.precision == "day"


def test_a_feed_that_is_cut_yields_what_stands_before_the_cut_and_says_so() -> None:
    feed = rss("".join(f"<item><link>/{i}</link><title>{i}</title></item>" for i in range(9)))
    discovery = read(feed[: feed.index("/7</link>") + 1])
    assert [link.url[-1] for link in discovery.links] == list("0123456")
    assert discovery.problems == (
        "the feed ends in the middle; what stands before the cut is used",
    )


def test_a_root_that_is_broken_does_not_hide_the_entries() -> None:
    discovery = read(
        '<rss version=2.0 xmlns:dc="x"><channel><item><link>/a</link><title>A</title></item>'
        "<item><link>/b</link></item></channel></rss>"
    )
    assert [link.url for link in discovery.links] == [
        "https://news.example/a",
        "https://news.example/b",
    ]
    assert discovery.problems == ("broken XML; each entry was read by itself",)


@pytest.mark.parametrize(
    ("declared", "written", "text"),
    [
        ("utf-8", "cp1252", "It’s a café — “ok”"),
        ("utf-8", "cp932", "生成AI①の速度"),
        ("Shift_JIS", "utf-8", "生成AIの速度"),
        ("ISO-8859-1", "utf-8", "生成AIの速度"),
        ("EUC-JP", "euc_jp", "生成AIの速度"),
        ("ISO-2022-JP", "iso2022_jp", "生成AIの速度"),
        ("utf-8", "iso2022_jp", "生成AIの速度"),
        ("utf-16", "utf-8", "生成AIの速度"),
        ("x-unknown", "euc_jp", "生成AIの速度が上がる新しい半導体を発表"),
    ],
)
def test_the_bytes_decide_about_a_charset_that_is_declared_wrongly(
    declared: str, written: str, text: str
) -> None:
    feed = f'<?xml version="1.0" encoding="{declared}"?>' + rss(
        f"<item><title>{text}</title><link>/a</link></item>"
    )
    assert read(feed.encode(written), "text/xml").links[0].hint.title == text


def test_single_bytes_of_another_charset_spoil_nothing_else() -> None:
    feed = rss("<item><title>推論の速度 It@s</title><link>/a</link></item>").encode()
    assert read(feed.replace(b"@", b"\x92")).links[0].hint.title == "推論の速度 It’s"


def test_addresses_are_made_whole() -> None:
    assert urls(
        '<feed xml:base="https://cdn.example/x/"><entry xml:base="y/"><link href="a"/></entry>'
        '<entry><link type="application/json" href="/b.json"/><link href="/b"/></entry>'
        '<entry><link rel="http://www.iana.org/assignments/relation/alternate" href="/c"/></entry>'
        "<entry><link>\n  www.news.example/d  \n</link></entry>"
        "<entry><link><![CDATA[https://news.example/e?x=1&amp;y=2]]></link></entry>"
        "<entry><link>https://例え.example/あ い</link></entry></feed>"
    ) == [
        "https://cdn.example/x/y/a",
        "https://cdn.example/b",
        "https://cdn.example/c",
        "https://www.news.example/d",
        "https://news.example/e?x=1&y=2",
        "https://例え.example/あ い",
    ]


def test_atom_0_3_and_rss_0_90_are_read() -> None:
    (link,) = read(
        '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Old</title><entry>'
        '<link rel="alternate" type="text/html" href="/a"/><issued>2026-11-01T10:00:00Z</issued>'
        "<modified>2026-11-02T10:00:00Z</modified></entry></feed>"
    ).links
    assert link.hint.published == datetime(2026, 11, 1, 10, tzinfo=UTC)
    assert link.hint.updated == datetime(2026, 11, 2, 10, tzinfo=UTC)
    discovery = read(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>News</title></channel>'
        "<item><title>One</title><link>https://news.example/a</link></item></rdf:RDF>"
    )
    assert (discovery.title, discovery.links[0].hint.title) == ("News", "One")


def test_a_feed_without_entries_is_no_failure() -> None:
    assert read(rss("")) == Discovery(lang="ja")


def test_a_gzipped_file_is_told_by_its_content() -> None:
    assert urls(gzip.compress(rss("<item><link>/a</link></item>").encode())) == [
        "https://news.example/a"
    ]


def test_the_same_address_counts_once() -> None:
    assert len(urls(rss("<item><link>/a</link></item><item><link> /a </link></item>"))) == 1


def test_comments_without_end_cost_no_time() -> None:
    with pytest.raises(DiscoveryError):
        read("<!---->" * 10_000 + "<!--" * 10_000)


def test_a_reference_to_nothing_in_a_broken_entry_costs_nothing() -> None:
    broken = "<entry><b<![CDATA[a</entry>"
    body = f"<feed>{broken}<entry>&gu;<id>https://a.example/1</id></entry><entry><t"
    assert [link.url for link in read(body).links] == ["https://a.example/1"]
