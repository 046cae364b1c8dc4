"""Sources of kind `listing`: HTML pages that list articles, page after page."""

from __future__ import annotations

from scrapy.http import Response, TextResponse

from crawler.discover.link import Discovery, DiscoveryError
from crawler.discover.listing import read_listing
from crawler.spiders.articles import ArticleSpider


class ListingSpider(ArticleSpider):
    """Reads a list of articles and turns its pages."""

    purpose = "listing"
    max_documents = 100

    def read(self, response: Response) -> Discovery:
        """The page's links to articles, and the next page."""
        if not isinstance(response, TextResponse):
            raise DiscoveryError("not a web page, where a listing was expected")
        return read_listing(
            response.text,
            response.url,
            article_links=self.source.article_links,
            next_link=self.source.next_link,
        )
