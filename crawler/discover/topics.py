"""The categories and the picture that a feed gives an entry."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from crawler.discover.xml import name_of, namespace_of, text_of

MAX_TAGS = 30
MAX_TAG = 60
"""Characters."""

_MAX_URL = 4000


def tags_of(entry: Any) -> tuple[str, ...]:
    """The categories of an entry of RSS, RDF or Atom, each once."""
    return bounded(_categories(entry))


def bounded(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags in one line each, each once: what is longer than a tag, or more than an entry needs, is
    left out."""
    lines = (" ".join(html.unescape(tag[: 4 * MAX_TAG]).split()) for tag in tags)
    return tuple(dict.fromkeys(line for line in lines if 0 < len(line) <= MAX_TAG))[:MAX_TAGS]


def image_of(entry: Any, base: str) -> str | None:
    """The picture of an entry: Media RSS, an enclosure, an image element. Absolute, http(s)."""
    return next((url for text in _images(entry) if (url := absolute(text, base))), None)


def absolute(address: str, base: str) -> str | None:
    """An http or https address; None for what is none."""
    text = address.strip()
    if not text or len(text) > _MAX_URL:
        return None
    try:
        url = str(urljoin(base, text))
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None


def _categories(entry: Any) -> Iterator[str]:
    for child in entry:
        name = name_of(child)
        if name == "category":
            yield child.get("label") or text_of(child) or child.get("term") or ""
        elif name == "subject":
            yield text_of(child)
        elif name == "keywords":
            yield from text_of(child)[:2000].replace("、", ",").split(",")


def _images(entry: Any) -> Iterator[str]:
    elements = [element for element in entry.iter() if element is not entry]
    media = [e for e in elements if "media" in namespace_of(e) or "search.yahoo" in namespace_of(e)]
    for element in media:
        kind = f"{element.get('medium') or ''} {element.get('type') or ''}"
        if name_of(element) == "content" and "image" in kind:
            yield element.get("url") or ""
    for element in media:
        if name_of(element) == "thumbnail":
            yield element.get("url") or text_of(element)
    for element in elements:
        kind = (element.get("type") or "").lower()
        is_enclosed = name_of(element) == "enclosure" or element.get("rel") == "enclosure"
        if is_enclosed and kind.startswith("image/"):
            yield element.get("url") or element.get("href") or ""
    for element in elements:
        if name_of(element) == "image":
            inner = next((text_of(e) for e in element if name_of(e) == "url"), "")
            yield element.get("href") or element.get("url") or inner or text_of(element)
