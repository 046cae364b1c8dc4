"""Sitemaps and sitemap indexes, plain or gzipped, with the dates of news sitemaps."""

from __future__ import annotations

import zlib
from datetime import UTC, datetime, tzinfo
from typing import Any
from urllib.parse import urljoin, urlsplit

from crawler.article import DatePrecision
from crawler.discover.dates import read_date
from crawler.discover.link import MAX_LINKS, NO_HINT, Discovery, DiscoveryError, Link
from crawler.discover.xml import name_of, read_xml, text_of
from crawler.extract import EntryHint

MAX_BYTES = 52_428_800
"""Of one sitemap, inflated: what the protocol allows."""

_GZIP = b"\x1f\x8b"
_BEGINNING = datetime.min.replace(tzinfo=UTC)


def read_sitemap(
    body: bytes, base: str, zone: tzinfo, *, now: datetime, content_type: str | None = None
) -> Discovery:
    """The pages of a sitemap, or the sitemaps of an index; what was modified last comes first.

    `zone` is for dates that name none. Raises DiscoveryError where the body is no sitemap.
    """
    root = read_xml(_inflated(body), content_type)
    kind = name_of(root)
    if kind not in {"urlset", "sitemapindex"}:
        raise DiscoveryError(f"not a sitemap: its root element is <{kind[:40]}>")
    problems: list[str] = []
    links: dict[str, Link] = {}
    for entry in root:
        if name_of(entry) not in {"url", "sitemap"}:
            continue
        if len(links) == MAX_LINKS:
            problems.append(f"more than {MAX_LINKS} addresses; the rest is not read")
            break
        link = _link(entry, base, zone, now, problems)
        if link is not None:
            links.setdefault(link.url, link)
    ordered = tuple(sorted(links.values(), key=_last_modified, reverse=True))
    told = tuple(dict.fromkeys(problems))
    if kind == "sitemapindex":
        return Discovery(documents=ordered, problems=told)
    return Discovery(links=ordered, problems=told)


def _last_modified(link: Link) -> datetime:
    return link.modified or link.hint.published or _BEGINNING


def _link(entry: Any, base: str, zone: tzinfo, now: datetime, problems: list[str]) -> Link | None:
    texts: dict[str, str] = {}
    for element in entry.iter():
        texts.setdefault(name_of(element), text_of(element) if len(element) == 0 else "")
    try:
        url = urljoin(base, texts.get("loc", ""))
        parts = urlsplit(url)
    except ValueError:
        return None
    if not texts.get("loc") or parts.scheme not in {"http", "https"} or not parts.netloc:
        return None
    modified, _ = _date(texts.get("lastmod"), zone, now, problems)
    published, precision = _date(texts.get("publication_date"), zone, now, problems)
    if published is None and not texts.get("title"):
        return Link(url, NO_HINT, modified)
    hint = EntryHint(
        title=texts.get("title", ""),
        published=published,
        precision=precision,
        updated=None,
        authors=(),
        lang=texts.get("language") or None,
    )
    return Link(url, hint, modified)


def _date(
    text: str | None, zone: tzinfo, now: datetime, problems: list[str]
) -> tuple[datetime | None, DatePrecision]:
    if text:
        try:
            return read_date(text, zone, now=now)
        except ValueError as error:
            problems.append(str(error))
    return None, "unknown"


def _inflated(body: bytes) -> bytes:
    if not body.startswith(_GZIP):
        return body
    inflater = zlib.decompressobj(wbits=31)
    try:
        text = inflater.decompress(body, MAX_BYTES)
    except zlib.error as error:
        raise DiscoveryError(f"damaged gzip: {error}") from error
    if inflater.unconsumed_tail:
        raise DiscoveryError(f"larger than {MAX_BYTES // 1_000_000} MB when inflated")
    return text
