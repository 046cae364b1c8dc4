"""The record that leaves the crawler."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal, get_args

DatePrecision = Literal["second", "minute", "day", "month", "unknown"]
_YOUNGER = frozenset({"section", "tags", "image_url"})
"""Fields that segments written before them do not hold."""

DATE_PRECISIONS: tuple[str, ...] = get_args(DatePrecision)


@dataclass(frozen=True, slots=True)
class WarcPosition:
    """Where the bytes lie that an article was read from: file name, offset and length in bytes."""

    file: str
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was on the day it was fetched."""

    url: str
    """Canonical URL: its identity."""
    source: str
    title: str
    text: str
    """Paragraphs separated by one newline. Every offset in the tracker counts code points of it."""
    lang: str | None
    """`ja`, `en`, another ISO 639-1 code, or None where it cannot be told."""
    authors: tuple[str, ...]
    published_at: datetime | None
    """UTC. A date without a time is midnight in the zone of the source."""
    date_precision: DatePrecision
    updated_at: datetime | None
    fetched_at: datetime
    description: str = ""
    section: str = ""
    """The part of the outlet that it stands in, as the outlet names it."""
    tags: tuple[str, ...] = ()
    """Keywords that the outlet gives it, each once."""
    image_url: str | None = None
    """Address of the lead image."""
    other_urls: tuple[str, ...] = ()
    """Other addresses that led here: tracking parameters, AMP, redirects."""
    provenance: Mapping[str, str] = field(default_factory=dict)
    """Which evidence each field was taken from, e.g. `{"published_at": "json-ld"}`."""
    warc: WarcPosition | None = None

    @property
    def content_hash(self) -> str:
        """What makes two fetches the same version: 16 hexadecimal digits over title and text."""
        content = f"{self.title}\n\n{self.text}".encode("utf-8", "surrogatepass")
        return hashlib.blake2b(content, digest_size=8).hexdigest()


def article_to_json(article: Article) -> dict[str, Any]:
    """The article as plain JSON values, `content_hash` included; times as ISO 8601 in UTC."""
    row: dict[str, Any] = {name: getattr(article, name) for name in Article.__dataclass_fields__}
    for name in ("published_at", "updated_at", "fetched_at"):
        row[name] = row[name].astimezone(UTC).isoformat() if row[name] else None
    row["provenance"] = dict(article.provenance)
    row["warc"] = asdict(article.warc) if article.warc else None
    row["content_hash"] = article.content_hash
    return row


def article_from_json(row: Mapping[str, Any]) -> Article:
    """The reverse of `article_to_json`. Raises KeyError or ValueError on a row of another shape."""
    values = {name: row[name] for name in Article.__dataclass_fields__ if name not in _YOUNGER}
    values |= {name: row[name] for name in _YOUNGER if name in row}
    for name in ("published_at", "updated_at", "fetched_at"):
        values[name] = datetime.fromisoformat(values[name]) if values[name] else None
    for name in ("authors", "other_urls", "tags"):
        if name in values:
            values[name] = tuple(values[name])
    values["warc"] = WarcPosition(**values["warc"]) if values["warc"] else None
    return Article(**values)
