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
from crawler.discover.json_feed import looks_like_json, read_json_feed
from crawler.discover.link import MAX_LINKS, Discovery, DiscoveryError, Link
from crawler.discover.xml import name_of, namespace_of, read_xml, text_of
from crawler.extract import EntryHint

_ROOTS = {"rss", "rdf", "feed"}
_XML = "{http://www.w3.org/XML/1998/namespace}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_TAG = re.compile(r"<[^<>]+>")
_EMAIL_AND_NAME = re.compile(r"\S+@\S+\s*\((?P<name>[^()]+)\)")

_PUBLISHED = ("published", "pubdate", "issued", "created", "date")
_UPDATED = ("updated", "modified")

DateReader = Callable[[str], tuple[datetime, DatePrecision]]


def read_feed(
    body: bytes, base: str, zone: tzinfo, *, now: datetime, content_type: str | None = None
) -> Discovery:
    """The entries of a feed, in its order. `base` is the feed's address.

    `zone` is for dates that name none. Raises DiscoveryError where the body is no feed.
    """
    if looks_like_json(body):
        return read_json_feed(body, base, zone, now=now)
    root = read_xml(body, content_type)
    if name_of(root) not in _ROOTS:
        raise DiscoveryError(f"not a feed: its root element is <{name_of(root)[:40]}>")
    problems: list[str] = []

    def dates(text: str) -> tuple[datetime, DatePrecision]:
        return read_date(text, zone, now=now)

    links: dict[str, Link] = {}
    lang = _language(root)
    for entry in _entries(root):
        url = _address(entry, base)
        if url is None:
            problems.append("an entry without an address")
            continue
        if len(links) == MAX_LINKS:
            problems.append(f"more than {MAX_LINKS} entries; the rest is not read")
            break
        links.setdefault(url, _link(entry, url, lang, dates, problems))
    return Discovery(tuple(links.values()), problems=tuple(dict.fromkeys(problems)))


def _entries(root: Any) -> Iterator[Any]:
    return (element for element in root.iter() if name_of(element) in {"item", "entry"})


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
    )
    return Link(url, hint, updated)


def _address(entry: Any, base: str) -> str | None:
    bases = (element.get(f"{_XML}base") for element in _with_parents(entry))
    own_base = next((text for text in bases if text), "")
    for candidate in _addresses(entry):
        try:
            url: str = urljoin(urljoin(base, own_base), candidate.strip())
            parts = urlsplit(url)
        except ValueError:
            continue
        if parts.scheme in {"http", "https"} and parts.netloc:
            return url
    return None


def _with_parents(element: Any) -> Iterator[Any]:
    yield element
    yield from element.iterancestors()


def _addresses(entry: Any) -> Iterator[str]:
    children = list(entry)
    for child in children:
        if name_of(child) == "origlink" and child.text:
            yield child.text
    for child in children:
        if name_of(child) == "link":
            if child.get("href") and child.get("rel", "alternate") == "alternate":
                yield child.get("href")
            elif child.text and child.text.strip():
                yield child.text
    for child in children:
        is_address = child.get("isPermaLink", "true").lower() != "false"
        if (
            name_of(child) in {"guid", "id"}
            and is_address
            and (child.text or "").startswith("http")
        ):
            yield child.text
    for element in entry.iter():
        # An unclosed element before it swallows the link of a broken feed.
        if name_of(element) == "link" and element.getparent() is not entry and element.text:
            yield element.text
    if about := entry.get(f"{_RDF}about"):
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
