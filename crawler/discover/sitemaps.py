"""Sitemaps and sitemap indexes, plain or gzipped, as XML, as lines of text, or as a feed."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from typing import Any
from urllib.parse import urljoin, urlsplit

from crawler.article import DatePrecision
from crawler.discover.charset import decoded
from crawler.discover.dates import read_date
from crawler.discover.feeds import ROOTS, links_of_feed
from crawler.discover.gzipped import inflated
from crawler.discover.link import MAX_LINKS, NO_HINT, Discovery, DiscoveryError, Link
from crawler.discover.xml import name_of, namespace_of, read_xml, text_of
from crawler.extract import EntryHint

_BEGINNING = datetime.min.replace(tzinfo=UTC)


def read_sitemap(
    body: bytes, base: str, zone: tzinfo, *, now: datetime, content_type: str | None = None
) -> Discovery:
    """The pages of a sitemap, or the sitemaps of an index; what was modified last comes first.

    `zone` is for dates that name none. A feed counts as a sitemap, as the protocol has it. Raises
    DiscoveryError where the body is no sitemap.
    """
    body = inflated(body)
    if _looks_like_lines(body):
        return _read_lines(decoded(body, content_type))
    document = read_xml(body, content_type)
    kind = name_of(document.root)
    if kind in ROOTS:
        return links_of_feed(document, base, zone, now=now)
    if kind not in {"urlset", "sitemapindex"}:
        raise DiscoveryError(f"not a sitemap: its root element is <{kind[:40]}>")
    problems: list[str] = []
    links: dict[str, Link] = {}
    entries = [e for e in document.root.iter() if name_of(e) in {"url", "sitemap"}]
    if document.is_cut:
        problems.append("the sitemap ends in the middle; what stands before the cut is used")
        if entries and document.ends_within(name_of(entries[-1])):
            entries.pop()  # its address may be cut
    for entry in entries:
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


def _looks_like_lines(body: bytes) -> bool:
    return (
        body.removeprefix(b"\xef\xbb\xbf").lstrip()[:8].lower().startswith((b"http://", b"https:/"))
    )


def _read_lines(text: str) -> Discovery:
    """One address a line, as the protocol allows."""
    problems: list[str] = []
    urls: dict[str, None] = {}
    for line in text.splitlines():
        url = _web_address(line.strip(), "")
        if url is not None:
            urls[url] = None
        elif line.strip():
            problems.append(f"no address: {line.strip()[:60]!r}")
        if len(urls) == MAX_LINKS:
            problems.append(f"more than {MAX_LINKS} addresses; the rest is not read")
            break
    return Discovery(tuple(Link(url, NO_HINT) for url in urls), problems=tuple(problems[:20]))


def _web_address(text: str, base: str) -> str | None:
    try:
        # Nearly all are absolute, and there are many of them.
        url = text if text.startswith(("https://", "http://")) else urljoin(base, text)
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if text and parts.scheme in {"http", "https"} and parts.netloc else None


def _last_modified(link: Link) -> datetime:
    return link.modified or link.hint.published or _BEGINNING


def _link(entry: Any, base: str, zone: tzinfo, now: datetime, problems: list[str]) -> Link | None:
    own: dict[str, str] = {}
    of_image: dict[str, str] = {}
    for element in entry.iter():
        if len(element) == 0:
            is_of_image = any(part in namespace_of(element) for part in ("image", "video"))
            (of_image if is_of_image else own).setdefault(name_of(element), text_of(element))
    url = _web_address(own.get("loc", ""), base)
    if url is None:
        return None
    modified, _ = _date(own.get("lastmod"), zone, now, problems)
    published, precision = _date(own.get("publication_date"), zone, now, problems)
    image = _web_address(of_image.get("loc", ""), base)
    if published is None and not own.get("title") and image is None:
        return Link(url, NO_HINT, modified)
    keywords = (word.strip() for word in own.get("keywords", "").split(","))
    hint = EntryHint(
        title=own.get("title", ""),
        published=published,
        precision=precision,
        updated=None,
        authors=(),
        lang=own.get("language") or None,
        tags=tuple(dict.fromkeys(word for word in keywords if word)),
        image_url=image,
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
