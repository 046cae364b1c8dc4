"""Listings: HTML pages that link to articles and to the next page of the list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

from cssselect import SelectorError
from parsel import Selector

from config.selectors import is_xpath
from crawler.discover.attributes import attribute
from crawler.discover.link import MAX_LINKS, NO_HINT, Discovery, DiscoveryError, Link

_MORE = re.compile(
    r"(?:next|older|more|load more|show more|older (?:posts|entries|articles|stories)|next page"
    r"|次へ|次の?ページ|次の?\d+件|もっと(?:見る|読む)|さらに(?:表示|読み込む)|過去の記事|前の記事一覧)",
    re.IGNORECASE,
)
_ARROWS = " \t\n\r\u00a0›»→>…⟩▶▼＞"
_OF_BUTTONS = ("href", "data-href", "data-url", "data-next", "data-next-url", "data-next-page")
_PAGE_NAMES = {"page", "p", "paged", "pg", "offset", "start", "from", "pageno", "page_no"}
_PAGE_IN_PATH = re.compile(r"/(?:page|p)[/-]?(\d{1,6})(?:/|\.html?|$)", re.IGNORECASE)


def read_listing(text: str, base: str, *, article_links: str, next_link: str) -> Discovery:
    """The article links of a listing in its order, and the next page as its one document.

    Both selectors are CSS or XPath (see `config.selectors`). Where `next_link` finds nothing, the
    next page is what the head of the page names as `next`, or the target of a link or button that
    reads like "older posts" or 次へ and counts the pages up. Raises DiscoveryError where a selector
    is none.
    """
    page = Selector(text=text or " ", type="html")
    base = urljoin(base, page.xpath("//base/@href").get(default="").strip())
    articles = _addresses(_matches(page, article_links, "article_links"), base)
    following = _addresses(_matches(page, next_link, "next_link"), base)
    if not following:
        following = _addresses(page.xpath("//link[contains(@rel, 'next')]"), base) or list(
            _counted_up(page, base)
        )
    return Discovery(
        links=tuple(Link(url, NO_HINT) for url in articles[:MAX_LINKS]),
        documents=tuple(Link(url, NO_HINT) for url in following[:1] if url != urldefrag(base).url),
        title=" ".join(page.xpath("//title//text()").get(default="").split()),
        lang=page.xpath("/html/@lang").get(),
    )


def _matches(page: Selector, selector: str, setting: str) -> Any:
    try:
        return page.xpath(selector) if is_xpath(selector) else page.css(selector)
    except (SelectorError, ValueError) as error:
        raise DiscoveryError(f"{setting} {selector!r} is no selector: {error}") from error


def _addresses(elements: Any, base: str) -> list[str]:
    hrefs = elements.xpath("./@href").getall()
    return list(dict.fromkeys(url for href in hrefs if (url := _web_address(href, base))))


def _counted_up(page: Selector, base: str) -> Iterator[str]:
    """Targets of "more" and "next" that are later pages of the same list."""
    for element in page.xpath("//a | //button"):
        label = attribute(element, "aria-label") or element.xpath("string()").get(default="")
        if not _MORE.fullmatch(" ".join(label.strip(_ARROWS).split())):
            continue
        for name in _OF_BUTTONS:
            url = _web_address(attribute(element, name), base)
            if url and urlsplit(url).netloc == urlsplit(base).netloc and _is_later(url, base):
                yield url


def _is_later(url: str, than: str) -> bool:
    number = _page_number(url)
    return number is not None and number > (_page_number(than) or 0)


def _page_number(url: str) -> int | None:
    parts = urlsplit(url)
    for name, text in parse_qsl(parts.query):
        if name.lower() in _PAGE_NAMES and re.fullmatch(r"[0-9]{1,9}", text):
            return int(text)
    in_path = _PAGE_IN_PATH.search(parts.path)
    return int(in_path[1]) if in_path else None


def _web_address(href: str, base: str) -> str | None:
    if not href.strip():
        return None
    try:
        url = urldefrag(urljoin(base, href.strip())).url
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None
