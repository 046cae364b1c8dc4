"""Listings: HTML pages that link to articles and to the next page of the list."""

from __future__ import annotations

from urllib.parse import urldefrag, urljoin, urlsplit

from cssselect import SelectorError
from parsel import Selector

from config.selectors import is_xpath
from crawler.discover.link import MAX_LINKS, NO_HINT, Discovery, DiscoveryError, Link


def read_listing(text: str, base: str, *, article_links: str, next_link: str) -> Discovery:
    """The article links of a listing in its order, and the next page as its one document.

    Both selectors are CSS or XPath (see `config.selectors`). Raises DiscoveryError where one of
    them is neither.
    """
    page = Selector(text=text, type="html")
    base = urljoin(base, page.xpath("//base/@href").get(default="").strip())
    articles = _addresses(page, article_links, base, "article_links")
    following = _addresses(page, next_link, base, "next_link")
    return Discovery(
        links=tuple(Link(url, NO_HINT) for url in articles[:MAX_LINKS]),
        documents=tuple(Link(url, NO_HINT) for url in following[:1]),
    )


def _addresses(page: Selector, selector: str, base: str, setting: str) -> list[str]:
    try:
        elements = page.xpath(selector) if is_xpath(selector) else page.css(selector)
    except (SelectorError, ValueError) as error:
        raise DiscoveryError(f"{setting} {selector!r} is no selector: {error}") from error
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
