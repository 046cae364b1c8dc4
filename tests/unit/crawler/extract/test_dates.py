from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from crawler.article import Article
from crawler.extract import EntryHint
from crawler.extract.written_dates import normalised, written_dates
from tests.unit.crawler.extract.pages_of import NOW, article, head, page_of

TOKYO = ZoneInfo("Asia/Tokyo")


@pytest.mark.parametrize(
    ("text", "at", "precision"),
    [
        ("2026年11月3日 10時30分", "2026-11-03T10:30", "minute"),
        ("２０２６年１１月３日（火）　午後３時３０分", "2026-11-03T15:30", "minute"),
        ("2026年11月3日10:30:15", "2026-11-03T10:30:15", "second"),
        ("2026 年 2 月 5 日", "2026-02-05T00:00", "day"),
        ("令和8年11月3日", "2026-11-03T00:00", "day"),
        ("令和元年12月1日", "2019-12-01T00:00", "day"),
        ("2026年11月", "2026-11-01T00:00", "month"),
        ("2026.11.03", "2026-11-03T00:00", "day"),
        ("2026/11/3 9:05", "2026-11-03T09:05", "minute"),
        ("November 3, 2026", "2026-11-03T00:00", "day"),
        ("Nov. 3rd 2026", "2026-11-03T00:00", "day"),
        ("3 November 2026", "2026-11-03T00:00", "day"),
        ("November 3, 2026 at 3:30 p.m.", "2026-11-03T15:30", "minute"),
        ("November 3, 2026, 12:05 am", "2026-11-03T00:05", "minute"),
        ("November 3, 2026 01:30 UTC", "2026-11-03T10:30", "minute"),
        ("September 2026", "2026-09-01T00:00", "month"),
        ("R8.11.3", "2026-11-03T00:00", "day"),
        ("令和８年１１月３日（火曜日）１０時", "2026-11-03T10:00", "minute"),
        ("2026/11/03(火) 10:30", "2026-11-03T10:30", "minute"),
        ("2026/11/03 01:30 (UTC)", "2026-11-03T10:30", "minute"),
        ("Nov 3, 2026, 8:46 p.m. EST", "2026-11-04T10:46", "minute"),
        ("Nov 2, 2026, 20:46 ET", "2026-11-03T10:46", "minute"),
        ("Jul 4, 2026 6:00 AM PT", "2026-07-04T22:00", "minute"),
        ("Mon 2 Nov 2026 22.15 GMT", "2026-11-03T07:15", "minute"),
        ("Mon Nov  2 08:46:12 EST 2026", "2026-11-02T22:46:12", "second"),
        ("13/11/2026", "2026-11-13T00:00", "day"),
        ("11/13/2026", "2026-11-13T00:00", "day"),
        ("03.11.2026", "2026-11-03T00:00", "day"),
    ],
)
def test_a_date_is_read_as_people_write_it(text: str, at: str, precision: str) -> None:
    (found,) = written_dates(normalised(text), TOKYO, now=NOW)
    assert found.at.astimezone(TOKYO).replace(tzinfo=None) == datetime.fromisoformat(at)
    assert found.precision == precision


@pytest.mark.parametrize(
    "text",
    [
        "2026年13月40日",
        "192.168.10.12",
        "version 2026.11",
        "1-2026-11-03",
        "may 2026 chips",
        "9999年1月1日",
        "03/11/2026",
    ],
)
def test_other_figures_are_no_dates(text: str) -> None:
    found = list(written_dates(normalised(text), TOKYO, now=NOW))
    assert [f for f in found if f.precision != "month"] == []


@pytest.mark.parametrize(
    ("lang", "day"),
    [("en-US", "2026-03-11"), ("en-GB", "2026-11-03"), ("de", "2026-11-03"), ("en", None)],
)
def test_figures_are_read_as_the_region_of_the_page_writes_them(lang: str, day: str | None) -> None:
    html = page_of(html=f"<html lang={lang}>", after_title="<p>Published: 03/11/2026</p>")
    at = article(html).published_at
    assert (at.astimezone(TOKYO).date().isoformat() if at else None) == day


