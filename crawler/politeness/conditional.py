"""Conditional requests: what did not change is not sent again."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from scrapy import Request
from scrapy.http import Response

from crawler.politeness.memory import RobotsCopy
from crawler.state import Validators

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from crawler.spiders.articles import ArticleSpider

# Servers exist that keep an ETag while the body changes: now and then a whole look is due.
_WHOLE_LOOK_AFTER = {"page": timedelta(days=7), "robots": timedelta(days=30)}
_WHOLE_DOCUMENT_AFTER = timedelta(days=1)


class ConditionalMiddleware:
    """Sends the validators of the last complete answer from exactly this address."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ConditionalMiddleware:
        """The form in which Scrapy makes it."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Make the request conditional."""
        # A redirected request brings the headers of another address.
        request.headers.pop("If-None-Match", None)
        request.headers.pop("If-Modified-Since", None)
        spider: ArticleSpider = self._crawler.spider  # type: ignore[assignment]
        purpose = request.meta.get("purpose", "")
        known: Validators | RobotsCopy | None = request.meta.get("robots_copy")
        if purpose != "robots":
            known = spider.run.store.state.validators(request.url)
        if known is None or known.url != request.url:
            return
        # A page that scripts fill stays the same while its content changes.
        if "render" in request.meta:
            return
        if datetime.now(UTC) - known.read_at > _WHOLE_LOOK_AFTER.get(
            purpose, _WHOLE_DOCUMENT_AFTER
        ):
            return
        if known.etag is not None:
            request.headers["If-None-Match"] = known.etag.encode("latin-1")
        if known.last_modified is not None:
            request.headers["If-Modified-Since"] = known.last_modified.encode("latin-1")


def is_conditional(request: Request | None) -> bool:
    """Whether an answer "not modified" makes sense; servers give it unasked, too."""
    names = ("If-None-Match", "If-Modified-Since")
    return request is not None and any(name in request.headers for name in names)


def validators_of(response: Response, read_at: datetime) -> Validators:
    """The validators of a complete answer, verbatim as received."""
    return Validators(
        url=response.url,
        etag=_header(response, "ETag"),
        last_modified=_header(response, "Last-Modified"),
        body_hash=hashlib.blake2b(response.body, digest_size=16).hexdigest(),
        read_at=read_at,
    )


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1") if value is not None else None
