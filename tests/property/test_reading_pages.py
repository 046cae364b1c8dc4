"""Whatever strangers send: an address has one form, and a page is an article or is rejected."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from config.models import Selectors
from crawler.article import DATE_PRECISIONS, Article
from crawler.canonical import MAX_URL, canonical_url
from crawler.extract import EntryHint, Page, Rejected, extract_article
from crawler.extract.charset import decoded
from crawler.extract.text import MAX_TEXT
from crawler.extract.title import MAX_TITLE
from crawler.extract.topics import MAX_TAG, MAX_TAGS
from tests.effort import effort

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)

anything = st.text(max_size=200)
pieces = st.sampled_from(
    [
        "http://",
        "https://",
        "HTTP://",
        "a.example",
        "www.",
        ":80",
        ":",
        "/",
        "//",
        "?",
        "&",
        "=",
        "#",
        "..",
        ".",
        "%",
        "%2e",
        "%2F",
        "%e3",
        "%25",
        "%zz",
        "@",
        "[",
        "]",
        "utm_source=1",
        "記",
        "\ud800",
        "a=1",
        "b",
        " ",
        "\t",
        "\0",
        ";",
        "+",
        "\\",
        "|",
        "ß",
        "İ",
        "\u2028",
    ]
)
addresses = st.one_of(
    anything,
    st.builds("".join, st.lists(pieces, max_size=12)),
    st.builds("http://a.example/{}".format, st.builds("".join, st.lists(pieces, max_size=10))),
    st.builds("https://{}/".format, anything),
)
charsets = st.sampled_from(
    [
        "utf-8",
        "shift_jis",
        "euc-jp",
        "iso-2022-jp",
        "utf-16",
        "utf-7",
        "latin-1",
        "gb2312",
        "hex",
        "idna",
        "punycode",
        "unicode_escape",
        "undefined",
        "x" * 50,
        "\0",
    ]
)
SENTENCE = "<p>Trainium2の性能は従来の最大2倍になると同社は説明した。The price fell as well.</p>"
fragments = st.sampled_from(
    [
        "<html lang=ja>",
        "<head>",
        "<title>速い半導体 | 新報</title>",
        "<h1>速い半導体</h1>",
        SENTENCE,
        "<div class=date>2026年11月3日 10時30分</div>",
        "<time datetime='9999-12-31'>",
        "</article>",
        '<script type="application/ld+json">',
        '{"@type":"NewsArticle","datePublished":[{}, "2026-13-45"]',
        "</script>",
        '[[{"@graph":{"@type":["Article",1],"author":[[]],"headline":{"name":3}}}]]',
        "<meta property=article:published_time content='0001-01-01T00:00:00+14:00'>",
        "<table><tr><td>",
        "</table>",
        "<link rel=canonical href='http://[::1'>",
        "<meta property=article:section content='半導体'>",
        "<meta property=og:image content='http://[::1'>",
        "<meta name=keywords content='GPU,,、; ,GPU'>",
        "<meta name=author content='文：山田 太郎／写真：'>",
        "<div itemscope itemtype='http://schema.org/NewsArticle'>",
        "<span itemprop=author itemscope><span itemprop=name>",
        "<span typeof=schema:Person property=schema:name>",
        "<a href='http://[::1/tag/x' rel='tag category'>x</a>",
        "<a href='mailto:'>",
        "<p class=byline>By A, B and C</p>",
        "<ul class=breadcrumb><li><a>",
        "<p>残り1,234文字</p>",
        "<input type=password>",
        '{"@type":"BreadcrumbList","itemListElement":[1,{"item":[]},{"name":{"name":[]}}]}',
        '{"@type":"Article","@id":{},"url":[],"author":{"@id":"#x"},"keywords":[[{}]]}',
        "<base href='\\\\'>",
        "<p>",
        "<div>",
        "<pre>",
        "<br>",
        "<a href=x>",
        "&#xD800;",
        "&#0;",
        "\0",
        "␟1␟",
        "\u3000",
        "<!--",
        "-->",
        "<![CDATA[",
        "<svg>",
        "<frameset>",
        "<body>",
    ]
)
pages = st.one_of(
    st.binary(max_size=500),
    st.builds("".join, st.lists(fragments, max_size=25)).map(
        lambda t: t.encode("utf-8", "replace")
    ),
)


@given(addresses)
def test_the_canonical_form_of_an_address_is_stable(url: str) -> None:
    once = canonical_url(url)
    assert canonical_url(once) == once
    assert len(once) <= max(MAX_URL, 3 * len(url))


@given(st.binary(max_size=400), charsets)
def test_any_bytes_become_text(body: bytes, charset: str) -> None:
    text = decoded(body, f"text/html; charset={charset}")
    text.encode("utf-8")
    assert "\0" not in text


@given(
    pages,
    charsets,
    addresses,
    st.sampled_from(
        [
            Selectors(),
            Selectors(title="h1", text="p", authors="//span", published="time", remove=("div",)),
            Selectors(text="body", tags="//a/@href", section="(//p)[1]", remove=("//html", "h1")),
        ]
    ),
    st.one_of(
        st.none(),
        st.builds(
            EntryHint,
            title=anything,
            published=st.none() | st.just(NOW - timedelta(days=3)),
            precision=st.sampled_from(["second", "day", "unknown"]),
            updated=st.none() | st.just(NOW),
            authors=st.tuples(anything),
            lang=st.none() | anything,
            section=anything,
            tags=st.tuples(anything),
            image_url=st.none() | addresses,
        ),
    ),
)
@settings(deadline=None, max_examples=effort(300))
def test_any_page_is_an_article_or_is_rejected(
    body: bytes, charset: str, url: str, selectors: Selectors, hint: EntryHint | None
) -> None:
    kind = f"text/html; charset={charset}"
    page = Page(url, body, kind, NOW, "s", "Asia/Tokyo", None, selectors=selectors)
    result = extract_article(page, hint)
    if isinstance(result, Rejected):
        assert result.reason
        assert "\n" not in result.reason
        return
    assert isinstance(result, Article)
    assert 0 < len(result.title) <= MAX_TITLE
    assert 0 < len(result.text) <= MAX_TEXT
    assert all(line.strip() for line in result.text.split("\n"))
    assert result.date_precision in DATE_PRECISIONS
    assert (result.published_at is None) == (result.date_precision == "unknown")
    assert result.published_at is None or result.published_at <= NOW + timedelta(days=2)
    assert len(result.section) <= MAX_TAG
    assert len(result.tags) <= MAX_TAGS
    assert result.image_url is None or result.image_url.startswith(("http://", "https://"))
    told = (result.section, *result.tags, result.image_url or "", *result.provenance.values())
    for text in (result.title, result.text, result.description, *result.authors, *told):
        text.encode("utf-8")
