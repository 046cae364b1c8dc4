"""What a look at a site or a source found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from crawler.article import DatePrecision
from crawler.discover.site import CandidateKind

DEFAULT_ARTICLE_LINKS = "article a[href]"

_KINDS = {"feed": 30.0, "sitemap": 15.0, "listing": 10.0}


@dataclass(frozen=True, slots=True)
class Sample:
    """One page that was read for a try: an article, or why it is none."""

    url: str
    objection: str = ""
    """Why it yields no article; "" where it does."""
    title: str = ""
    published_at: datetime | None = None
    date_precision: DatePrecision = "unknown"
    authors: tuple[str, ...] = ()
    lang: str | None = None
    beginning: str = ""
    """The first words of its text."""
    characters: int = 0
    """Of its text."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place where articles may be found, as it was seen."""

    url: str
    kind: CandidateKind
    title: str = ""
    lang: str | None = None
    named_by: str = ""
    items: int = 0
    """Addresses of articles that it lists; of an index, those of its newest sitemap."""
    documents: int = 0
    """Further documents that it names: the sitemaps of an index."""
    newest: datetime | None = None
    """The latest date that it tells of an item."""
    tells_titles: bool = False
    """Whether it tells titles of its items, as feeds and sitemaps of news do."""
    is_of_comments: bool = False
    is_a_part: bool = False
    article_links: str = DEFAULT_ARTICLE_LINKS
    """For a listing: the selector of its links to articles."""
    samples: tuple[Sample, ...] = ()

    @property
    def articles(self) -> int:
        """The number of samples that are articles."""
        return sum(not sample.objection for sample in self.samples)

    def score(self, now: datetime) -> float:
        """How good a source it makes; only the order matters.

        A feed is best, then a sitemap of news, other sitemaps, listings. Feeds of comments, of a
        single tag or author, stale and empty ones come last, and what yields no article does too.
        """
        score = _KINDS[self.kind] + min(self.items, 20) / 4
        if self.kind == "sitemap" and self.tells_titles:
            score += 7
        if self.newest is not None:
            age = now - self.newest
            score += 10 if age < timedelta(days=30) else 4 if age < timedelta(days=365) else -15
        if self.samples:
            share = self.articles / len(self.samples)
            score += 20 * share if share else -40
        return score - 100 * (not self.items) - 50 * self.is_of_comments - 20 * self.is_a_part


@dataclass(frozen=True, slots=True)
class SiteFinding:
    """What was found at a site, best first."""

    url: str
    found: tuple[Found, ...] = ()
    problems: tuple[str, ...] = ()
    """What could not be looked at, one line each."""


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a source's document."""

    url: str
    title: str = ""
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SourceCheck:
    """How a source stands: what a crawl of it would do now."""

    name: str
    kind: str
    url: str
    robots: str = "allowed"
    """What robots.txt says of its document, or why it could not be asked."""
    status: int | None = None
    """The HTTP status of its document."""
    moved_to: str = ""
    """Where its document was found, if not at its address."""
    title: str = ""
    items: int = 0
    documents: int = 0
    """Further documents that its document names."""
    documents_read: int = 0
    """Those of them that were read."""
    newest: tuple[Item, ...] = ()
    new: int = 0
    """Pages that a crawl would ask for."""
    seen: int = 0
    """Pages that it would not ask for, since they are known."""
    excluded: int = 0
    """Pages that `include` and `exclude` keep out."""
    samples: tuple[Sample, ...] = ()
    problems: tuple[str, ...] = ()
    """What a person should know, one line each."""
    failure: str = ""
    """Why nothing of it can be read; "" where something can."""

    @property
    def is_broken(self) -> bool:
        """Whether it yields nothing: no document, or no article among the samples."""
        return bool(self.failure) or (
            bool(self.samples) and all(sample.objection for sample in self.samples)
        )
