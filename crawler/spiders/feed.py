"""Sources of kind `feed`: RSS and Atom."""

from __future__ import annotations

from scrapy.http import Response

from crawler.discover.feeds import read_feed
from crawler.discover.link import Discovery
from crawler.pages import content_type_of
from crawler.spiders.articles import ArticleSpider


class FeedSpider(ArticleSpider):
    """Reads one feed."""

    purpose = "feed"

    def read(self, response: Response) -> Discovery:
        """The feed's entries."""
        return read_feed(
            response.body,
            response.url,
            self.zone,
            now=self.now(),
            content_type=content_type_of(response),
        )
