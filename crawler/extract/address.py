"""The identity of an article among its addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import SplitResult, urljoin, urlsplit

from crawler.canonical import MAX_URL, canonical_url
from crawler.extract.document import Document
from crawler.extract.evidence import Evidence
from crawler.extract.page import Page

MAX_OTHER_URLS = 50

_VARIANT = re.compile(r"^(?:www|m|mobile|amp|sp|touch)\d?\.")
_AMP_CACHE = re.compile(r"(?:^|\.)(?:cdn\.ampproject\.org|google\.[a-z.]+|bing-amp\.com)$")


def address(page: Page, document: Document) -> Evidence[str]:
    """What the page names as its canonical address, where it lies on the same site; else its own.

    Another site is not believed: who syndicates an article points at the original, yet is read and
    counted as the outlet that it is. Nor is a front page, which careless templates name everywhere.
    """
    for link in _canonical_links(document):
        try:
            named = urljoin(_base(page, document), link)
            if len(named) <= MAX_URL and _is_believed(urlsplit(named), urlsplit(page.url)):
                return Evidence("meta", canonical_url(named))
        except ValueError:
            continue
    return Evidence("url", canonical_url(page.url))


def other_addresses(page: Page, url: str) -> tuple[str, ...]:
    """All other addresses that led to the article whose address is `url`."""
    led_here = dict.fromkeys((*page.other_urls, page.url))
    return tuple(other for other in led_here if other != url)[:MAX_OTHER_URLS]


def _canonical_links(document: Document) -> Iterator[str]:
    for element in document.tree.iter("link"):
        if "canonical" in (element.get("rel") or "").lower().split():
            yield (element.get("href") or "").strip()


def _base(page: Page, document: Document) -> str:
    for element in document.tree.iter("base"):
        return str(urljoin(page.url, (element.get("href") or "").strip()))
    return page.url


def _is_believed(named: SplitResult, own: SplitResult) -> bool:
    if named.scheme not in {"http", "https"} or not named.hostname or named.username is not None:
        return False
    if named.path in {"", "/"} and not named.query and own.path not in {"", "/"}:
        return False
    if own.hostname and _AMP_CACHE.search(own.hostname):
        return named.hostname in own.path.split("/")
    return (_site(named), named.port) == (_site(own), own.port)


def _site(parts: SplitResult) -> str:
    return _VARIANT.sub("", (parts.hostname or "").rstrip("."))
