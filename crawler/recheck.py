"""Which addresses are requested again. Nothing is fetched twice without a reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from config.settings import CrawlSettings
from crawler.state import PageMark

_NOT_AGAIN_FOR = timedelta(days=7)
"""Pages that are gone, or that are no articles."""


@dataclass(frozen=True, slots=True)
class RecheckPolicy:
    """When an article is looked at again."""

    while_younger_than: timedelta
    not_within: timedelta

    @classmethod
    def of(cls, settings: CrawlSettings) -> RecheckPolicy:
        """The policy that the settings describe."""
        return cls(timedelta(days=settings.recheck_days), timedelta(hours=settings.recheck_hours))

    def wants(self, mark: PageMark | None, modified: datetime | None, now: datetime) -> bool:
        """Whether an address that discovery found is requested; it says `modified` of it."""
        if mark is None or mark.status == "failed":
            return True
        if mark.status != "article":
            return now - mark.looked_at > _NOT_AGAIN_FOR
        if modified is not None and modified > mark.looked_at:
            return True
        young = now - (mark.published_at or mark.looked_at) < self.while_younger_than
        return young and now - mark.looked_at >= self.not_within
