"""One answer to a request for an article: archived, read, compared with what is known, stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from scrapy.http import Response

from crawler import passed_over
from crawler.article import Article, WarcPosition
from crawler.canonical import canonical_url
from crawler.discover.link import Link
from crawler.events import Outcome
from crawler.extract import Page, Rejected
from crawler.extraction import ExtractionError
from crawler.marks import marks_of
from crawler.page_body import objection_to_body
from crawler.passed_over import ANOTHER_ADDRESS
from crawler.politeness.conditional import is_conditional, validators_of
from crawler.politeness.hosts import host_of
from crawler.politeness.retry import ASKS_TO_WAIT
from crawler.robots_tags import robots_tags
from crawler.state import PageMark, PageStatus, Validators

if TYPE_CHECKING:
    from config.models import Source
    from crawler.run import Run

NOINDEX = "asks not to be indexed (noindex)"

_GONE = {404, 410}
_COUNTED_AS = {"not-article": "refused"}


def content_type_of(response: Response) -> str | None:
    """The Content-Type header, if there is one."""
    header = response.headers.get("Content-Type")
    return header.decode("latin-1") if header is not None else None


def _headers(response: Response, name: str) -> list[str]:
    return [value.decode("latin-1") for value in response.headers.getlist(name)]


def _asked(response: Response, link: Link) -> tuple[str, ...]:
    """The addresses that led to an answer: of the link, on the way, and the one that answered."""
    return (link.url, *response.meta.get("redirect_urls", ()), response.url)


def status_reason(response: Response) -> str:
    """What is wrong with an answer that is not 200."""
    if 300 < response.status < 304 or response.status in {307, 308}:
        return f"HTTP {response.status}, and leads to no address of the web"
    return f"HTTP {response.status}"


class Pages:
    """Takes the answers for one source."""

    def __init__(self, source: Source, run: Run) -> None:
        self._source = source
        self._run = run

    async def take(self, response: Response, link: Link) -> None:
        """Deal with an answer, whatever it is. Raises StorageError."""
        self._run.count(self._source.name, fetched=1)
        content_type = content_type_of(response)
        if response.status == 304 and is_conditional(response.request):
            self._unchanged(response, link, "HTTP 304")
        elif response.status in _GONE:
            reason = f"HTTP {response.status}"
            self.end_without_article(
                response.url, link, response, "failed", reason, status="gone", is_told=False
            )
        elif response.status in ASKS_TO_WAIT and self._run.hosts.closed(host_of(response.url)):
            self._log(response.url, response, "failed", f"HTTP {response.status}")  # it waits
        elif response.status != 200:
            self.end_without_article(
                response.url, link, response, "failed", status_reason(response)
            )
        elif objection := objection_to_body(response.body, content_type):
            self.end_without_article(
                response.url, link, response, "refused", objection, status="not-article"
            )
        else:
            await self._read(response, link, content_type)

    def end_without_article(
        self,
        url: str,
        link: Link,
        response: Response | None,
        outcome: Outcome,
        reason: str,
        *,
        status: PageStatus = "failed",
        is_told: bool = True,
    ) -> None:
        """Remember that a page yielded no article, and why. Raises StorageError."""
        address = canonical_url(link.url)
        known = self._run.store.state.page(address)
        if known is None or known.status != "article":
            mark = PageMark(
                url=address,
                source=self._source.name,
                fetch_url=link.url,
                canonical=address,
                content_hash=None,
                status=status,
                looked_at=datetime.now(UTC),
            )
            self._run.store.add([mark])
        elif status != "failed":
            self._run.store.add([replace(known, looked_at=datetime.now(UTC))])
        if is_told:
            self._run.tell_problem(self._source.name, reason, url)
        self._end(url, response, outcome, reason)

    async def _read(self, response: Response, link: Link, content_type: str | None) -> None:
        fetched_at = datetime.now(UTC)
        validators = validators_of(response, fetched_at)
        earlier = self._run.store.state.validators(response.url)
        if earlier is not None and earlier.body_hash == validators.body_hash:
            self._run.store.add([], validators=validators)
            self._unchanged(response, link, "the same page")
            return
        wishes = robots_tags(_headers(response, "X-Robots-Tag"), response.body)
        if "noindex" in wishes:
            self.end_without_article(
                response.url,
                link,
                response,
                "refused",
                NOINDEX,
                status="not-article",
                is_told=False,
            )
            return
        is_kept = "noarchive" not in wishes
        only_followed = self._source.only_followed
        page = Page(
            url=response.url,
            body=response.body,
            content_type=content_type,
            fetched_at=fetched_at,
            source=self._source.name,
            time_zone=self._source.time_zone or self._run.job.time_zone,
            lang=self._source.lang,
            selectors=self._source.selectors,
            other_urls=tuple(
                dict.fromkeys(url for url in _asked(response, link) if url != response.url)
            ),
        )
        try:
            article = await self._run.extraction.read(page, link.hint, only_followed=only_followed)
        except ExtractionError as error:
            if is_kept and not only_followed:
                self._archive(response, fetched_at)
            self.end_without_article(response.url, link, response, "failed", str(error))
            return
        addresses = {canonical_url(url) for url in _asked(response, link)}
        if not isinstance(article, Rejected):
            addresses |= {article.url, *article.other_urls}
        if self._run.store.forgotten.holds(*addresses):
            self._forget_again(response, addresses)
            return
        position = None
        if is_kept and not (only_followed and isinstance(article, Rejected)):
            position = self._archive(response, fetched_at)
        if isinstance(article, Rejected):
            self.end_without_article(
                response.url,
                link,
                response,
                "not-article",
                article.reason,
                status="not-article",
                is_told=False,
            )
            return
        self._store(replace(article, warc=position), response, link, validators)

    def _forget_again(self, response: Response, addresses: set[str]) -> None:
        """Another address of an article that was forgotten: keep nothing of it either."""
        self._run.store.forgotten.add_addresses(addresses)
        self._run.count(self._source.name, skipped=1)
        self._run.tell_passed_over(
            self._source.name, response.url, "skipped", passed_over.FORGOTTEN
        )

    def _archive(self, response: Response, fetched_at: datetime) -> WarcPosition:
        return self._run.store.archive.append(
            response.url,
            response.status,
            [
                (name.decode("latin-1"), value.decode("latin-1"))
                for name, values in response.headers.items()
                for value in values
            ],
            response.body,
            fetched_at,
        )

    def _store(
        self, article: Article, response: Response, link: Link, validators: Validators
    ) -> None:
        known = self._run.store.article(article.url)
        if known is None and self._is_own_page_to_come(article, response, link):
            self._end(response.url, response, "unchanged", ANOTHER_ADDRESS, counted_as="skipped")
            return
        if known is None and (twin := self._twin(article)):
            # Some sites answer to any number of addresses and call none of them canonical.
            other_urls = dict.fromkeys((article.url, *article.other_urls))
            article = replace(article, url=twin.canonical, other_urls=tuple(other_urls))
            known = twin
        if known is not None and self._is_other_address(known, response, link):
            # The same article by another address (AMP, a mirror): its text may differ in what
            # surrounds the article, which is no edit.
            marks = self._marks(article, response, link, fetch_url=known.fetch_url)
            kept = [
                replace(mark, content_hash=known.content_hash)
                for mark in marks
                if mark.url != known.canonical
            ]
            self._run.store.add(kept)
            self._end(response.url, response, "unchanged", ANOTHER_ADDRESS, counted_as="skipped")
            return
        marks = self._marks(article, response, link, fetch_url=response.url)
        if known is not None and known.content_hash == article.content_hash:
            self._run.store.add(marks, validators=validators)
            self._end(response.url, response, "unchanged", "the same title and text")
            return
        self._run.store.add(marks, article, validators)
        self._end(response.url, response, "changed" if known else "new")

    def _is_own_page_to_come(self, article: Article, response: Response, link: Link) -> bool:
        """Whether this is a page for small screens, say, and this run asks for the article's own.

        What is left out here is not remembered: should the other page fail, this one is read then.
        """
        asked = map(canonical_url, _asked(response, link))
        if article.url not in self._run.claimed or article.url in asked:
            return False
        own = self._run.store.state.page(article.url)
        return own is None or own.looked_at < self._run.started_at

    def _twin(self, article: Article) -> PageMark | None:
        return self._run.store.state.twin(
            self._source.name, article.content_hash, article.published_at
        )

    def _is_other_address(self, known: PageMark, response: Response, link: Link) -> bool:
        if self._run.store.is_of_this_run(known.canonical):
            return True
        asked = _asked(response, link)
        return known.fetch_url not in asked and known.canonical not in map(canonical_url, asked)

    def _marks(
        self, article: Article, response: Response, link: Link, *, fetch_url: str
    ) -> list[PageMark]:
        addresses = (*_asked(response, link), *article.other_urls)
        return marks_of(article, addresses, fetch_url=fetch_url, hint=link.hint)

    def _unchanged(self, response: Response, link: Link, reason: str) -> None:
        known = self._run.store.state.page(canonical_url(link.url))
        if known is not None:
            now = datetime.now(UTC)
            main = self._run.store.state.page(known.canonical) or known
            self._run.store.add([replace(mark, looked_at=now) for mark in {known, main}])
        self._end(response.url, response, "unchanged", reason)

    def _end(
        self,
        url: str,
        response: Response | None,
        outcome: Outcome,
        reason: str = "",
        *,
        counted_as: str | None = None,
    ) -> None:
        name = self._source.name
        self._run.count(name, **{counted_as or _COUNTED_AS.get(outcome, outcome): 1})
        self._log(url, response, outcome, reason)
        self._run.tell("page", name, url, outcome, reason)

    def _log(self, url: str, response: Response | None, outcome: Outcome, reason: str) -> None:
        self._run.record_fetch(
            self._source.name,
            url,
            "page",
            response.status if response is not None else None,
            outcome,
            reason,
            response.body if response is not None else b"",
            response.meta.get("download_latency") if response is not None else None,
        )
