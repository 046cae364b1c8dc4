"""One look in one Scrapy process: a spider a source, each asking its questions one by one."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from functools import partial
from typing import Any

from scrapy.crawler import AsyncCrawlerProcess, Crawler

from crawler.browser.settings import obstacle
from crawler.crawling import SPIDERS
from crawler.events import CrawlEvent
from crawler.probing.asking import Asking
from crawler.probing.checking import check_source
from crawler.probing.finding import Finder
from crawler.probing.findings import SiteFinding, SourceCheck
from crawler.probing.job import ProbeJob
from crawler.run import Run
from crawler.settings import scrapy_settings, user_agent
from crawler.spiders.articles import ArticleSpider
from crawler.store import Store

Finding = SiteFinding | SourceCheck


class _Looking(ArticleSpider):
    """What becomes of a spider that only looks."""

    max_documents = 100

    def __init__(self, *args: Any, job: ProbeJob, tell: Callable[[str], None], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.job = job
        self.tell = tell
        self.finding: Finding | None = None

    async def start(self) -> AsyncIterator[Any]:
        """Look; there is nothing to crawl afterwards."""
        asking = Asking(self, self.tell)
        if self.job.question == "check":
            self.finding = await check_source(self, asking)
        else:
            assert self.source.url is not None
            self.finding = await Finder(self, asking, self.job.kind).find(self.source.url)
        nothing: tuple[Any, ...] = ()
        for request in nothing:
            yield request

    def _look_again(self) -> None:
        """Nothing is looked at again."""


def run_probe(
    job: ProbeJob, tell: Callable[[str], None], answer: Callable[[Finding], None]
) -> None:
    """Look at all sources of the job. Raises StorageError where its folder cannot be written.

    `tell` is told each address that is asked for, `answer` each finding as it is ready.
    """
    process = AsyncCrawlerProcess(scrapy_settings(job.crawl))
    loop = asyncio.get_event_loop()
    store = Store(job.crawl, user_agent(job.crawl.contact))

    def ignore(event: CrawlEvent) -> None:
        """Nobody follows the single requests of a look."""

    run = Run(job.crawl, store, ignore, lambda: None)
    for source in job.crawl.sources:
        if source.browser and (missing := obstacle()):
            answer(SourceCheck(source.name, source.kind, source.url or "", failure=missing))
            continue
        spider = type("Looking", (_Looking, SPIDERS[source.kind]), {})
        crawler = process.create_crawler(spider)
        crawl = process.crawl(crawler, source=source, run=run, job=job, tell=tell)
        crawl.add_done_callback(partial(_hand_on, crawler, answer))
    loop.call_later(job.crawl.settings.max_minutes * 60, run.hosts.stop)
    process.start(install_signal_handlers=False)
    run.extraction.close()
    store.leave()


def _hand_on(crawler: Crawler, answer: Callable[[Finding], None], _: asyncio.Task[None]) -> None:
    spider = crawler.spider
    if isinstance(spider, _Looking) and spider.finding is not None:
        answer(spider.finding)
