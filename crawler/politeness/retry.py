"""Trying again, not too soon and not too often, and keeping account of how a host answers."""

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
_PASSING = {408, 500, 502, 504, 520, 521, 522, 523, 524}
_REFUSAL = 403  # some hosts send it where 429 is meant
_NOT_BEYOND = timedelta(days=7)
_OF_THE_SOURCE = {"page", "feed", "sitemap", "listing"}


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
    """Seconds before the next attempt, the first being 0: anything up to 2, 4, 8… ("full jitter").

    After Marc Brooker, "Exponential Backoff And Jitter", 2015. The host's delay is kept besides.
    """
    return random.uniform(0, 2.0 ** (attempt + 1))  # noqa: S311 - jitter, no secret


class RetryMiddleware:
    """Repeats what failed in passing, unless the host has been left alone by then."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> RetryMiddleware:
        """The form in which Scrapy makes it."""
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Response | Request:
        """Repeat the request, or let the answer through."""
        if response.status in ASKS_TO_WAIT | _PASSING:
            return self._again(request) or response
        return response

    def process_exception(self, request: Request, exception: Exception) -> Request | None:
        """Repeat the request where the network failed."""
        return self._again(request) if isinstance(exception, RETRIED) else None

    def _again(self, request: Request) -> Request | None:
        spider: ArticleSpider = self._crawler.spider  # type: ignore[assignment]
        if spider.run.hosts.closed(host_of(request.url)) or _is_last_attempt(request):
            return None
        again = request.replace(dont_filter=True, priority=request.priority - 1)
        again.meta["retry_times"] = _attempt(request) + 1
        return again


def heed_answer(spider: ArticleSpider, request: Request, response: Response) -> None:
    """Keep account of an answer, and let the host rest if it asks for it. Raises StorageError.

    To be called while the turn at the host is held: the next one must not slip in before.
    """
    host = host_of(request.url)
    purpose = request.meta.get("purpose")
    standing = spider.run.standing
    if response.status in ASKS_TO_WAIT:
        _let_rest(spider, request, response)
        if not spider.run.hosts.closed(host):
            _count(spider, request)
    elif response.status in _PASSING:
        heed_failure(spider, request)
    elif response.status == _REFUSAL and purpose in _OF_THE_SOURCE:
        standing.failed(spider.source.name, host, "refusal")
    elif purpose != "errand":
        standing.answered(host, is_page=purpose == "page")


def heed_failure(spider: ArticleSpider, request: Request) -> None:
    """Keep account of a request without an answer, and let the host rest. Raises StorageError."""
    spider.run.hosts.cool(host_of(request.url), back_off(_attempt(request)))
    _count(spider, request)


def _count(spider: ArticleSpider, request: Request) -> None:
    host = host_of(request.url)
    standing = spider.run.standing
    if _is_last_attempt(request) or standing.is_on_trial(host):
        standing.failed(spider.source.name, host, "failure")


def _let_rest(spider: ArticleSpider, request: Request, response: Response) -> None:
    now = datetime.now(UTC)
    header = response.headers.get("Retry-After")
    asked = retry_after(header.decode("latin-1") if header else None, now)
    if asked is None:
        asked = back_off(_attempt(request))
    host = host_of(request.url)
    if asked <= LONGEST_WAIT:
        spider.run.hosts.cool(host, asked)
    else:
        until = now + timedelta(seconds=asked)
        spider.run.standing.asked_to_wait(spider.source.name, host, response.status, until)


def _attempt(request: Request) -> int:
    attempt: int = request.meta.get("retry_times", 0)
    return attempt


def _is_last_attempt(request: Request) -> bool:
    return _attempt(request) >= RETRIES
