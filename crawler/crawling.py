"""One job in one Scrapy process: all its sources at once, stopped gracefully."""

from __future__ import annotations

import asyncio
import signal
from contextlib import suppress
from typing import TYPE_CHECKING

from scrapy.crawler import AsyncCrawlerProcess, Crawler

from crawler.browser.settings import obstacle
from crawler.run import Run
from crawler.settings import scrapy_settings, user_agent
from crawler.spiders.articles import ArticleSpider
from crawler.spiders.feed import FeedSpider
from crawler.spiders.listing import ListingSpider
from crawler.spiders.sitemap import SitemapSpider
from crawler.spiders.urls import UrlsSpider
from crawler.storage import StorageError
from crawler.store import Store

if TYPE_CHECKING:
    from crawler.__main__ import Messages
    from crawler.events import CrawlEvent
    from crawler.job import CrawlJob

SPIDERS: dict[str, type[ArticleSpider]] = {
    "feed": FeedSpider,
    "sitemap": SitemapSpider,
    "listing": ListingSpider,
    "urls": UrlsSpider,
}

_OPEN_FILES = 65_536
_HEARTBEAT = 1.0  # seconds
_SECONDS_BETWEEN_LOOKS = 0.05


def run_job(job: CrawlJob, messages: Messages) -> int:
    """Crawl; 0, or 1 where results could not be stored. Raises StorageError where none can be."""
    _ask_for_open_files()
    store = Store(job, user_agent(job.contact))
    process = AsyncCrawlerProcess(scrapy_settings(job))
    loop = asyncio.get_event_loop()

    def end() -> None:
        stopping.append(loop.create_task(stop()))

    async def stop() -> None:
        # Scrapy forgets what it is told of a spider that is only about to start.
        while any(_is_starting(crawler, task) for crawler, task in crawls):
            await asyncio.sleep(_SECONDS_BETWEEN_LOOKS)
        await process.stop()

    def emit(event: CrawlEvent) -> None:
        messages.send(event)

    stopping: list[asyncio.Task[None]] = []
    run = Run(job, store, emit, end)
    crawls: list[tuple[Crawler, asyncio.Task[None]]] = []
    for source in job.sources:
        if source.browser and (missing := obstacle()):
            run.tell_problem(source.name, missing)
            continue
        crawler = process.create_crawler(SPIDERS[source.kind])
        crawls.append((crawler, process.crawl(crawler, source=source, run=run)))

    def beat() -> None:
        for source in job.sources:
            run.tell("source", source.name)
        if not messages.is_open and not stopping:
            run.interrupt()  # who ordered the crawl is gone
        try:
            store.flush_if_due()
        except StorageError as error:
            run.abort(str(error))
        loop.call_later(_HEARTBEAT, beat)

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, run.interrupt)
    loop.call_later(_HEARTBEAT, beat)
    loop.call_later(job.settings.max_minutes * 60, run.out_of_time)
    process.start(install_signal_handlers=False)
    messages.send(run.finish())
    return 1 if run.failure else 0


def _ask_for_open_files() -> None:
    """Each source has connections of its own; who asks for no more gets 1,024 files on Linux."""
    with suppress(ImportError, OSError, ValueError):  # Windows has no such limit
        from resource import RLIM_INFINITY, RLIMIT_NOFILE, getrlimit, setrlimit

        allowed, most = getrlimit(RLIMIT_NOFILE)
        wanted = _OPEN_FILES if most == RLIM_INFINITY else min(_OPEN_FILES, most)
        if allowed != RLIM_INFINITY and allowed < wanted:
            setrlimit(RLIMIT_NOFILE, (wanted, most))


def _is_starting(crawler: Crawler, crawl: asyncio.Task[None]) -> bool:
    engine = getattr(crawler, "engine", None)
    return not crawl.done() and not (engine is not None and engine.running)
