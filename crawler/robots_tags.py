"""What a page asks of robots: in X-Robots-Tag headers, and in `<meta name="robots">`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from crawler.politeness.robots import AGENT

_HEAD_BYTES = 200_000
_META = re.compile(rb"<meta\s[^>]{0,500}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(rb"""([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_WITH_VALUE = {"unavailable_after", "max-snippet", "max-image-preview", "max-video-preview"}


def robots_tags(headers: Iterable[str], body: bytes) -> frozenset[str]:
    """The directives for us and for everybody, in lower case, e.g. `{"noindex", "noarchive"}`.

    `headers` are the values of X-Robots-Tag; what names another robot is not for us. `none` is
    given as the `noindex` that it stands for.
    """
    found = {*_in_headers(headers), *_in_page(body[:_HEAD_BYTES])}
    return frozenset(found | {"noindex"} if "none" in found else found)


def _in_headers(headers: Iterable[str]) -> Iterator[str]:
    for header in headers:
        agent = ""
        for part in header.lower().split(","):
            name, colon, rest = part.partition(":")
            if colon and name.strip() not in _WITH_VALUE:
                agent, part = name.strip(), rest  # it holds for what follows, too
            if agent in {"", "*", AGENT}:
                yield part.strip()


def _in_page(head: bytes) -> Iterator[str]:
    for tag in _META.findall(head):
        attributes = {
            name.lower(): (double or single or bare).decode("latin-1").strip().lower()
            for name, double, single, bare in _ATTRIBUTE.findall(tag)
        }
        if attributes.get(b"name") in {"robots", AGENT}:
            yield from (part.strip() for part in attributes.get(b"content", "").split(","))
