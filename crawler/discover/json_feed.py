"""JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime, tzinfo
from typing import Any
from urllib.parse import urljoin, urlsplit

from crawler.article import DatePrecision
from crawler.discover.charset import decoded
from crawler.discover.dates import read_date
from crawler.discover.link import MAX_LINKS, Discovery, DiscoveryError, Link
from crawler.discover.topics import absolute, bounded
from crawler.extract import EntryHint

_VERSION = "jsonfeed.org/version/"
_VERSION_LINE = re.compile(r'"version"\s*:\s*"([^"]{1,200})"')
_ITEMS = re.compile(r'"items"\s*:\s*\[')


def looks_like_json(body: bytes) -> bool:
    """Whether a body is JSON rather than XML, told by its first sign."""
    return body.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")


def read_json_feed(body: bytes, base: str, zone: tzinfo, *, now: datetime) -> Discovery:
    """The items of a feed, in its order. `base` is the feed's address.

    `zone` is for dates that name none. Raises DiscoveryError where the body is no JSON Feed.
    """
    problems: list[str] = []
    feed = _feed(decoded(body, None), problems)
    links: dict[str, Link] = {}
    for item in feed["items"]:
        url = _address(item, base) if isinstance(item, dict) else None
        if url is None:
            problems.append("an item without an address")
            continue
        if len(links) == MAX_LINKS:
            problems.append(f"more than {MAX_LINKS} items; the rest is not read")
            break
        published, precision = _date(item, "date_published", zone, now, problems)
        updated, _ = _date(item, "date_modified", zone, now, problems)
        hint = EntryHint(
            title=" ".join(_string(item, "title").split()),
            published=published,
            precision=precision,
            updated=updated,
            authors=tuple(dict.fromkeys(_authors(item) or _authors(feed))),
            lang=_string(item, "language") or _string(feed, "language") or None,
            tags=bounded(tag for tag in _items(item, "tags") if isinstance(tag, str)),
            image_url=absolute(_string(item, "image") or _string(item, "banner_image"), url),
        )
        links.setdefault(url, Link(url, hint, updated))
    return Discovery(
        tuple(links.values()),
        problems=tuple(dict.fromkeys(problems)),
        title=" ".join(_string(feed, "title").split()),
        lang=_string(feed, "language") or None,
    )


def _feed(text: str, problems: list[str]) -> dict[str, Any]:
    try:
        feed = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        feed = _as_far_as_it_goes(text)
        if feed is None:
            raise DiscoveryError(f"not a feed: broken JSON: {error}") from error
        problems.append("the feed ends or breaks in the middle; what stands before is used")
    if not isinstance(feed, dict) or _VERSION not in _string(feed, "version"):
        raise DiscoveryError("not a feed: JSON, but no JSON Feed (its 'version' does not say so)")
    if not isinstance(feed.get("items"), list):
        raise DiscoveryError("not a feed: a JSON Feed without 'items'")
    return feed


def _as_far_as_it_goes(text: str) -> dict[str, Any] | None:
    """A feed whose list of items breaks off somewhere; None where not even that began."""
    version, items = _VERSION_LINE.search(text), _ITEMS.search(text)
    if version is None or items is None:
        return None
    decoder = json.JSONDecoder(strict=False)
    found: list[Any] = []
    position = items.end()
    while (begin := text.find("{", position)) >= 0 and len(found) <= MAX_LINKS:
        try:
            item, position = decoder.raw_decode(text, begin)
        except (ValueError, RecursionError):
            break
        found.append(item)
    return {"version": version[1].replace("\\/", "/"), "items": found}


def _address(item: dict[str, Any], base: str) -> str | None:
    for name in ("url", "external_url", "id"):
        text = _string(item, name).strip()
        if not text or (name == "id" and not text.startswith("http")):
            continue
        try:
            url = urljoin(base, text)
            parts = urlsplit(url)
        except ValueError:
            continue
        if parts.scheme in {"http", "https"} and parts.netloc:
            return url
    return None


def _date(
    item: dict[str, Any], name: str, zone: tzinfo, now: datetime, problems: list[str]
) -> tuple[datetime | None, DatePrecision]:
    text = _string(item, name)
    if text:
        try:
            return read_date(text, zone, now=now)
        except ValueError as error:
            problems.append(str(error))
    return None, "unknown"


def _authors(holder: dict[str, Any]) -> list[str]:
    return [name for author in _listed(holder) if (name := " ".join(author.split()))]


def _listed(holder: dict[str, Any]) -> Iterator[str]:
    authors = holder.get("authors")
    for author in authors if isinstance(authors, list) else [holder.get("author")]:
        if isinstance(author, dict):
            yield _string(author, "name")


def _items(holder: dict[str, Any], name: str) -> list[Any]:
    value = holder.get(name)
    return value if isinstance(value, list) else []


def _string(holder: dict[str, Any], name: str) -> str:
    value = holder.get(name)
    return value if isinstance(value, str) else ""
