"""Section, tags and lead image."""

from __future__ import annotations

import json

import pytest

from crawler.extract import EntryHint
from crawler.extract.topics import MAX_TAG, MAX_TAGS
from tests.unit.crawler.extract.pages_of import TITLE, article, head, page_of


def script(**facts: object) -> str:
    told = json.dumps({"@type": "NewsArticle", **facts}, ensure_ascii=False)
    return f'<script type="application/ld+json">{told}</script>'


CRUMBS = (
    '<ul class="breadcrumb"><li><a href="/">ホーム</a></li><li><a href="/chips/">半導体</a></li>'
    f"<li>{TITLE}</li></ul>"
)


@pytest.mark.parametrize(
    ("html", "section", "origin"),
    [
        (head(script(articleSection=["半導体", "電力"])), "半導体", "json-ld"),
        (head("<meta property=article:section content=Chips>"), "Chips", "opengraph"),
        (head("<meta name=parsely-section content=Chips>"), "Chips", "meta"),
        (page_of(after_title='<a href="/c/1" rel="category tag">Chips</a>'), "Chips", "link"),
        (page_of(title=f"{CRUMBS}<h1>{TITLE}</h1>"), "半導体", "breadcrumb"),
        (
            head(
                '<script type="application/ld+json">{"@type": "BreadcrumbList", "itemListElement":'
                ' [{"name": "Home"}, {"item": {"name": "Chips"}}, {"name": "x"}]}</script>'
            ),
            "Chips",
            "breadcrumb",
        ),
        (head("<meta property=article:section content=Home>"), "", None),
        (head(f"<meta property=article:section content='{'x' * 100}'>"), "", None),
        (page_of(), "", None),
    ],
)
def test_the_section_is_named_as_the_outlet_names_it(
    html: str, section: str, origin: str | None
) -> None:
    read = article(html)
    assert (read.section, read.provenance.get("section")) == (section, origin)


@pytest.mark.parametrize(
    ("html", "tags", "origin"),
    [
        (head(script(keywords="GPU, 水冷、 GPU ,gpu")), ("GPU", "水冷"), "json-ld"),
        (head(script(keywords=["GPU", {"name": "TPU"}])), ("GPU", "TPU"), "json-ld"),
        (
            head("<meta property=article:tag content=GPU><meta property=article:tag content=TPU>"),
            ("GPU", "TPU"),
            "opengraph",
        ),
        (head("<meta name=news_keywords content='GPU;TPU'>"), ("GPU", "TPU"), "meta"),
        (page_of(after_title="<a rel=tag href=/x>#GPU</a>"), ("GPU",), "link"),
        (page_of(after_title="<a href=/tags/tpu>TPU</a>"), ("TPU",), "link"),
        (page_of(after_title='<a href="/tags/">All tags</a>'), (), None),
        (page_of(after_text='<aside><a rel=tag href="/x">GPU</a></aside>'), (), None),
        (page_of(), (), None),
    ],
)  # fmt: skip
def test_tags_are_taken_once_each_from_one_place(
    html: str, tags: tuple[str, ...], origin: str | None
) -> None:
    read = article(html)
    assert (read.tags, read.provenance.get("tags")) == (tags, origin)


def test_tags_without_end_are_bounded() -> None:
    words = [f"tag {n}" for n in range(5000)] + ["x" * 10_000]
    read = article(head(script(keywords=words, articleSection=words)))
    assert len(read.tags) == MAX_TAGS
    assert max(map(len, read.tags)) <= MAX_TAG


@pytest.mark.parametrize(
    ("html", "image"),
    [
        (head(script(image=[{"@type": "ImageObject", "url": "/hall.jpg"}])), "https://news.example/hall.jpg"),
        (head("<meta property=og:image content=//img.example/hall.jpg>"), "https://img.example/hall.jpg"),
        (head("<meta name=twitter:image content=https://img.example/hall.jpg>"), "https://img.example/hall.jpg"),
        (page_of(after_title="<img class=hero src=/hall.jpg>"), "https://news.example/hall.jpg"),
        (head("<meta property=og:image content=https://img.example/site-logo.png>"), None),
        (head("<meta property=og:image content=/assets/ogp.png>"), None),
        (head("<meta property=og:image content=/noimage_200.gif>"), None),
        (head("<meta property=og:image content=/catalogos.jpg>"), "https://news.example/catalogos.jpg"),
        (head("<meta property=og:image content='data:image/png;base64,xx'>"), None),
        (head("<meta property=og:image content='http://[::1'>"), None),
        (
            head(script(image="/mark.png", publisher={"name": "x", "logo": {"url": "/mark.png"}})),
            None,
        ),
    ],
)  # fmt: skip
def test_the_lead_image_is_one_of_the_article(html: str, image: str | None) -> None:
    assert article(html).image_url == image


def test_the_feed_tells_what_the_page_does_not() -> None:
    hint = EntryHint(
        "", None, "unknown", None, (), None, "Chips", ("GPU",), "https://i.example/a.jpg"
    )
    read = article(page_of(), hint)
    assert (read.section, read.tags, read.image_url) == (
        "Chips",
        ("GPU",),
        "https://i.example/a.jpg",
    )
    assert {read.provenance[name] for name in ("section", "tags", "image_url")} == {"feed"}
