"""Trying again, not too soon and not too often, and giving a host up that does not recover."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from scrapy import Request
from scrapy.http import Response

from crawler.failures import RETRIED
from crawler.politeness.hosts import host_of

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from crawler.spiders.articles import ArticleSpider

LONGEST_WAIT = 30.0
"""Seconds that a run waits for one host; who asks for more is left for a later run."""
RETRIES = 2

ASKS_TO_WAIT = {429, 503}
_PASSING = {408, 500, 502, 504, 522, 524}
_NOT_BEYOND = timedelta(days=7)


def retry_after(value: str | None, now: datetime) -> float | None:
    """Seconds to wait by a Retry-After header (seconds or an HTTP date); None where it is none."""
    if value is None:
        return None
    value = value.strip()
    if value.isascii() and value.isdecimal():
        return min(float(value), _NOT_BEYOND.total_seconds())
    try:
        date = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    aware = date if date.tzinfo else date.replace(tzinfo=UTC)
    return min(max((aware - now).total_seconds(), 0.0), _NOT_BEYOND.total_seconds())


def back_off(attempt: int) -> float:
    """Seconds before the next attempt (the first being 0): 1, 2, 4… give or take a half."""
    return 2.0**attempt * random.uniform(0.5, 1.5)  # noqa: S311 - jitter, no secret


class RetryMiddleware:
    """Repeats what failed in passing; one 429 or 503 lets the whole host rest."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> RetryMiddleware:
        """The form in which Scrapy makes it."""
        return cls(crawler)

    @property
    def _spider(self) -> ArticleSpider:
        return self._crawler.spider  # type: ignore[return-value]

    def process_response(self, request: Request, response: Response) -> Response | Request:
        """Repeat the request, or let the answer through."""
        host = host_of(request.url)
        if response.status in ASKS_TO_WAIT:
            if self._spider.run.hosts.closed(host):
                return response
            return self._again(request) or self._failed(host, request, response)
        if response.status in _PASSING:
            self._rest(request, host)
            return self._again(request) or self._failed(host, request, response)
        self._spider.run.hosts.answered(host)
        return response

    def process_exception(self, request: Request, exception: Exception) -> Request | None:
        """Repeat the request where the network failed."""
        if not isinstance(exception, RETRIED):
            return None
        host = host_of(request.url)
        self._rest(request, host)
        again = self._again(request)
        if again is None:
            self._count(host, request)
        return again

    def _again(self, request: Request) -> Request | None:
        attempt: int = request.meta.get("retry_times", 0)
        if attempt >= RETRIES:
            return None
        again = request.replace(dont_filter=True, priority=request.priority - 1)
        again.meta["retry_times"] = attempt + 1
        return again

    def _rest(self, request: Request, host: str) -> None:
        self._spider.run.hosts.cool(host, back_off(request.meta.get("retry_times", 0)))

    def _failed(self, host: str, request: Request, response: Response) -> Response:
        self._count(host, request)
        return response

    def _count(self, host: str, request: Request) -> None:
        self._spider.run.host_failed(self._spider.source.name, host, request.url)


def heed(spider: ArticleSpider, request: Request, response: Response) -> None:
    """Let the host rest if the answer asks for it, or leave it for a later run.

    To be called while the turn at the host is held: the next one must not slip in before.
    """
    if response.status not in ASKS_TO_WAIT:
        return
    host = host_of(request.url)
    now = datetime.now(UTC)
    header = response.headers.get("Retry-After")
    asked = retry_after(header.decode("latin-1") if header else None, now)
    if asked is None:
        asked = back_off(request.meta.get("retry_times", 0))
    if asked <= LONGEST_WAIT:
        spider.run.hosts.cool(host, asked)
        return
    until = now + timedelta(seconds=asked)
    reason = f"HTTP {response.status}; asks to wait until {until:%Y-%m-%d %H:%M} UTC"
    spider.run.leave_host(spider.source.name, host, request.url, reason)
    spider.run.wait_for(host, until)
