"""What discovery yields: links, with what was said of the articles behind them."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime

from crawler.extract import EntryHint

MAX_LINKS = 50_000
"""Links read from one document at the most: what the sitemap protocol allows."""


class DiscoveryError(Exception):
    """A document in which no links can be found; the message is one line."""


@dataclass(frozen=True, slots=True)
class Link:
    """An address found, what the document said of it, and when it says it was modified."""

    url: str
    hint: EntryHint
    modified: datetime | None = None


@dataclass(frozen=True, slots=True)
class Discovery:
    """What one document holds."""

    links: tuple[Link, ...] = ()
    documents: tuple[Link, ...] = ()
    """Further documents to read: the sitemaps of an index, the next page of a listing."""
    problems: tuple[str, ...] = ()
    """What could not be used, one line each."""
    title: str = ""
    """What the document calls itself."""
    lang: str | None = None
    """The language that it says it is in, as it writes it."""


NO_HINT = EntryHint(
    title="", published=None, precision="unknown", updated=None, authors=(), lang=None
)


def hint_to_json(hint: EntryHint) -> str:
    """The hint as one line of JSON."""
    values = asdict(hint)
    for name in ("published", "updated"):
        values[name] = values[name].isoformat() if values[name] else None
    return json.dumps(values, ensure_ascii=False)


def hint_from_json(text: str) -> EntryHint:
    """The reverse of `hint_to_json`."""
    values = json.loads(text)
    for name in ("published", "updated"):
        values[name] = datetime.fromisoformat(values[name]) if values[name] else None
    for name in ("authors", "tags"):
        values[name] = tuple(values.get(name, ()))
    return EntryHint(**values)
