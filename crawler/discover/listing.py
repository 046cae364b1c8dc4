"""Listings: HTML pages that link to articles and to the next page of the list."""

from __future__ import annotations

from urllib.parse import urldefrag, urljoin, urlsplit

from cssselect import SelectorError
from parsel import Selector

from crawler.discover.link import MAX_LINKS, NO_HINT, Discovery, DiscoveryError, Link


def read_listing(text: str, base: str, *, article_links: str, next_link: str) -> Discovery:
    """The article links of a listing in its order, and the next page as its one document.

    Both selectors are CSS. Raises DiscoveryError where one of them is none.
    """
    page = Selector(text=text, type="html")
    base = urljoin(base, page.xpath("//base/@href").get(default="").strip())
    articles = _addresses(page, article_links, base, "article_links")
    following = _addresses(page, next_link, base, "next_link")
    return Discovery(
        links=tuple(Link(url, NO_HINT) for url in articles[:MAX_LINKS]),
        documents=tuple(Link(url, NO_HINT) for url in following[:1]),
    )


def _addresses(page: Selector, css: str, base: str, setting: str) -> list[str]:
    try:
        elements = page.css(css)
    except SelectorError as error:
        raise DiscoveryError(f"{setting} {css!r} is no CSS selector: {error}") from error
    urls: dict[str, None] = {}
    for href in elements.xpath("./@href").getall():
        try:
            url = urldefrag(urljoin(base, href.strip())).url
            parts = urlsplit(url)
        except ValueError:
            continue
        if parts.scheme in {"http", "https"} and parts.netloc:
            urls[url] = None
    return list(urls)
