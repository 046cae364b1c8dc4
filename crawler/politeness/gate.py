"""The gates that every request passes, redirected ones too: rules first, then the host's turn."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.exceptions import CannotResolveHostError
from scrapy.http import Response

from crawler.failures import Postponed, Refused
from crawler.politeness.hosts import host_of
from crawler.politeness.retry import heed
from crawler.safety import SafeResolver

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from crawler.spiders.articles import ArticleSpider


class GateMiddleware:
    """Lets a request through whose address is allowed and whose host is not to be left alone."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> GateMiddleware:
        """The form in which Scrapy makes it."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Raise Refused or Postponed where the request is not to be made."""
        spider: ArticleSpider = self._crawler.spider  # type: ignore[assignment]
        objection = spider.policy.objection_to_url(request.url)
        if objection:
            raise Refused(f"refused: {objection}")
        if closed := spider.run.host_closed(host_of(request.url)):
            raise Postponed(closed)


class PoliteDownloadHandler(HTTP11DownloadHandler):
    """Downloads when it is the request's turn at its host, across all sources of the run."""

    async def download_request(self, request: Request) -> Response:
        """The answer. Raises Refused where the name stands for a forbidden address."""
        from twisted.internet import reactor

        spider: ArticleSpider = self._crawler.spider  # type: ignore[assignment]
        async with spider.run.hosts.turn(host_of(request.url)):
            try:
                response = await super().download_request(request)
            except CannotResolveHostError as error:
                resolver = reactor.nameResolver
                host = (urlsplit(request.url).hostname or "").lower()
                if isinstance(resolver, SafeResolver) and host in resolver.objections:
                    raise Refused(f"refused: {resolver.objections[host]}") from error
                raise
            heed(spider, request, response)
            return response
