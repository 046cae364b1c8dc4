"""Sources of kind `listing`: HTML pages that list articles, page after page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from scrapy.http import Response, TextResponse

from crawler.discover.link import Discovery, DiscoveryError
from crawler.discover.listing import read_listing
from crawler.spiders.articles import ArticleSpider


class ListingSpider(ArticleSpider):
    """Reads a list of articles and turns its pages."""

    purpose = "listing"
    max_documents = 100

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._listed: set[str] = set()

    def read(self, response: Response) -> Discovery:
        """The page's links to articles, and the next page.

        A page that lists nothing which an earlier one of this run did not is the last: calendars
        and filters go on for ever.
        """
        if not isinstance(response, TextResponse):
            raise DiscoveryError("not a web page, where a listing was expected")
        discovery = read_listing(
            response.text,
            response.url,
            article_links=self.source.article_links,
            next_link=self.source.next_link,
        )
        urls = {link.url for link in discovery.links}
        if urls <= self._listed:
            return replace(discovery, documents=())
        self._listed |= urls
        return discovery

    def goes_on(self, discovery: Discovery, *, was_read_through: bool) -> bool:
        """Not beyond a page of nothing but known articles: what comes after is older still."""
        return not was_read_through or self.following.has_news(discovery.links)