@pytest.mark.parametrize(
    ("line", "at", "precision"),
    [
        ("3時間前", "2026-11-02T15:00:00+00:00", "day"),
        ("20 minutes ago", "2026-11-03T03:10:00+00:00", "minute"),
        ("2 days ago", "2026-10-31T15:00:00+00:00", "day"),
        ("3時間前に更新", None, "unknown"),
    ],
)
def test_how_long_ago_counts_from_when_the_page_says_that_it_was_made(
    line: str, at: str | None, precision: str
) -> None:
    made = "<meta name=page-generated content='2026-11-03T12:30:00+09:00'>"
    read = article(page_of(in_head=made, after_title=f"<p>{line}</p>"))
    assert told(read)[:2] == (at, precision)
    # Pages lie in caches: the time of fetching tells nothing.
    assert told(article(page_of(after_title=f"<p>{line}</p>")))[0] is None


@pytest.mark.parametrize(
    ("published", "why"),
    [
        ("2031-01-01", "in the future: 2031-01-01 (opengraph)"),
        ("2026-11-26", "in the future: 2026-11-26 (opengraph)"),
        ("1980-01-01", "before 1990: 1980-01-01 (opengraph)"),
    ],
)
def test_why_a_date_is_not_believed_is_told(published: str, why: str) -> None:
    read = article(head(f'<meta property="article:published_time" content="{published}">'))
    assert read.published_at is None
    assert read.provenance["published_at_rejected"] == why


def told(read: Article) -> tuple[str | None, str, str | None]:
    at = read.published_at.isoformat() if read.published_at else None
    return at, read.date_precision, read.provenance.get("published_at")


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (
            '<script type="application/ld+json">[{"@graph": [{"@type": "BlogPosting",'
            ' "datePublished": "2026-11-03T10:30:00"}]}]</script>',
            ("2026-11-03T01:30:00+00:00", "minute", "json-ld"),
        ),
        (
            '<meta property="article:published_time" content="2026-11-03T10:30:12Z">',
            ("2026-11-03T10:30:12+00:00", "second", "opengraph"),
        ),
        (
            '<meta itemprop="datePublished" content="2026-11-03">',
            ("2026-11-02T15:00:00+00:00", "day", "microdata"),
        ),
        (
            '<meta name="pubdate" content="2026-11">',
            ("2026-10-31T15:00:00+00:00", "month", "meta"),
        ),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished":'
            ' "9999-12-31"}</script><meta name="date" content="2026-11-03">',
            ("2026-11-02T15:00:00+00:00", "day", "meta"),
        ),
    ],
)
def test_what_machines_are_told_is_believed_in_order(
    markup: str, expected: tuple[str, str, str]
) -> None:
    assert told(article(head(markup))) == expected


@pytest.mark.parametrize(
    "markup",
    [
        '<meta property="article:published_time" content="2031-01-01">',
        '<meta property="article:published_time" content="1980-01-01">',
        '<meta property="article:expiration_time" content="2026-11-30">',
        '<meta name="expires" content="2026-10-01">',
        '<meta property="article:modified_time" content="2026-11-03">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "expires": "2026-10-01",'
        ' "dateModified": "2026-11-03"}</script>',
        '<script>var offerEnds = "2026-10-01";</script>',
    ],
)
def test_other_dates_are_no_publication(markup: str) -> None:
    assert told(article(head(markup))) == (None, "unknown", None)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("<p>By Ida Lindqvist | November 3, 2026</p>", "2026-11-03"),
        ("<div>公開 2026年11月3日 / 更新 2026年11月5日</div>", "2026-11-03"),
        ("<div>2026年11月3日 公開</div>", "2026-11-03"),
        ("<p>2026年11月5日 更新</p>", None),
        ("<p>Last updated November 5, 2026</p>", None),
        ("<p>受付は2026年11月3日まで</p>", None),
        ("<p>期間: 2026年11月3日 〜 2026年11月9日</p>", None),
        ("<p>2026年11月3日〜9日</p>", None),
        (
            "<p>The October 2025 release of the toolkit brought the first of these features</p>",
            None,
        ),
        ("<nav>2026年11月3日</nav>", None),
    ],
)
def test_the_dateline_is_read_and_nothing_else(line: str, day: str | None) -> None:
    at, _, _ = told(article(page_of(after_title=line)))
    assert (datetime.fromisoformat(at).astimezone(TOKYO).date().isoformat() if at else None) == day


