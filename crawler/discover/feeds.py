"""Feeds: RSS 0.9x, 1.0 (RDF) and 2.0, and Atom; JSON Feed is read by `json_feed`."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from datetime import datetime, tzinfo
from typing import Any
from urllib.parse import urljoin, urlsplit

from crawler.article import DatePrecision
from crawler.discover.dates import read_date
from crawler.discover.gzipped import inflated
from crawler.discover.json_feed import looks_like_json, read_json_feed
from crawler.discover.link import MAX_LINKS, Discovery, DiscoveryError, Link
from crawler.discover.salvage import ended, salvaged
from crawler.discover.site import feeds_named
from crawler.discover.topics import image_of, tags_of
from crawler.discover.xml import (
    Document,
    HtmlPageError,
    name_of,
    namespace_of,
    read_xml,
    text_of,
)
from crawler.extract import EntryHint

ROOTS = {"rss", "rdf", "feed"}
_XML = "{http://www.w3.org/XML/1998/namespace}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_TAG = re.compile(r"<[^<>]+>")
_WITHOUT_SCHEME = re.compile(r"www\.[\w-]+(?:\.[\w-]+)+(?:[/?#]|$)", re.IGNORECASE)
_PAGES = {"text/html", "application/xhtml+xml"}
_NOTHING = {"", "#", "/", "n/a", "none", "null", "undefined"}
"""What programs write for an address that they lack."""
_FEEDS_TOLD = 3
_EMAIL_AND_NAME = re.compile(r"[^\s@]+@[^\s(]+\s*\((?P<name>[^()]+)\)")

_PUBLISHED = ("published", "pubdate", "issued", "created", "date")
_UPDATED = ("updated", "modified")

DateReader = Callable[[str], tuple[datetime, DatePrecision]]


def read_feed(
    body: bytes, base: str, zone: tzinfo, *, now: datetime, content_type: str | None = None
) -> Discovery:
    """The entries of a feed, in its order. `base` is the feed's address.

    `zone` is for dates that name none. A feed that is cut in the middle yields what stands before
    the cut. Raises DiscoveryError where the body is no feed.
    """
    body = inflated(body)
    if looks_like_json(body):
        return read_json_feed(body, base, zone, now=now)
    try:
        document = read_xml(body, content_type)
    except HtmlPageError as error:
        raise DiscoveryError(_instead_of_a_feed(error.text, base)) from error
    if name_of(document.root) in {"urlset", "sitemapindex"}:
        raise DiscoveryError("a sitemap, not a feed (write kind: sitemap)")
    if name_of(document.root) not in ROOTS:
        raise DiscoveryError(f"not a feed: its root element is <{name_of(document.root)[:40]}>")
    return links_of_feed(document, base, zone, now=now)


def links_of_feed(document: Document, base: str, zone: tzinfo, *, now: datetime) -> Discovery:
    """As `read_feed`, of a document whose root is that of a feed."""
    problems: list[str] = []

    def dates(text: str) -> tuple[datetime, DatePrecision]:
        return read_date(text, zone, now=now)

    links: dict[str, Link] = {}
    lang = _language(document.root)
    for entry in _whole_entries(document, problems):
        url = _address(entry, base)
        if url is None:
            problems.append("an entry without an address")
            continue
        if len(links) == MAX_LINKS:
            problems.append(f"more than {MAX_LINKS} entries; the rest is not read")
            break
        links.setdefault(url, _link(entry, url, lang, dates, problems))
    return Discovery(
        tuple(links.values()),
        problems=tuple(dict.fromkeys(problems)),
        title=_title(document.root),
        lang=lang,
    )


def _instead_of_a_feed(page: str, base: str) -> str:
    named = [candidate.url for candidate in feeds_named(page, base)][:_FEEDS_TOLD]
    told = f"it names these feeds: {', '.join(named)}" if named else "it names no feed"
    return f"an HTML page, not a feed; {told}"


def _whole_entries(document: Document, problems: list[str]) -> list[Any]:
    entries = [e for e in document.root.iter() if name_of(e) in {"item", "entry"}]
    if len(entries) < ended(document.text):
        # Broken in a way after which the parser gives up, e.g. in the attributes of the root.
        single = salvaged(document.text)
        if len(single) > len(entries):
            problems.append("broken XML; each entry was read by itself")
            return single
    if document.is_cut:
        problems.append("the feed ends in the middle; what stands before the cut is used")
        if entries and document.ends_within(name_of(entries[-1])):
            entries.pop()  # its address may be cut
    return entries


def _title(root: Any) -> str:
    for element in (root, *root):
        if name_of(element) in {"channel", "feed"}:
            return _plain(_text(element, "title"))
    return ""


def _link(entry: Any, url: str, lang: str | None, dates: DateReader, problems: list[str]) -> Link:
    published, precision = _date(entry, _PUBLISHED, dates, problems)
    updated, updated_precision = _date(entry, _UPDATED, dates, problems)
    if published is None:
        # Atom asks for `updated` alone; of an entry that names nothing else it is the publication.
        published, precision = updated, updated_precision
    hint = EntryHint(
        title=_plain(_text(entry, "title")),
        published=published,
        precision=precision,
        updated=updated,
        authors=tuple(dict.fromkeys(_authors(entry))),
        lang=entry.get(f"{_XML}lang") or lang,
        tags=tags_of(entry),
        image_url=image_of(entry, url),
    )
    return Link(url, hint, updated)


def _address(entry: Any, base: str) -> str | None:
    for element in reversed(list(_with_parents(entry))):
        base = _joined(base, element.get(f"{_XML}base") or "") or base
    for candidate in _addresses(entry):
        if candidate.strip().lower() not in _NOTHING and (url := _joined(base, candidate)):
            return url
    return None


def _joined(base: str, address: str) -> str | None:
    address = address.strip().replace("&amp;", "&")
    if _WITHOUT_SCHEME.match(address):
        address = f"https://{address}"
    try:
        url = urljoin(base, address)
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None


def _with_parents(element: Any) -> Iterator[Any]:
    yield element
    yield from element.iterancestors()


def _addresses(entry: Any) -> Iterator[str]:
    children = list(entry)
    for child in children:
        if name_of(child) == "origlink" and child.text:
            yield child.text
    links = [child for child in children if name_of(child) == "link"]
    # An entry may have a version in another format beside its page.
    for child in sorted(links, key=lambda link: link.get("type", "text/html") not in _PAGES):
        is_page = child.get("rel", "alternate").rpartition("/")[2].lower() == "alternate"
        if child.get("href") and is_page:
            yield child.get("href")
        elif child.text and child.text.strip():
            yield child.text
    for child in children:
        if name_of(child) in {
            "guid",
            "id",
        }:  # no entity, which has no attributes
            is_address = child.get("isPermaLink", "true").strip().lower() != "false"
            text = (child.text or "").strip()
            if is_address and text.startswith("http"):
                yield text
    for element in entry.iter():
        # An unclosed element before it swallows the link of a broken feed.
        if name_of(element) == "link" and element.getparent() is not entry and element.text:
            yield element.text
    about = entry.get(f"{_RDF}about") or entry.get("rdf:about")
    if about:
        yield about


def _text(entry: Any, *names: str) -> str:
    for name in names:
        for child in entry:
            if name_of(child) == name and "media" not in namespace_of(child):
                return text_of(child)
    return ""


def _plain(text: str) -> str:
    """Titles come as text, as HTML, and as HTML escaped twice."""
    return " ".join(html.unescape(_TAG.sub("", html.unescape(text))).split())


def _date(
    entry: Any, names: tuple[str, ...], dates: DateReader, problems: list[str]
) -> tuple[datetime | None, DatePrecision]:
    text = _text(entry, *names)
    if text:
        try:
            return dates(text)
        except ValueError as error:
            problems.append(str(error))
    return None, "unknown"


def _authors(entry: Any) -> Iterator[str]:
    for child in entry:
        if name_of(child) not in {"author", "creator"}:
            continue
        name = _text(child, "name") or text_of(child)
        if match := _EMAIL_AND_NAME.fullmatch(name):
            name = match["name"]
        if name and "@" not in name:
            yield _plain(name)


def _language(root: Any) -> str | None:
    if lang := root.get(f"{_XML}lang"):
        return str(lang)
    for channel in root:
        if name_of(channel) == "channel":
            return _text(channel, "language") or None
    return None
