"""Sources of kind `urls`: addresses of articles that a person listed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

from crawler.discover.link import NO_HINT, Link
from crawler.spiders.articles import ArticleSpider


class UrlsSpider(ArticleSpider):
    """Reads the pages it is given."""

    purpose = "page"

    async def start(self) -> AsyncIterator[Any]:
        """The pages."""
        self.looking.answered(self.now())
        await self.follow_links([Link(url, NO_HINT) for url in self.source.urls])
        for request in self.due_requests():
            yield request
