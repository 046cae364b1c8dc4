"""Cookies, for sources that ask for them: each goes back to the host that set it, and nowhere else.

Scrapy's own middleware asks the web for the list of public suffixes to tell which hosts may share a
cookie. Where none do, there is nothing to ask.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from scrapy import Request
from scrapy.http import Response
from scrapy.http.cookies import CookieJar

from crawler.politeness.hosts import host_of

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from crawler.spiders.articles import ArticleSpider

MAX_COOKIES = 100
"""Of one host; one that sets more loses them all."""


class CookiesMiddleware:
    """Keeps a jar a host for one source and one run."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._jars: defaultdict[str, CookieJar] = defaultdict(CookieJar)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> CookiesMiddleware:
        """The form in which Scrapy makes it."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Send the host its cookies back."""
        # A redirected request brings the headers of another address.
        request.headers.pop("Cookie", None)
        if self._are_wanted(request):
            self._jars[host_of(request.url)].add_cookie_header(request)

    def process_response(self, request: Request, response: Response) -> Response:
        """Keep what the host sets."""
        if self._are_wanted(request):
            jar = self._jars[host_of(request.url)]
            jar.extract_cookies(response, request)
            if len(jar) > MAX_COOKIES:
                jar.clear()
        return response

    def _are_wanted(self, request: Request) -> bool:
        spider: ArticleSpider = self._crawler.spider  # type: ignore[assignment]
        return spider.source.cookies and request.meta.get("purpose") != "robots"
