"""Pages for tests: one article, and something around it."""

from __future__ import annotations

from datetime import UTC, datetime

from crawler.article import Article
from crawler.extract import EntryHint, Page, Rejected, extract_article

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
TITLE = "Chips are getting warmer"
TEXT = (
    "The accelerators of this year take twice the power of those of the last, the makers say.",
    "Operators of data centres have begun to cool them with water, which few did before.",
    "Whether the price of electricity allows for more of them is another question.",
)


def page_of(
    *,
    in_head: str = "",
    after_title: str = "",
    after_text: str = "",
    title: str = f"<h1>{TITLE}</h1>",
    text: str = "".join(f"<p>{paragraph}</p>" for paragraph in TEXT),
    html: str = "<html>",
) -> str:
    """A page with the article in it."""
    return (
        f"<!doctype html>{html}<head><meta charset=utf-8><title>{TITLE}</title>{in_head}</head>"
        f"<body><div class=story>{title}{after_title}<div class=text>{text}</div></div>"
        f"{after_text}</body></html>"
    )


def head(markup: str) -> str:
    """A page with something in its head."""
    return page_of(in_head=markup)


def read(
    html: str | bytes,
    hint: EntryHint | None = None,
    url: str = "https://news.example/a?id=7",
    lang: str | None = None,
) -> Article | Rejected:
    """What is read of a page."""
    body = html.encode() if isinstance(html, str) else html
    return extract_article(Page(url, body, "text/html", NOW, "news", "Asia/Tokyo", lang), hint)


def article(
    html: str | bytes,
    hint: EntryHint | None = None,
    url: str = "https://news.example/a?id=7",
    lang: str | None = None,
) -> Article:
    """The article of a page that holds one."""
    result = read(html, hint, url, lang)
    assert isinstance(result, Article), result
    return result


def reason(html: str | bytes, url: str = "https://news.example/a?id=7") -> str:
    """Why a page holds none."""
    result = read(html, None, url)
    assert isinstance(result, Rejected), result
    return result.reason
