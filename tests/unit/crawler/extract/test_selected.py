"""A source's selectors override what extraction reads by itself."""

from __future__ import annotations

from config.models import Selectors
from crawler.article import Article
from crawler.extract import Page, extract_article
from tests.unit.crawler.extract.pages_of import NOW, TEXT, page_of

HTML = page_of(
    in_head="<meta name=author content='Somebody Else'>"
    "<meta property=article:published_time content=2026-01-01>",
    after_title='<p class=who>文：小川 実</p><span id=when data-x="1">2026年11月3日 10時30分</span>'
    "<b class=part>半導体</b><i class=key>GPU</i><i class=key>TPU</i>"
    "<h2 class=real>Another title for it</h2>",
    after_text=f"<aside class=body><p>{TEXT[2]} {TEXT[2]}</p></aside>"
    f"<aside class=body><p>{TEXT[0]}</p></aside>",
)


def read(html: str = HTML, **selectors: object) -> Article:
    page = Page(
        "https://news.example/a",
        html.encode(),
        "text/html",
        NOW,
        "news",
        "Asia/Tokyo",
        None,
        selectors=Selectors.model_validate(selectors),
    )
    found = extract_article(page, None)
    assert isinstance(found, Article), found
    return found


def test_selectors_override_every_field() -> None:
    found = read(
        title="h2.real",
        authors=".who",
        published="//span[@id='when']",
        section="//b[@class='part']/text()",
        tags="i.key",
        text="aside.body",
    )
    assert found.title == "Another title for it"
    assert found.authors == ("小川 実",)
    assert found.published_at is not None
    assert found.published_at.isoformat() == "2026-11-03T01:30:00+00:00"
    assert found.section == "半導体"
    assert found.tags == ("GPU", "TPU")
    assert found.text.split("\n") == [f"{TEXT[2]} {TEXT[2]}", TEXT[0]]
    fields = ("title", "authors", "published_at", "section", "tags", "text")
    assert {found.provenance[name] for name in fields} == {"selector"}


def test_what_is_to_be_removed_is_gone_before_anything_is_read() -> None:
    found = read(remove=["//h1", ".text > p:first-child", "meta[name=author]"])
    assert TEXT[0] not in found.text
    assert TEXT[1] in found.text


def test_a_byline_that_is_to_be_removed_names_nobody() -> None:
    html = page_of(after_title="<p class=author>By Ann Lee</p>")
    assert read(html).authors == ("Ann Lee",)
    assert read(html, remove=[".author"]).authors == ()


def test_a_selector_that_matches_nothing_is_told_of_and_passed_over() -> None:
    found = read(text=".nowhere", title=".nowhere")
    assert TEXT[0] in found.text
    assert found.provenance["text_selector"] == "matched nothing"
    assert found.provenance["title"] != "selector"


def test_an_expression_may_end_at_a_text_or_come_back_from_an_attribute() -> None:
    assert read(title="(//h2)[1]/text()").title == "Another title for it"
    assert read(title="//h2/@class/..").text
