"""The events of a rule as an Atom feed (RFC 4287)."""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from lxml import etree

from tracker.alerts.event import Told
from tracker.alerts.messages.pages import said_fragment

_ATOM: Final = "http://www.w3.org/2005/Atom"
_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAMESPACE: Final = uuid.UUID("6f0b7d52-5a3c-5b0e-9d2e-7c1f6f1f0a11")
"""Of the ids of feeds."""


def atom(project: str, rule: str, entries: Sequence[Told], made_at: datetime) -> bytes:
    """The whole feed, the newest entry first. `made_at` is when the rule was made."""
    feed = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})
    _add(feed, "id", uuid.uuid5(_NAMESPACE, f"{project}\n{rule}").urn)
    _add(feed, "title", f"{project}: {rule}")
    _add(feed, "updated", _time(entries[0].found_at if entries else made_at))
    _add(_add(feed, "author"), "name", "tracker")
    _add(feed, "generator", "tracker")
    for told in entries:
        feed.append(_entry(told))
    return bytes(etree.tostring(feed, xml_declaration=True, encoding="utf-8", pretty_print=True))


def _entry(told: Told) -> etree._Element:
    event = told.event
    entry = etree.Element(f"{{{_ATOM}}}entry")
    _add(entry, "id", uuid.UUID(told.id).urn)
    _add(entry, "title", event.title)
    _add(entry, "published", _time(told.found_at))
    _add(entry, "updated", _time(told.found_at))
    if event.url:
        _add(entry, "link").set("href", _xml(event.url))
    category = _add(entry, "category")
    category.set("term", event.kind)
    content = _add(entry, "content", said_fragment(told) or event.title)
    content.set("type", "html")
    return entry


def _add(parent: etree._Element, name: str, text: str = "") -> etree._Element:
    element = etree.SubElement(parent, f"{{{_ATOM}}}{name}")
    if text:
        element.text = _xml(text)
    return element


def _xml(text: str) -> str:
    """Without what no XML document may hold."""
    return _NOT_XML.sub(" ", text)


def _time(time: datetime) -> str:
    return time.isoformat(timespec="seconds")
