"""One HTML file as a browser or a mirroring program saved it, and the address it came from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html

from crawler.imports.saved_page import web_address

_HEAD = 200_000
"""Bytes in which a page tells its address."""

# Internet Explorer, Chrome and Edge: the number is the length of the address.
_SAVED_FROM = re.compile(rb"<!--\s*saved from url=\(\d{4,}\)(\S+)\s*-->", re.IGNORECASE)
_SINGLE_FILE = re.compile(rb"<!--\s*Page saved with SingleFile\s+url:\s*(\S+)", re.IGNORECASE)
_HTTRACK = re.compile(rb"<!-- Mirrored from (\S+) by HTTrack", re.IGNORECASE)


def own_address(body: bytes) -> str | None:
    """The address that a saved page tells of itself, or None.

    First what the program that saved it wrote into it, then its canonical address.
    """
    head = body[:_HEAD]
    return next(filter(None, map(web_address, _told(head))), None)


def _told(head: bytes) -> Iterator[str | None]:
    for pattern, scheme in ((_SAVED_FROM, ""), (_SINGLE_FILE, ""), (_HTTRACK, "http://")):
        if match := pattern.search(head):
            yield scheme + match[1].decode("utf-8", "replace")
    try:
        tree = html.document_fromstring(head, parser=html.HTMLParser(encoding="utf-8"))
    except (ValueError, html.etree.ParserError):
        return
    yield from tree.xpath("//link[@rel='canonical']/@href")
    yield from tree.xpath("//meta[@property='og:url' or @name='og:url']/@content")
