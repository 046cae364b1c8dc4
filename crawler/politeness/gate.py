"""The gates that every request passes, redirected ones too: rules first, then the host's turn."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.exceptions import CannotResolveHostError, DownloadFailedError
from scrapy.http import Response

from crawler.failures import RETRIED, BudgetSpent, Postponed, Refused
from crawler.headers import (
    MAX_CODINGS,
    HeadersTooLargeError,
    bound_headers,
    codings,
    is_headers_too_large,
)
from crawler.politeness.hosts import host_of
from crawler.politeness.retry import heed_answer, heed_failure
from crawler.safety import SafeResolver
from crawler.storage import StorageError

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
        if spent := spider.budget.spent():
            raise BudgetSpent(spent)
        if closed := spider.run.standing.closed(host_of(request.url)):
            raise Postponed(closed)


class PoliteDownloadHandler(HTTP11DownloadHandler):
    """Downloads when it is the request's turn at its host, across all sources of the run."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        bound_headers(self._pool)

    async def download_request(self, request: Request) -> Response:
        """The answer. Raises Refused where it is not to be had or not to be used."""
        spider: ArticleSpider = self._crawler.spider  # type: ignore[assignment]
        async with spider.run.hosts.turn(host_of(request.url)):
            if spent := spider.budget.spent():  # while it waited for its turn
                raise BudgetSpent(spent)
            try:
                response = await self._downloaded(request)
                spider.budget.spend(len(response.body))
                heed_answer(spider, request, response)
            except RETRIED:
                heed_failure(spider, request)
                raise
            except StorageError as error:
                spider.run.abort(str(error))
                raise Postponed(str(error)) from error
        if codings(response.headers.getlist("Content-Encoding")) > MAX_CODINGS:
            raise Refused(f"compressed more than {MAX_CODINGS} times over")
        return response

    async def _downloaded(self, request: Request) -> Response:
        from twisted.internet import reactor

        spider: ArticleSpider = self._crawler.spider  # type: ignore[assignment]
        signed = spider.credentials.signed(request)
        try:
            response = await super().download_request(signed)
        except CannotResolveHostError as error:
            resolver = reactor.nameResolver
            host = (urlsplit(request.url).hostname or "").lower()
            if isinstance(resolver, SafeResolver) and host in resolver.objections:
                raise Refused(f"refused: {resolver.objections[host]}") from error
            raise
        except DownloadFailedError as error:
            if is_headers_too_large(error):
                raise Refused(str(HeadersTooLargeError())) from error
            raise
        return response if signed is request else spider.credentials.unsigned(response, request)
