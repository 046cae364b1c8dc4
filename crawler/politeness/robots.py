"""robots.txt (RFC 9309), always obeyed: read once a run for each site, Crawl-delay included."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from crawler.failures import Forbidden, Postponed, Refused, Unreachable
from crawler.politeness.hosts import host_of

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from crawler.run import Run
    from crawler.spiders.articles import ArticleSpider

AGENT = "tracker"
"""The name by which robots.txt may address us."""

_MAX_BYTES = 512_000  # RFC 9309 asks for 500 KiB at least
_BEFORE_ALL_PAGES = 1000


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

    A site without one (4xx) allows everything; one that cannot say (5xx, 429) allows nothing yet.
    """
    if status == 429 or status >= 500:
        return SiteRules(obstacle=Unreachable(f"robots.txt cannot be read (HTTP {status})"))
    if status >= 400:
        return SiteRules()
    return SiteRules(Protego.parse(body[:_MAX_BYTES].decode("utf-8", "replace").lstrip("\ufeff")))


class RobotsMiddleware:
    """Asks robots.txt before every request; the sources of a run share what it said."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

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
        site = f"{parts.scheme}://{parts.netloc}"
        reading = spider.run.robots.get(site)
        if reading is None:
            reading = spider.run.robots[site] = asyncio.get_running_loop().create_future()
            rules = SiteRules(obstacle=Postponed("the crawl is being stopped"))
            try:
                rules = await self._read(spider, site)
            finally:
                reading.set_result(rules)
        rules = await asyncio.shield(reading)
        host = host_of(request.url)
        if closed := spider.run.host_closed(host):
            raise Postponed(closed)  # so it became while robots.txt was asked for
        if isinstance(rules.obstacle, Unreachable):
            spider.run.host_failed(spider.source.name, host, request.url)
        rules.check(request.url)

    async def _read(self, spider: ArticleSpider, site: str) -> SiteRules:
        run: Run = spider.run
        request = Request(
            f"{site}/robots.txt",
            priority=_BEFORE_ALL_PAGES,
            callback=NO_CALLBACK,
            meta={"purpose": "robots", "download_maxsize": 50 * _MAX_BYTES},
        )
        try:
            response: Response = await self._crawler.engine.download_async(request)
        except (Postponed, Refused) as error:
            return SiteRules(obstacle=error)
        except Exception as error:  # noqa: BLE001 - whatever kept it from us, the answer is unknown
            reason = run.reason_of(error)
            run.record_fetch(spider.source.name, request.url, "robots", None, "failed", reason)
            return SiteRules(obstacle=Unreachable(reason))
        rules = read_rules(response.status, response.body)
        run.record_fetch(
            spider.source.name,
            request.url,
            "robots",
            response.status,
            "failed" if rules.obstacle else "discovered",
            str(rules.obstacle or ""),
            response.body,
        )
        if rules.delay:
            run.hosts.raise_delay(host_of(site), rules.delay)
        return rules
