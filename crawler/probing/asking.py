"""Asking for documents and pages one after the other, with the manners of a crawl."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urldefrag

from scrapy import Request
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from crawler.article import Article
from crawler.discover.link import Link
from crawler.extract import Page
from crawler.extraction import ExtractionError
from crawler.page_body import objection_to_body
from crawler.pages import content_type_of
from crawler.probing.findings import Sample

if TYPE_CHECKING:
    from config.models import Source
    from crawler.spiders.articles import ArticleSpider

_BEGINNING = 120
"""Characters."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A response, or why there is none."""

    url: str
    response: Response | None = None
    reason: str = ""

    @property
    def is_usable(self) -> bool:
        """Whether a document came."""
        return self.response is not None and self.response.status == 200


class Asking:
    """Requests of one spider, made one at a time."""

    def __init__(self, spider: ArticleSpider, tell: Callable[[str], None]) -> None:
        self._spider = spider
        self._tell = tell

    async def ask(self, request: Request) -> Answer:
        """Make a request; raises nothing."""
        self._tell(request.url)
        try:
            response = await self._spider.crawler.engine.download_async(request)
        except asyncio.CancelledError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever kept it from us, it is told
            return Answer(request.url, None, self._spider.run.reason_of(error))
        reason = "" if response.status == 200 else f"HTTP {response.status}"
        return Answer(request.url, response, reason)

    async def read(self, request: Request, link: Link) -> Sample:
        """Ask for a page, and read it as a crawl would."""
        answer = await self.ask(request)
        response = answer.response
        if response is None or not answer.is_usable:
            return Sample(link.url, answer.reason)
        content_type = content_type_of(response)
        if objection := objection_to_body(response.body, content_type):
            return Sample(link.url, objection)
        source = self._spider.source
        page = Page(
            url=response.url,
            body=response.body,
            content_type=content_type,
            fetched_at=datetime.now(UTC),
            source=source.name,
            time_zone=source.time_zone or self._spider.run.job.time_zone,
            lang=source.lang,
            selectors=source.selectors,
        )
        try:
            article = await self._spider.run.extraction.read(page, link.hint)
        except ExtractionError as error:
            return Sample(link.url, str(error))
        if not isinstance(article, Article):
            return Sample(link.url, f"not an article: {article.reason}")
        return _sample(article)


def _sample(article: Article) -> Sample:
    return Sample(
        url=article.url,
        title=article.title,
        published_at=article.published_at,
        date_precision=article.date_precision,
        authors=article.authors,
        lang=article.lang,
        beginning=" ".join(article.text[: 2 * _BEGINNING].split())[:_BEGINNING],
        characters=len(article.text),
    )


def page_request(source: Source, link: Link) -> Request:
    """The request by which a crawl asks for a page of a source."""
    view = {"render": True} if source.browser else {}
    return Request(
        urldefrag(link.url).url,
        callback=NO_CALLBACK,
        dont_filter=True,
        meta={"purpose": "page"} | view,
    )


def newest_first(links: Iterable[Link]) -> list[Link]:
    """The links by the dates that are told of them; those without one keep their order, last."""
    beginning = datetime.min.replace(tzinfo=UTC)
    return sorted(links, key=lambda link: date_of(link) or beginning, reverse=True)


def date_of(link: Link) -> datetime | None:
    """What is told of the date of a link."""
    return link.hint.published or link.modified
