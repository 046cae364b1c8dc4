"""Following links to articles: what every kind of source has in common."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Literal
from urllib.parse import urldefrag, urlsplit
from zoneinfo import ZoneInfo

from scrapy import Request, Spider, signals
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.credentials import Credentials
from crawler.discover.link import NO_HINT, Discovery, DiscoveryError, Link
from crawler.failures import BudgetSpent, Forbidden, Postponed, is_refusal, one_line
from crawler.following import Following
from crawler.frontier import Frontier
from crawler.looking import Looking, least_interval
from crawler.moved import MOVED, new_address
from crawler.pages import Pages
from crawler.politeness.budget import Budget
from crawler.politeness.conditional import is_conditional, validators_of
from crawler.politeness.hosts import host_of
from crawler.safety import MAX_URL, AddressPolicy
from crawler.state import Validators
from crawler.storage import StorageError

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from config.models import Source
    from crawler.run import Run

_DOCUMENTS_FIRST = 100
_LINKS_AT_ONCE = 500


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
        self.credentials = Credentials.of(source, run.job.secrets.get(source.name, {}))
        self.zone = ZoneInfo(source.time_zone or run.job.time_zone)
        self.pages = Pages(source, run)
        self.budget = Budget(source)
        self.looking = Looking(source.name, run.store.state.polls.history(source.name))
        self.following = Following(source, run, self.looking)
        self._frontier = Frontier(run.job.settings.concurrency)
        self._documents: dict[str, Validators] = {}
        self._documents_met: set[str] = set()
        self._documents_waiting: deque[Link] = deque()
        self._view = {"render": True} if source.browser else {}
        self._looked_again = False
        self._lacks_documents = False

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> ArticleSpider:
        """The form in which Scrapy makes it."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider._go_on, signals.spider_idle)
        return spider

    def read(self, response: Response) -> Discovery:
        """What a document of the source holds. Raises DiscoveryError."""
        raise NotImplementedError

    def goes_on(self, discovery: Discovery, *, was_read_through: bool) -> bool:  # noqa: ARG002
        """Whether the documents that a document names are read too.

        `was_read_through` says that an earlier run has dealt with all that it listed then.
        """
        return True

    async def start(self) -> AsyncIterator[Any]:
        """The source's own documents."""
        assert self.source.url is not None
        self._documents_waiting += self.new_documents([Link(self.source.url, NO_HINT)])
        for request in self._next_document():
            yield request

    def new_documents(self, documents: Iterable[Link]) -> list[Link]:
        """Those that were not met in this run yet, as long as there are not too many."""
        new = []
        for document in documents:
            if document.url in self._documents_met:
                continue
            if len(self._documents_met) >= self.max_documents:
                self.logger.info("more than %d documents; the rest is left", self.max_documents)
                break
            self._documents_met.add(document.url)
            new.append(document)
        return new

    async def follow_links(self, links: Sequence[Link]) -> None:
        """Take on the articles behind links, as far as they are wanted and not known.

        A few at a time: other sources and the requests under way go on in between.
        """
        for start in range(0, len(links), _LINKS_AT_ONCE):
            if self.run.is_ending:
                return
            chosen = self.following.choose(links[start : start + _LINKS_AT_ONCE])
            self._frontier.add(chosen)
            self._ask()
            await asyncio.sleep(0)

    def due_requests(self) -> Iterator[Request]:
        """Requests for the pages whose turn it is."""
        for link in () if self.run.is_ending else self._frontier.take():
            reason = self.budget.spent() or self.run.hosts.closed(host_of(link.url))
            if reason is None:
                yield self.page_request(link)
            else:
                self._frontier.returned()
                self.run.tell_passed_over(self.source.name, link.url, "waiting", reason)

    def now(self) -> datetime:
        """The time that dates are judged by."""
        return datetime.now(UTC)

    def _ask(self) -> bool:
        """Hand over the requests whose turn it is; whether there are any."""
        requests = list(self.due_requests())
        for request in requests:
            self.crawler.engine.crawl(request)
        return bool(requests)

    def _next_document(self) -> Iterator[Request]:
        """One document after the other: the pages that one lists come before the next."""
        if self._documents_waiting and not self.run.is_ending:
            yield self.document_request(self._documents_waiting.popleft())

    def document_request(self, document: Link) -> Request:
        """The request for a document."""
        meta: dict[str, Any] = {"purpose": self.purpose}
        if self.purpose == "listing":
            meta |= self._view
        if self.max_document_bytes is not None:
            meta["download_maxsize"] = self.max_document_bytes
        return Request(
            document.url,
            callback=self._read_document,
            errback=self._document_failed,
            dont_filter=True,
            priority=_DOCUMENTS_FIRST,
            meta=meta,
        )

    def page_request(self, link: Link) -> Request:
        """The request for the page behind a link."""
        return Request(
            urldefrag(link.url).url,
            callback=self._read_page,
            errback=self._page_failed,
            dont_filter=True,
            meta={"purpose": "page", **self._view},
            cb_kwargs={"link": link},
        )

    async def _read_document(self, response: Response) -> None:
        try:
            await self._follow_document(response)
        finally:
            self._ask_for_next_document()

    async def _follow_document(self, response: Response) -> None:
        now = self.now()
        if response.status == 304 and is_conditional(response.request):
            self.looking.answered(now, _asked_wait(response))
            self._log_document(response, "unchanged")
            return
        if response.status != 200:
            self._lacks_documents = True
            self.looking.failed(now, "down" if _may_pass(response.status) else "failed")
            self._log_document(response, "failed", f"HTTP {response.status}")
            if not self.run.hosts.closed(host_of(response.url)):
                self._problem(response.url, f"HTTP {response.status}")
            return
        try:
            # A sitemap of 50,000 addresses takes seconds to read.
            discovery = await asyncio.to_thread(self.read, response)
        except DiscoveryError as error:
            self._lacks_documents = True
            self.looking.failed(now, "failed")
            self._log_document(response, "failed", str(error))
            self._problem(response.url, str(error))
            return
        except Exception as error:  # noqa: BLE001 - whatever a stranger's document does, it is one line
            reason = f"reading it failed: {type(error).__name__}: {one_line(str(error))}"
            self._lacks_documents = True
            self.looking.failed(now, "failed")
            self._log_document(response, "failed", reason)
            self._problem(response.url, reason)
            return
        self.looking.answered(now, _asked_wait(response))
        for problem in discovery.problems:
            self._problem(response.url, problem)
        validators = validators_of(response, now)
        earlier = self.run.store.state.validators(response.url)
        changed = earlier is None or earlier.body_hash != validators.body_hash
        self._documents[response.url] = validators
        self._log_document(response, "discovered" if changed else "unchanged")
        goes_on = self.goes_on(discovery, was_read_through=earlier is not None)
        await self.follow_links(discovery.links)
        if goes_on:
            self._documents_waiting += self.new_documents(discovery.documents)
        self.run.tell("source", self.source.name, response.url, "discovered")

    def _ask_for_next_document(self) -> bool:
        requests = list(self._next_document())
        for request in requests:
            self.crawler.engine.crawl(request)
        return bool(requests)

    def _document_failed(self, failure: Failure) -> None:
        request: Request = failure.request  # type: ignore[attr-defined]
        self._lacks_documents = True
        if isinstance(failure.value, BudgetSpent):
            self._documents_waiting.clear()
            self._looked_again = True
            return
        reason = self.run.reason_of(_error(failure))
        self.run.record_fetch(self.source.name, request.url, self.purpose, None, "failed", reason)
        # A site that does not answer for its list will not answer for its articles either.
        self._looked_again = True
        if not self.run.is_ending:
            self.looking.failed(self.now(), "failed" if is_refusal(_error(failure)) else "down")
            self._problem(request.url, reason)
        self._ask_for_next_document()

    async def _read_page(self, response: Response, link: Link) -> None:
        try:
            await self.pages.take(response, link)
        except StorageError as error:
            self.run.abort(str(error))
        finally:
            self._frontier.returned()
            self._ask()

    def _page_failed(self, failure: Failure) -> None:
        request: Request = failure.request  # type: ignore[attr-defined]
        link: Link = request.cb_kwargs["link"]
        self._frontier.returned()
        self._ask()
        if isinstance(failure.value, Postponed):
            reason = str(failure.value)
            self.run.tell_passed_over(self.source.name, request.url, "waiting", reason)
            return
        reason = self.run.reason_of(_error(failure))
        self.pages.end_without_article(
            request.url if len(request.url) <= MAX_URL else link.url,
            link,
            None,
            "refused" if is_refusal(_error(failure)) else "failed",
            reason,
            is_told=not isinstance(failure.value, Forbidden),
        )

    def _go_on(self, spider: Spider) -> None:  # noqa: ARG002 - the signal's signature
        """When nothing is under way: what waits still, and in the end another look."""
        self._frontier.nothing_is_under_way()
        if self._ask() or self._ask_for_next_document():
            raise DontCloseSpider
        if not self._looked_again:
            self._looked_again = True
            self._look_again()
            if self._ask():
                raise DontCloseSpider

    def _look_again(self) -> None:
        """Take on young articles that the source's documents list no more."""
        now = datetime.now(UTC)
        policy = self.run.recheck
        due = self.run.store.state.due_for_another_look(
            self.source.name,
            published_after=now - policy.while_younger_than,
            # What this run has looked at is not due, however often articles are looked at.
            looked_before=min(now - policy.not_within, self.run.started_at),
            limit=self.following.left,
        )
        links = [
            Link(mark.fetch_url, mark.hint or NO_HINT)
            for mark in due
            if mark.url not in self.run.claimed
        ]
        for start in range(0, len(links), _LINKS_AT_ONCE):
            self._frontier.add(
                self.following.choose(links[start : start + _LINKS_AT_ONCE], are_listed=False)
            )

    def _log_document(self, response: Response, outcome: Any, reason: str = "") -> None:
        asked = (*response.meta.get("redirect_urls", ()), response.url)
        moved = new_address(asked, response.meta.get("redirect_reasons", ()))
        reasons = [reason] if reason else []
        if moved is not None:
            reasons.append(f"{MOVED}{moved}")
        self.run.record_fetch(
            self.source.name,
            asked[0],
            self.purpose,
            response.status,
            outcome,
            "; ".join(reasons),
            response.body,
            response.meta.get("download_latency"),
        )

    def _problem(self, url: str, reason: str) -> None:
        self.run.tell_problem(self.source.name, reason, url)

    def closed(self, reason: str) -> None:
        """Remember the documents' validators, unless some of their links wait to be followed.

        An unchanged feed is not sent again, so what it lists must have been dealt with by then.
        """
        counters = self.run.counters(self.source.name)
        is_complete = reason == "finished" and not counters.waiting
        if (look := self.looking.look(is_complete=is_complete)) is not None:
            self.run.store.remember_look(look)
        try:
            if is_complete and not counters.failed and not self._lacks_documents:
                self.run.store.remember_documents(list(self._documents.values()))
            else:
                self.run.store.state.forget_validators(self._documents)
        except StorageError as error:
            self.run.abort(str(error))
        self._tell_spent_budget(counters.waiting)
        self.run.tell("end", self.source.name)

    def _tell_spent_budget(self, waiting: int) -> None:
        spent = self.budget.spent()
        if spent is None and waiting and not self.following.left:
            pages = self.source.max_pages
            spent = f"{pages:,} page{'s'[: pages != 1]} (max_pages)"
        if spent is not None:
            rest = f"{waiting:,} pages wait" if waiting != 1 else "1 page waits"
            self.run.tell_note(self.source.name, f"stopped at {spent}; {rest} for the next run")


def _asked_wait(response: Response) -> timedelta:
    header = response.headers.get("Cache-Control") or b""
    return least_interval(response.body, header.decode("latin-1"))


def _may_pass(status: int) -> bool:
    return status in {408, 429} or status >= 500


def _error(failure: Failure) -> BaseException:
    assert failure.value is not None
    return failure.value


def _policy(source: Source, run: Run) -> AddressPolicy:
    if run.job.allow_local or not source.allow_local:
        return AddressPolicy(run.job.allow_local)
    urls = (url for url in (source.url, *source.urls) if url is not None)
    return AddressPolicy(local_hosts=frozenset(urlsplit(url).hostname or "" for url in urls))
