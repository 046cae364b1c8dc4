"""robots.txt (RFC 9309), always obeyed: read once a day for each site, Crawl-delay included."""

from __future__ import annotations

import asyncio
import codecs
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from crawler.failures import (
    Forbidden,
    Postponed,
    Refused,
    Unreachable,
    is_redirected_too_often,
    is_refusal,
)
from crawler.politeness.conditional import validators_of
from crawler.politeness.hosts import host_of
from crawler.politeness.memory import RobotsCopy
from crawler.storage import StorageError

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from crawler.run import Run
    from crawler.spiders.articles import ArticleSpider

AGENT = "tracker"
"""The name by which robots.txt may address us."""
READ_AGAIN_AFTER = timedelta(days=1)
COPY_COUNTS_FOR = timedelta(days=30)
"""So long an earlier copy stands in for a robots.txt that cannot be read."""
MAX_BYTES = 512_000
"""RFC 9309 asks for 500 KiB at least. What follows is not looked at."""
MAX_REDIRECTS = 5

_MAX_DOWNLOAD = 10 * MAX_BYTES
_BEFORE_ALL_PAGES = 1000
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class SiteRules:
    """What a site's robots.txt says; `obstacle` is why it could not be read."""

    robots: Protego | None = None
    obstacle: Unreachable | Refused | Postponed | None = None

    def check(self, url: str) -> None:
        """Raise Forbidden, or the obstacle, where the URL is not to be fetched."""
        if self.obstacle is not None:
            raise type(self.obstacle)(str(self.obstacle))
        if self.robots is not None and not self.robots.can_fetch(url, AGENT):
            raise Forbidden("forbidden by robots.txt")

    @property
    def delay(self) -> float:
        """Seconds between requests that the site asks for; 0 where it asks for none."""
        if self.robots is None:
            return 0.0
        rate = self.robots.request_rate(AGENT)
        pace = rate.seconds / rate.requests if rate and rate.requests else 0.0
        return max(self.robots.crawl_delay(AGENT) or 0.0, pace)


def read_rules(status: int, body: bytes) -> SiteRules:
    """The rules in an answer to a request for robots.txt.

    A site without one (4xx, or redirects that lead nowhere) allows everything; one that cannot say
    (5xx, 429) allows nothing yet.
    """
    if status == 429 or status >= 500:
        return SiteRules(obstacle=Unreachable(f"robots.txt cannot be read (HTTP {status})"))
    if status >= 300:
        return SiteRules()
    return SiteRules(Protego.parse(_text(body)))


def _text(body: bytes) -> str:
    """The text of a robots.txt; "" of a web page, as many sites send for what they do not have."""
    body = body[:MAX_BYTES]
    encoding = "utf-16" if body.startswith(_UTF_16) else "utf-8-sig"
    text = body.decode(encoding, "replace")
    return "" if text.lstrip().startswith("<") else text


class RobotsMiddleware:
    """Asks robots.txt before every request; the sources of a run share what it said."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._told: set[str] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> RobotsMiddleware:
        """The form in which Scrapy makes it."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Raise Forbidden, Unreachable or Postponed where the request is not to be made."""
        if request.meta.get("purpose") == "robots":
            return
        spider: ArticleSpider = self._crawler.spider  # type: ignore[assignment]
        parts = urlsplit(request.url)
        site = f"{parts.scheme}://{parts.netloc.lower()}"
        reading = spider.run.robots.get(site)
        if reading is None:
            reading = spider.run.robots[site] = asyncio.get_running_loop().create_future()
            rules = SiteRules(obstacle=Postponed("the crawl is being stopped"))
            try:
                rules = await self._rules(spider, site)
            finally:
                reading.set_result(rules)
        rules = await asyncio.shield(reading)
        if closed := spider.run.standing.closed(host_of(request.url)):
            raise Postponed(closed)  # so it became while robots.txt was asked for
        if isinstance(rules.obstacle, Unreachable) and site in self._told:
            raise Postponed(str(rules.obstacle))  # one line of it is enough
        self._told.add(site)
        rules.check(request.url)

    async def _rules(self, spider: ArticleSpider, site: str) -> SiteRules:
        run = spider.run
        copy = run.store.state.hosts.robots(site)
        now = datetime.now(UTC)
        if copy is not None and now - copy.read_at < READ_AGAIN_AFTER:
            rules = read_rules(copy.status, copy.body)
        else:
            rules = await self._read(spider, site, copy)
            is_recent = copy is not None and now - copy.read_at < COPY_COUNTS_FOR
            if isinstance(rules.obstacle, Unreachable) and copy is not None and is_recent:
                rules = read_rules(copy.status, copy.body)
        if rules.delay:
            run.hosts.raise_delay(host_of(site), rules.delay)
        return rules

    async def _read(self, spider: ArticleSpider, site: str, copy: RobotsCopy | None) -> SiteRules:
        run: Run = spider.run
        request = Request(
            f"{site}/robots.txt",
            priority=_BEFORE_ALL_PAGES,
            callback=NO_CALLBACK,
            meta={
                "purpose": "robots",
                "robots_copy": copy,
                "download_maxsize": _MAX_DOWNLOAD,
                "redirect_ttl": MAX_REDIRECTS,
            },
        )
        try:
            response: Response = await self._crawler.engine.download_async(request)
        except (Postponed, Refused) as error:
            return SiteRules(obstacle=error)
        except Exception as error:  # noqa: BLE001 - whatever kept it from us, the answer is unknown
            reason = run.reason_of(error)
            rules = _rules_without_answer(reason, error)
            reason = str(rules.obstacle or reason)
            run.record_fetch(spider.source.name, request.url, "robots", None, "failed", reason)
            return rules
        rules = _rules_in(response, copy)
        run.record_fetch(
            spider.source.name,
            request.url,
            "robots",
            response.status,
            "failed" if rules.obstacle else "discovered",
            str(rules.obstacle or ""),
            response.body,
        )
        if rules.obstacle is None:
            try:
                run.store.state.hosts.remember_robots(_copy(site, response, copy))
            except StorageError as error:
                run.abort(str(error))
        return rules


def _rules_in(response: Response, copy: RobotsCopy | None) -> SiteRules:
    if response.status != 304:
        return read_rules(response.status, response.body)
    if copy is None:
        return SiteRules(obstacle=Unreachable("robots.txt cannot be read (HTTP 304, unasked)"))
    return read_rules(copy.status, copy.body)


def _copy(site: str, response: Response, copy: RobotsCopy | None) -> RobotsCopy:
    now = datetime.now(UTC)
    if response.status == 304 and copy is not None:
        return replace(copy, read_at=now)
    if response.status != 200:
        return RobotsCopy(site, response.url, 404, b"", None, None, now)
    answer = validators_of(response, now)
    return RobotsCopy(
        site,
        response.url,
        200,
        response.body[:MAX_BYTES],
        answer.etag,
        answer.last_modified,
        now,
    )


def _rules_without_answer(reason: str, error: BaseException) -> SiteRules:
    if is_redirected_too_often(error):
        return SiteRules()  # RFC 9309, 2.3.1.2: as if there were none
    if is_refusal(error):
        reason = f"larger than {_MAX_DOWNLOAD / 1_000_000:g} MB"
        return SiteRules(obstacle=Unreachable(f"robots.txt cannot be read: {reason}"))
    return SiteRules(obstacle=Unreachable(reason))
