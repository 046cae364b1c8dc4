"""What goes into the reading of a page, and what may come out instead of an article."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from config.models import Selectors
from crawler.article import DatePrecision


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it was fetched."""

    url: str
    """The address that answered, after redirects."""
    body: bytes
    content_type: str | None
    """The header, e.g. `text/html; charset=shift_jis`."""
    fetched_at: datetime
    """With its zone. A date after it is no date."""
    source: str
    """Name of the source that led here."""
    time_zone: str
    """IANA name, for dates that name no zone."""
    lang: str | None
    """Language of the source, for pages that do not tell theirs."""
    other_urls: tuple[str, ...] = ()
    """Other addresses that led here: the link that was followed, redirects."""
    selectors: Selectors = field(default_factory=Selectors)
    """Of its source, for what extraction would read wrongly."""


@dataclass(frozen=True, slots=True)
class EntryHint:
    """What a feed or sitemap said of a page. Believed less than what the page says of itself."""

    title: str
    published: datetime | None
    precision: DatePrecision
    updated: datetime | None
    authors: tuple[str, ...]
    lang: str | None
    section: str = ""
    tags: tuple[str, ...] = ()
    image_url: str | None = None


@dataclass(frozen=True, slots=True)
class Rejected:
    """A page that is no article."""

    reason: str
    """One short line."""
