"""Title, authors, language, address and text, one by one."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from crawler.extract import EntryHint
from tests.unit.crawler.extract.pages_of import TEXT, TITLE, article, head, page_of, read, reason


def titled(title: str, in_head: str = "", body: str = "") -> str:
    """A page whose title stands in `<title>` only, beside what is given."""
    return page_of(title=body, in_head=in_head).replace(f"<title>{TITLE}", f"<title>{title}")


@pytest.mark.parametrize(
    ("html", "title"),
    [
        (
            titled("Warm chips | The Relay", "<meta property=og:site_name content='The Relay'>"),
            "Warm chips",
        ),
        (titled("The Relay: News - Warm chips", body="<div>Warm chips</div>"), "Warm chips"),
        (titled("Warm chips :: Other Paper"), "Warm chips :: Other Paper"),
        (titled("Warm chips :: News Example"), "Warm chips"),
        (titled("Warm chips - news.example"), "Warm chips"),
        (titled("GPU | TPU", body="<b>GPU | TPU</b>"), "GPU | TPU"),
        (
            titled("暖かい半導体　電力は3割増｜新報", "<meta property=og:site_name content=新報>"),
            "暖かい半導体　電力は3割増",
        ),
        (page_of(title="<h1>Warm<br>chips</h1>"), "Warm chips"),
        (titled("暖かい半導体：新報デジタル", body="<h1>暖かい半導体</h1>"), "暖かい半導体"),
        (titled("暖かい半導体【新報】", body="<h1>暖かい半導体</h1>"), "暖かい半導体"),
        (titled("新報／暖かい半導体", body="<h2>暖かい半導体</h2>"), "暖かい半導体"),
        (titled("暖かい半導体（海浜通信） - 新報", body="<h1>暖かい半導体</h1>"), "暖かい半導体"),
        (titled("暖かい半導体 (2/3) - 新報", body="<h1>暖かい半導体</h1>"), "暖かい半導体"),
        (titled("Warm chips | by Ida | Keel", body="<h1>Warm chips</h1>"), "Warm chips"),
        (
            titled("The Relay » Warm chips", body="<h1>The Relay</h1><h1>Warm chips</h1>"),
            "Warm chips",
        ),
        (titled("x", "<meta property=og:title content='Warm chips'>"), "Warm chips"),
        (
            titled("新報(2026-11-03) 暖かい半導体", body="<h1>新報</h1><h3>暖かい半導体</h3>"),
            "暖かい半導体",
        ),
        (titled("暖かい半導体", body="<h1>暖かい半導体</h1><h2>半導体</h2>"), "暖かい半導体"),
    ],
)
def test_a_title_is_told_without_the_name_of_its_site(html: str, title: str) -> None:
    assert article(html).title == title


SUBJECT = "<p>Heron Cloud says that domains of customers now work in every region.</p>"


@pytest.mark.parametrize(
    ("written", "heading", "title"),
    [
        ("Heron Cloud、独自ドメインのサポート", "独自ドメインのサポート", None),
        (
            "Heron Cloud、独自ドメインのサポート | Site",
            "独自ドメインのサポート",
            "Heron Cloud、独自ドメインのサポート",
        ),
        ("Heron Cloud - Custom domains", "Custom domains", None),
        ("Heron Cloud - 独自ドメインへの対応", "🌐 独自ドメインの対応を開始", None),
        ("独自ドメインが Heron Cloud で利用可能に", "独自ドメインが利用可能に", None),
        # What the article does not speak of is a section or a site.
        ("Newsroom - Custom domains", "Custom domains", "Custom domains"),
        ("Custom domains - Heron Cloud", "Custom domains", "Custom domains"),
        # Nor is a subject what the page's own navigation names.
        ("Regions - Custom domains", "Custom domains", "Custom domains"),
        ("News Example - Custom domains", "Custom domains", "Custom domains"),
        ("Heron Cloud - Something else entirely", "Custom domains", "Custom domains"),
    ],
)
def test_the_title_keeps_the_subject_that_the_heading_lacks(
    written: str, heading: str, title: str | None
) -> None:
    navigation = "<nav><a href=/regions>Regions</a> <a href=/>Heron</a></nav>"
    html = page_of(
        title=f"{navigation}<h1>{heading}</h1>",
        text=f"{SUBJECT}<p>News Example has regions of its own. {TEXT[0]}</p>",
    ).replace(f"<title>{TITLE}", f"<title>{written}")
    assert article(html).title == (title or written)


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("🗄️ SQLの更新を開始", "SQLの更新を開始"),
        ("⚡️🚀 .NET 10 is here", ".NET 10 is here"),
        ("👩‍💻 Notes of a driver", "Notes of a driver"),
        ("Why 🐟 is a logo", "Why 🐟 is a logo"),
        ("①番の測定", "①番の測定"),
        ("🐟", "🐟"),
    ],
)
def test_pictures_before_a_title_are_no_part_of_it(written: str, title: str) -> None:
    assert article(titled(written)).title == title
    assert article(head(json_ld(headline=written))).title == title


def test_a_known_site_is_cut_off_what_opengraph_tells() -> None:
    metas = (
        "<meta property=og:title content='Warm chips - The Relay'>"
        "<meta property=og:site_name content='The Relay'>"
    )
    assert article(head(metas)).title == "Warm chips"


def json_ld(**facts: object) -> str:
    text = json.dumps({"@type": "NewsArticle", **facts}, ensure_ascii=False)
    return f'<script type="application/ld+json">{text}</script>'


@pytest.mark.parametrize(
    ("html", "authors", "origin"),
    [
        (
            head(json_ld(author=[{"name": "小川 実"}, "Ida Lindqvist"])),
            ("小川 実", "Ida Lindqvist"),
            "json-ld",
        ),
        (head(json_ld(author={"@type": "Person", "url": "x"})), (), None),
        (
            head("<meta name=author content='Ida Lindqvist and Tom Okafor'>"),
            ("Ida Lindqvist", "Tom Okafor"),
            "meta",
        ),
        (head("<meta property=article:author content='https://social.example/ida'>"), (), None),
        (page_of(after_title="<p class=byline>By Ida Lindqvist</p>"), ("Ida Lindqvist",), "byline"),
        (
            page_of(after_title="<p class=byline>By Ida Lindqvist, Tom Okafor</p>"),
            ("Ida Lindqvist", "Tom Okafor"),
            "byline",
        ),
        (head("<meta name=author content='Kumo, Inc.'>"), ("Kumo, Inc.",), "meta"),
        (page_of(after_text="<div class=comments><span class=author>guest</span></div>"), (), None),
        (page_of(after_text="<footer><span class=author>guest</span></footer>"), (), None),
        (
            page_of(
                text=f"<article><p>{TEXT[0]} {TEXT[1]}</p>"
                "<footer><b class=author>Ida</b></footer></article>"
            ),
            ("Ida",),
            "byline",
        ),
    ],
)
def test_authors_are_names(html: str, authors: tuple[str, ...], origin: str | None) -> None:
    read = article(html)
    assert (read.authors, read.provenance.get("authors")) == (authors, origin)


TEASERS = "<h3><a href=/b>Racks are warm</a></h3><p>They say so.</p>" * 4
GERMAN = "<p>Die Chips werden wärmer, und das Wasser kühlt sie.</p>" * 3
CHINESE = "<p>今年的芯片比去年更热，数据中心开始用水冷却。电价是另一个问题。</p>" * 3
JAPANESE = (
    "<p>加速器の消費電力が、今年は昨年の2倍になった。冷却の方法も変わりつつあるという。</p>" * 2
)


@pytest.mark.parametrize(
    ("html", "source", "lang"),
    [
        (page_of(html="<html lang=en-US>"), None, "en"),
        (page_of(html="<html lang=ja>"), None, "en"),
        (page_of(html="<html lang=en>", text=JAPANESE), None, "ja"),
        (page_of(text=JAPANESE), "en", "ja"),
        (page_of(), None, "en"),
        (page_of(html="<html lang=de>", text=GERMAN), None, "de"),
        (page_of(text=GERMAN), None, None),
        (page_of(text=GERMAN), "de", "de"),
        (page_of(text=CHINESE), None, "zh"),
    ],
)
def test_the_language_is_the_one_declared_where_the_text_can_be_in_it(
    html: str, source: str | None, lang: str | None
) -> None:
    assert article(html, lang=source).lang == lang


@pytest.mark.parametrize(
    ("url", "canonical", "address"),
    [
        ("https://news.example/a?id=7", "/b", "https://news.example/b"),
        ("https://news.example/a", "http://news.example/b?utm_source=x", "http://news.example/b"),
        ("https://amp.news.example/a", "https://www.news.example/a", "https://www.news.example/a"),
        ("https://m.news.example/a", "https://news.example/a", "https://news.example/a"),
        (
            "https://news-example.cdn.ampproject.org/c/s/news.example/a",
            "https://news.example/a",
            "https://news.example/a",
        ),
        ("https://news.example/a", "https://original.example/a", "https://news.example/a"),
        ("https://news.example/a", "https://evil-news.example/a", "https://news.example/a"),
        ("https://news.example/a", "https://news.example/", "https://news.example/a"),
        ("https://news.example/a", "javascript:alert(1)", "https://news.example/a"),
        ("https://news.example/a", "http://[::1", "https://news.example/a"),
        ("https://news.example/a", "https://news.example:8443/a", "https://news.example/a"),
        (
            "https://news.example/blog/a",
            "https://news.example/blog/",
            "https://news.example/blog/a",
        ),
        ("https://news.example/f/1/2/", "https://news.example/f/1/", "https://news.example/f/1/"),
        ("https://sp.news.example/a", "https://news.example/a", "https://news.example/a"),
    ],
)
def test_a_canonical_link_is_believed_on_the_same_site(
    url: str, canonical: str, address: str
) -> None:
    found = article(head(f'<link rel="canonical" href="{canonical}">'), url=url)
    assert found.url == address
    assert (url in found.other_urls) == (url != address)


def test_repeated_paragraphs_stay_as_often_as_they_are_there() -> None:
    paragraphs = [TEXT[0], TEXT[1], TEXT[0], TEXT[2], TEXT[2]]
    for tag in ("p", "div"):
        text = "".join(f"<{tag}>{paragraph}</{tag}>" for paragraph in paragraphs)
        assert article(page_of(text=text)).text.split("\n") == paragraphs


def test_no_paragraphs_are_lost_on_a_page_without_any_structure() -> None:
    paragraphs = [TEXT[0], TEXT[1], TEXT[0]]
    html = f"<title>{TITLE}</title>" + "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    assert article(html).text.split("\n") == paragraphs


@pytest.mark.parametrize("name", ["link", "author", "tags", "tooltip-icon", "menu"])
def test_a_sentence_stays_whole_whatever_its_parts_are_called(name: str) -> None:
    sentence = "The chip called {} doubles the speed of its predecessor."
    marked = sentence.format(f'<span class="{name}" id="{name}">Trainium2</span>')
    text = f"<p>{TEXT[0]}</p><p>{marked}</p><p>{TEXT[1]}</p>"
    assert sentence.format("Trainium2") in article(page_of(text=text)).text


def test_a_conclusion_in_a_bordered_box_is_a_part_of_the_text() -> None:
    box = f'<div style="border-left: 4px solid"><p>{TEXT[2]}</p></div>'
    text = f"<p>{TEXT[0]}</p><p>{TEXT[1]}</p>{box}"
    assert TEXT[2] in article(page_of(text=text)).text


def test_signs_of_our_own_in_a_page_do_no_harm() -> None:
    text = f"<p>{TEXT[0]}\v {TEXT[1]}&#11;</p><p>{TEXT[2]}</p>"
    assert article(page_of(text=text)).text == f"{TEXT[0]} {TEXT[1]}\n{TEXT[2]}"


@pytest.mark.parametrize(
    ("html", "url", "words"),
    [
        (page_of(text="<p>Too short.</p>"), "https://news.example/a", "too short"),
        (page_of(after_text=TEASERS), "https://news.example/", "a front page"),
        (titled("404 Not Found"), "https://news.example/a", "an error page"),
        (titled("お探しのページは見つかりませんでした"), "https://news.example/a", "an error page"),
        ("<html><body></body></html>", "https://news.example/a", "no title"),
        ("", "https://news.example/a", "no HTML"),
        ("<p></p>" * 50_000, "https://news.example/a", "more than 40,000 elements"),
        (
            page_of(text="".join(f"<h2><a href=/{i}>{t}</a></h2>" for i, t in enumerate(TEXT * 3))),
            "https://news.example/latest",
            "",
        ),
    ],
)
def test_what_is_no_article_is_rejected_in_one_line(html: str, url: str, words: str) -> None:
    assert words in reason(html, url)


def test_an_article_may_have_the_address_of_a_front_page() -> None:
    assert article(page_of(), url="https://news.example/").title == TITLE


def test_every_field_is_bounded() -> None:
    huge = "x" * 100_000
    html = page_of(
        title=f"<h1>{huge} | {huge}</h1>",
        in_head=f"<meta name=description content='{huge}'>"
        + json_ld(author=[f"A {i}" for i in range(999)]),
        text="".join(f"<p>{TEXT[0]} {i}</p>" for i in range(9000)),
    )
    found = article(html, EntryHint(huge, None, "unknown", None, (huge,), huge))
    assert len(found.title) <= 500
    assert len(found.description) <= 2000
    assert len(found.authors) <= 20
    assert len(found.text) <= 500_000


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000,
        "<b>" * 30_000 + TEXT[0],
        "<table><tr><td>" * 3000,
        "<script type='application/ld+json'>" + "[" * 100_000 + "</script>",
        "<!--" * 100_000,
        "<a " * 200_000,
        "<" * 1_000_000,
    ],
    ids=["depth", "inline depth", "tables", "json depth", "comments", "attributes", "signs"],
)
def test_pages_made_to_hurt_are_dealt_with(html: str) -> None:
    assert read(html) is not None
    assert read(html + page_of()) is not None


def test_naming_the_records_does_not_load_what_reads_pages() -> None:
    program = (
        "import sys; from crawler.extract import EntryHint, Page, Rejected, extract_article;"
        "print([m for m in ('trafilatura', 'lxml', 'charset_normalizer') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8")
    assert done.stdout.strip() == "[]"
