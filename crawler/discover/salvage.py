"""Entries of a feed that is too broken to be read as one document: each is read by itself."""

from __future__ import annotations

import itertools
import re
from typing import Any

from lxml import etree

_ENTRY = re.compile(r"<(?:[\w.-]+:)?(?P<name>item|entry)[\s>]", re.IGNORECASE)
_END = re.compile(r"</(?:[\w.-]+:)?(?:item|entry)\s*>", re.IGNORECASE)
MOST_ENTRIES = 60_000


def ended(text: str) -> int:
    """The number of ends of entries in the text of a feed."""
    return sum(1 for _ in _END.finditer(text))


def salvaged(text: str) -> list[Any]:
    """Each `<item>` or `<entry>` that ends, as a tree of its own; at most MOST_ENTRIES."""
    entries: list[Any] = []
    starts = [match.start() for match in _ENTRY.finditer(text)]
    for start, following in itertools.pairwise([*starts, len(text)]):
        end = _END.search(text, start, following)
        if end is None:
            continue
        parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
        chunk = text[start : end.end()].encode()
        try:
            entry = etree.fromstring(chunk, parser)
        except etree.XMLSyntaxError:
            continue
        if entry is not None:
            entries.append(entry)
        if len(entries) == MOST_ENTRIES:
            break
    return entries
