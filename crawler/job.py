"""One crawl, as it is ordered."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from config.models import Source
from config.settings import CrawlSettings
from crawler.article_filter import ArticleFilter


@dataclass(frozen=True, slots=True)
class CrawlJob:
    """What to crawl, how politely, and where to put it."""

    run_id: str
    data: Path
    """The project's `data` folder; made where it is missing."""
    sources: tuple[Source, ...]
    settings: CrawlSettings
    contact: str
    """Goes into the user agent, so that a site's owner can reach you."""
    time_zone: str
    """For dates that name no zone, unless their source names one."""
    allow_local: bool = False
    """Whether loopback and private addresses may be fetched."""
    verbose: bool = False
    """Whether each page that is passed over is told, and logged."""
    article_filter: ArticleFilter | None = None
    """Decides what is stored of sources that are `only_followed`."""
    secrets: Mapping[str, Mapping[str, str]] = field(default_factory=dict, repr=False)
    """What each source's `${NAME}` stand for, by source and name."""

    def to_json(self) -> str:
        """The job as one line of JSON."""
        return json.dumps(
            {
                "run_id": self.run_id,
                "data": str(self.data),
                "sources": [source.model_dump(mode="json") for source in self.sources],
                "settings": self.settings.model_dump(mode="json"),
                "contact": self.contact,
                "time_zone": self.time_zone,
                "allow_local": self.allow_local,
                "verbose": self.verbose,
                "article_filter": asdict(self.article_filter) if self.article_filter else None,
                "secrets": self.secrets,
            }
        )

    @classmethod
    def from_json(cls, text: str) -> CrawlJob:
        """The reverse of `to_json`. Raises ValueError, KeyError or TypeError on anything else."""
        values = json.loads(text)
        values["data"] = Path(values["data"])
        values["sources"] = tuple(Source(**source) for source in values["sources"])
        values["settings"] = CrawlSettings(**values["settings"])
        if values["article_filter"] is not None:
            values["article_filter"] = ArticleFilter(**values["article_filter"])
        return cls(**values)


def new_run_id(now: datetime | None = None) -> str:
    """A name for a run that begins `now`, like `20261124T145900Z-3f2a`; names sort by time.

    Behind the second stands its fraction, in units of 1/65536: of two readings of one article the
    later has the word, also where both fall into one second.
    """
    now = now or datetime.now(UTC)
    return f"{now:%Y%m%dT%H%M%SZ}-{now.microsecond * 65536 // 1_000_000:04x}"
