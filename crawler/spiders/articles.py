"""Following links to articles: what every kind of source has in common."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, ClassVar, Literal
from urllib.parse import urldefrag, urlsplit
from zoneinfo import ZoneInfo

from scrapy import Request, Spider, signals
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.canonical import canonical_url
from crawler.discover.link import NO_HINT, Discovery, DiscoveryError, Link
from crawler.failures import Forbidden, Postponed, is_refusal
from crawler.pages import Pages
from crawler.politeness.conditional import validators_of
from crawler.politeness.hosts import host_of
from crawler.safety import AddressPolicy
from crawler.state import Validators
from crawler.storage import StorageError

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from config.models import Source
    from crawler.run import Run

_DOCUMENTS_FIRST = 100


class ArticleSpider(Spider):
    """Reads a source's documents, follows their links, and looks again at young articles."""

    purpose: ClassVar[Literal["feed", "sitemap", "listing", "page"]]
    max_documents: ClassVar[int] = 1
    """Documents read at the most in one run."""
    max_document_bytes: ClassVar[int | None] = None
    """Size of a document at the most; None for the limit of pages."""

    def __init__(self, source: Source, run: Run, **_: Any) -> None:
        super().__init__(source.name)
        self.source = source
        self.run = run
        self.policy = _policy(source, run)
        self.zone = ZoneInfo(source.time_zone or run.job.time_zone)
        self.pages = Pages(source, run)
        self._include = [re.compile(pattern) for pattern in source.include]
        self._exclude = [re.compile(pattern) for pattern in source.exclude]
        self._documents: dict[str, Validators] = {}
        self._documents_asked: set[str] = set()
        self._view = {"render": True} if source.browser else {}
        self._requested = 0
        self._looked_again = False

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> ArticleSpider:
        """The form in which Scrapy makes it."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider._look_again, signals.spider_idle)
        return spider

    def read(self, response: Response) -> Discovery:
        """What a document of the source holds. Raises DiscoveryError."""
        raise NotImplementedError

    async def start(self) -> AsyncIterator[Any]:
        """The source's own documents."""
        assert self.source.url is not None
        for request in self.follow_documents([Link(self.source.url, NO_HINT)]):
            yield request

    def follow_documents(self, documents: list[Link] | tuple[Link, ...]) -> Iterator[Request]:
        """Requests for documents that were not asked for in this run yet."""
        for document in documents:
            if document.url in self._documents_asked:
                continue
            if len(self._documents_asked) >= self.max_documents:
                self.logger.info("more than %d documents; the rest is left", self.max_documents)
                return
            self._documents_asked.add(document.url)
            meta: dict[str, Any] = {"purpose": self.purpose}
            if self.purpose == "listing":
                meta |= self._view
            if self.max_document_bytes is not None:
                meta["download_maxsize"] = self.max_document_bytes
            yield Request(
                document.url,
                callback=self._read_document,
                errback=self._document_failed,
                dont_filter=True,
                priority=_DOCUMENTS_FIRST,
                meta=meta,
            )

    def follow_links(self, links: tuple[Link, ...]) -> Iterator[Request]:
        """Requests for the articles behind links, as far as they are wanted and not known."""
        now = datetime.now(UTC)
        for link in links:
            if not self._is_wanted(link.url):
                continue
            address = canonical_url(link.url)
            self.run.count(self.source.name, found=1)
            if address in self.run.claimed or not self.run.recheck.wants(
                self.run.store.state.page(address), link.modified, now
            ):
                self.run.count(self.source.name, skipped=1)
            elif self._requested >= self.source.max_pages:
                continue  # waits for the next run
            else:
                self.run.claimed.add(address)
                yield self._page_request(link)

    def now(self) -> datetime:
        """The time that dates are judged by."""
        return datetime.now(UTC)

    def _is_wanted(self, url: str) -> bool:
        if self._include and not any(pattern.search(url) for pattern in self._include):
            return False
        return not any(pattern.search(url) for pattern in self._exclude)

    def _page_request(self, link: Link) -> Request:
        self._requested += 1
        return Request(
            urldefrag(link.url).url,
            callback=self._read_page,
            errback=self._page_failed,
            dont_filter=True,
            meta={"purpose": "page", **self._view},
            cb_kwargs={"link": link},
        )

    def _read_document(self, response: Response) -> Iterator[Request]:
        self.run.hosts.answered(host_of(response.url))
        if response.status == 304:
            self._log_document(response, "unchanged")
            return
        if response.status != 200:
            self._log_document(response, "failed", f"HTTP {response.status}")
            if not self.run.hosts.closed(host_of(response.url)):
                self._problem(response.url, f"HTTP {response.status}")
            return
        try:
            discovery = self.read(response)
        except DiscoveryError as error:
            self._log_document(response, "failed", str(error))
            self._problem(response.url, str(error))
            return
        for problem in discovery.problems:
            self._problem(response.url, problem)
        validators = validators_of(response, self.now())
        earlier = self.run.store.state.validators(response.url)
        changed = earlier is None or earlier.body_hash != validators.body_hash
        self._documents[response.url] = validators
        self._log_document(response, "discovered" if changed else "unchanged")
        yield from self.follow_links(discovery.links)
        yield from self.follow_documents(discovery.documents)
        self.run.tell("source", self.source.name, response.url, "discovered")

    def _document_failed(self, failure: Failure) -> None:
        request: Request = failure.request  # type: ignore[attr-defined]
        reason = self.run.reason_of(_error(failure))
        self.run.record_fetch(self.source.name, request.url, self.purpose, None, "failed", reason)
        # A site that does not answer for its list will not answer for its articles either.
        self._looked_again = True
        if not self.run.is_ending:
            self._problem(request.url, reason)

    async def _read_page(self, response: Response, link: Link) -> None:
        try:
            await self.pages.take(response, link)
        except StorageError as error:
            self.run.abort(str(error))

    def _page_failed(self, failure: Failure) -> None:
        request: Request = failure.request  # type: ignore[attr-defined]
        link: Link = request.cb_kwargs["link"]
        if isinstance(failure.value, Postponed):
            return  # it waits for the next run
        reason = self.run.reason_of(_error(failure))
        self.pages.end_without_article(
            request.url,
            link,
            None,
            "refused" if is_refusal(_error(failure)) else "failed",
            reason,
            is_told=not isinstance(failure.value, Forbidden),
        )

    def _look_again(self, spider: Spider) -> None:  # noqa: ARG002 - the signal's signature
        """When all else is done: young articles that the source's documents list no more."""
        if self._looked_again:
            return
        self._looked_again = True
        now = datetime.now(UTC)
        policy = self.run.recheck
        due = self.run.store.state.due_for_another_look(
            self.source.name,
            published_after=now - policy.while_younger_than,
            looked_before=now - policy.not_within,
        )
        links = tuple(
            Link(mark.fetch_url, mark.hint or NO_HINT)
            for mark in due
            if mark.url not in self.run.claimed
        )
        requests = list(self.follow_links(links))
        for request in requests:
            self.crawler.engine.crawl(request)
        if requests:
            raise DontCloseSpider

    def _log_document(self, response: Response, outcome: Any, reason: str = "") -> None:
        self.run.record_fetch(
            self.source.name,
            response.url,
            self.purpose,
            response.status,
            outcome,
            reason,
            response.body,
            response.meta.get("download_latency"),
        )

    def _problem(self, url: str, reason: str) -> None:
        self.run.tell_problem(self.source.name, f"{url}: {reason}")

    def closed(self, reason: str) -> None:
        """Remember the documents' validators, unless some of their links wait to be followed.

        An unchanged feed is not sent again, so what it lists must have been dealt with by then.
        """
        counters = self.run.counters(self.source.name)
        complete = reason == "finished" and not counters.failed and not counters.waiting
        try:
            if complete:
                self.run.store.remember_documents(list(self._documents.values()))
            else:
                self.run.store.state.forget_validators(self._documents)
        except StorageError as error:
            self.run.abort(str(error))
        self.run.tell("source", self.source.name)


def _error(failure: Failure) -> BaseException:
    assert failure.value is not None
    return failure.value


def _policy(source: Source, run: Run) -> AddressPolicy:
    if run.job.allow_local or not source.allow_local:
        return AddressPolicy(run.job.allow_local)
    urls = (url for url in (source.url, *source.urls) if url is not None)
    return AddressPolicy(local_hosts=frozenset(urlsplit(url).hostname or "" for url in urls))
