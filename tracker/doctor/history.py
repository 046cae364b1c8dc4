"""What is stored of a source, as far as a doctor wants to know it. All times are UTC."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a source's feed, sitemap or listing."""

    at: datetime
    url: str
    status: int | None
    outcome: str
    reason: str = ""

    @property
    def went_well(self) -> bool:
        """Whether there was an answer that could be read."""
        return self.outcome in {"discovered", "unchanged"}


@dataclass(frozen=True, slots=True)
class JudgedPage:
    """One page that was asked for, and stored as an article or not."""

    at: datetime
    url: str
    outcome: str
    reason: str = ""

    @property
    def is_stored(self) -> bool:
        """Whether it became an article, or a new version of one."""
        return self.outcome in {"new", "changed"}


@dataclass(frozen=True, slots=True)
class Version:
    """One wording of an article, as it was read."""

    at: datetime
    """When it was first fetched."""
    characters: int
    """Of its text."""
    is_dated: bool
    has_author: bool
    lang: str | None
    origins: Mapping[str, str] = field(default_factory=dict)
    """Which evidence each field was taken from."""


@dataclass(frozen=True, slots=True)
class History:
    """One source. Every sequence begins with the oldest."""

    source: str
    looks: tuple[Look, ...] = ()
    pages: tuple[JudgedPage, ...] = ()
    pages_a_run: tuple[int, ...] = ()
    """Pages that were asked for in each of its last runs."""
    versions: tuple[Version, ...] = ()
    published: tuple[date, ...] = ()
    """A day for each article; the day of its first fetch where it has no date."""

    @property
    def was_crawled(self) -> bool:
        """Whether anything was ever asked of it."""
        return bool(self.looks or self.pages or self.pages_a_run)
