"""The identity of an article among its addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import SplitResult, urljoin, urlsplit

from crawler.canonical import MAX_URL, canonical_url
from crawler.extract.document import Document
from crawler.extract.evidence import Evidence
from crawler.extract.landmarks import Landmarks
from crawler.extract.page import Page

MAX_OTHER_URLS = 50

_VARIANT = re.compile(r"^(?:www|m|mobile|amp|sp|touch)\d?\.")
_LISTINGS = {"news", "blog", "blogs", "articles", "article", "posts", "category", "tag", "tags"}
_LISTINGS |= {"press", "archive", "archives", "topics", "search", "latest", "entry", "story", "p"}
_AMP_CACHE = re.compile(r"(?:^|\.)(?:cdn\.ampproject\.org|google\.[a-z.]+|bing-amp\.com)$")


def address(page: Page, document: Document, marks: Landmarks) -> Evidence[str]:
    """What the page names as its canonical address, where it lies on the same site; else its own.

    `<link rel=canonical>`, else `og:url`. Another site is not believed: who syndicates an article
    points at the original, yet is read and counted as the outlet that it is. Nor is a front page or
    the listing above the article, which careless templates name everywhere.
    """
    base = base_of(page, document)
    named = [Evidence("meta", link) for link in _canonical_links(marks)]
    named += [Evidence("opengraph", link) for link in document.meta("og:url")]
    for item in named:
        try:
            url = urljoin(base, item.value)
            if len(url) <= MAX_URL and _is_believed(urlsplit(url), urlsplit(page.url)):
                return Evidence(item.origin, canonical_url(url))
        except ValueError:
            continue
    return Evidence("url", canonical_url(page.url))


def other_addresses(page: Page, url: str) -> tuple[str, ...]:
    """All other addresses that led to the article whose address is `url`."""
    led_here = dict.fromkeys((*page.other_urls, page.url))
    return tuple(other for other in led_here if other != url)[:MAX_OTHER_URLS]


def base_of(page: Page, document: Document) -> str:
    """What relative addresses of the page are relative to."""
    for element in document.tree.iter("base"):
        try:
            return str(urljoin(page.url, (element.get("href") or "").strip()))
        except ValueError:
            break
    return page.url


def _canonical_links(marks: Landmarks) -> Iterator[str]:
    for element in marks.links:
        if "canonical" in (element.get("rel") or "").lower().split():
            yield (element.get("href") or "").strip()


def _is_believed(named: SplitResult, own: SplitResult) -> bool:
    if named.scheme not in {"http", "https"} or not named.hostname or named.username is not None:
        return False
    if named.path in {"", "/"} and not named.query and own.path not in {"", "/"}:
        return False
    if _is_listing_above(named, own):
        return False
    if own.hostname and _AMP_CACHE.search(own.hostname):
        return named.hostname in own.path.split("/")
    return (_site(named), named.port) == (_site(own), own.port)


def _is_listing_above(named: SplitResult, own: SplitResult) -> bool:
    parts = [part for part in named.path.split("/") if part]
    own_parts = [part for part in own.path.split("/") if part]
    return (
        bool(parts)
        and not named.query
        and len(parts) < len(own_parts)
        and own_parts[: len(parts)] == parts
        and parts[-1].lower() in _LISTINGS
    )


def _site(parts: SplitResult) -> str:
    return _VARIANT.sub("", (parts.hostname or "").rstrip("."))