def test_times_of_related_articles_are_not_this_ones() -> None:
    related = '<aside><time datetime="2026-10-01">October 1</time></aside>'
    assert told(article(page_of(after_text=related)))[0] is None
    listed = '<div class="related-posts"><time datetime="2026-10-01"></time></div>'
    assert told(article(page_of(after_text=listed)))[0] is None


def test_the_address_tells_a_date_where_nothing_else_does() -> None:
    url = "https://news.example/2026/11/03/chips"
    assert told(article(page_of(), url=url)) == ("2026-11-02T15:00:00+00:00", "day", "url")


def hint(published: str, updated: str | None = None) -> EntryHint:
    return EntryHint(
        title="",
        published=datetime.fromisoformat(published),
        precision="second",
        updated=datetime.fromisoformat(updated) if updated else None,
        authors=(),
        lang=None,
    )


def test_the_feed_makes_the_same_day_more_exact() -> None:
    html = head('<meta property="article:published_time" content="2026-11-03">')
    same, other = hint("2026-11-03T01:30:00+00:00"), hint("2026-11-07T01:30:00+00:00")
    assert told(article(html, same)) == ("2026-11-03T01:30:00+00:00", "minute", "feed")
    assert told(article(html, other)) == ("2026-11-02T15:00:00+00:00", "day", "opengraph")


def test_a_feed_that_knows_only_the_update_does_not_make_an_article_younger() -> None:
    html = page_of(after_title='<time datetime="2026-06-01T09:00:00+09:00">June 1</time>')
    read = article(html, hint("2026-11-07T01:30:00+00:00", "2026-11-07T01:30:00+00:00"))
    assert told(read) == ("2026-06-01T00:00:00+00:00", "minute", "time")
    assert read.updated_at == datetime(2026, 11, 7, 1, 30, tzinfo=UTC)


def test_an_update_before_the_publication_is_none() -> None:
    html = head(
        '<meta property="article:published_time" content="2026-11-03T10:30:00+09:00">'
        '<meta property="article:modified_time" content="2026-11-03T10:30:00+09:00">'
    )
    assert article(html).updated_at is None


@pytest.mark.parametrize(
    ("field", "at"),
    [
        ("2026-11-03T00:00:00+09:00", "2026-11-02T15:00:00+00:00"),
        ("2026-11-03T00:00:00Z", "2026-11-02T15:00:00+00:00"),
        ("2026-11-02T15:00:00Z", "2026-11-02T15:00:00+00:00"),
        ("2026-11-03T00:00:00-08:00", "2026-11-02T15:00:00+00:00"),
        ("2026-11-03T00:00", "2026-11-02T15:00:00+00:00"),
    ],
)
def test_midnight_in_a_field_is_a_day_in_the_zone_of_the_source(field: str, at: str) -> None:
    html = head(f'<meta property="article:published_time" content="{field}">')
    assert told(article(html)) == (at, "day", "opengraph")
    assert told(article(page_of(), hint(field if len(field) > 16 else f"{field}:00+09:00"))) == (
        at,
        "day",
        "feed",
    )


def test_midnight_that_readers_are_shown_is_a_time() -> None:
    read = article(page_of(after_title="<p>2026年11月3日 0時00分</p>"))
    assert told(read) == ("2026-11-02T15:00:00+00:00", "minute", "text")


def test_a_feed_with_midnight_does_not_make_a_day_more_exact() -> None:
    html = head('<meta property="article:published_time" content="2026-11-03">')
    read = article(html, hint("2026-11-02T15:00:00+00:00"))
    assert told(read) == ("2026-11-02T15:00:00+00:00", "day", "opengraph")


def test_a_second_after_midnight_is_a_time() -> None:
    html = head('<meta property="article:published_time" content="2026-11-03T00:00:01+09:00">')
    assert told(article(html))[1] == "second"


def test_a_sixteenth_month_is_no_date_in_any_zone() -> None:
    assert list(written_dates(normalised("16/16/2026 10:00 CET"), TOKYO, now=NOW)) == []
