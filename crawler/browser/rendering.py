"""Lets a browser render what was downloaded."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from playwright.async_api import Error, Page
from playwright.async_api import TimeoutError as PlaywrightTimeout
from scrapy import Request, signals
from scrapy.exceptions import NotConfigured
from scrapy.http import Response, TextResponse
from scrapy_playwright.handler import ScrapyPlaywrightDownloadHandler
from scrapy_playwright.page import PageMethod

from config.selectors import is_xpath
from crawler.browser.errands import Errands, Shelf
from crawler.failures import Unrendered, one_line

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from crawler.spiders.articles import ArticleSpider

SECONDS_TO_SETTLE = 10.0
"""Time that a page gets to fetch its parts, where its source names nothing to wait for."""


class BrowserMiddleware:
    """Of requests with `render` in their meta, the answer becomes the page as a reader sees it.

    The last one that an answer passes: redirects were followed, and the body is decompressed.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._renderer = ScrapyPlaywrightDownloadHandler(crawler)
        self._shelf = Shelf()
        self._most_bytes = crawler.settings.getint("DOWNLOAD_MAXSIZE")
        self._seconds = crawler.settings.getfloat("DOWNLOAD_TIMEOUT")
        crawler.signals.connect(self._close, signals.engine_stopped)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> BrowserMiddleware:
        """The form in which Scrapy makes it."""
        spider: ArticleSpider = crawler.spider  # type: ignore[assignment]
        if not spider.source.browser:
            raise NotConfigured("the source needs no browser")
        return cls(crawler)

    async def process_response(self, request: Request, response: Response) -> Response:
        """The answer, rendered where it is a page. Raises Unrendered where that fails."""
        if (
            "render" not in request.meta
            or response.status != 200
            or not isinstance(response, TextResponse)
        ):
            return response
        try:
            async with asyncio.timeout(2 * self._seconds + SECONDS_TO_SETTLE):
                text = await self._rendered(response)
        except (Error, TimeoutError) as error:
            reason = one_line(str(error)) or "it took too long"
            raise Unrendered(f"the browser could not render it: {reason}") from error
        body = text.encode("utf-8", "replace")
        if len(body) > self._most_bytes:
            raise Unrendered(f"larger than {self._most_bytes / 1_000_000:g} MB once rendered")
        headers = response.headers.copy()
        headers["Content-Type"] = "text/html; charset=utf-8"
        return response.replace(body=body, headers=headers, encoding="utf-8", flags=["rendered"])

    async def _rendered(self, response: Response) -> str:
        spider: ArticleSpider = self._crawler.spider  # type: ignore[assignment]
        assert self._crawler.engine is not None
        errands = Errands(
            self._crawler.engine, response, self._shelf, cookies=spider.source.cookies
        )

        async def intercept(page: Page, _: Request) -> None:
            await page.route("**/*", errands.run)

        view = Request(
            response.url,
            meta={
                "playwright": True,
                "playwright_page_init_callback": intercept,
                "playwright_page_goto_kwargs": {"wait_until": "domcontentloaded"},
                "playwright_page_methods": [
                    PageMethod(_settle, spider.source.wait_for, self._seconds * 1000)
                ],
            },
        )
        page = await self._renderer.download_request(view)
        assert isinstance(page, TextResponse)
        return page.text

    async def _close(self) -> None:
        await self._renderer.close()


async def _settle(page: Page, wait_for: str | None, milliseconds: float) -> None:
    """Wait until the page is what a reader sees."""
    if wait_for is not None:
        selector = f"xpath={wait_for}" if is_xpath(wait_for) else f"css={wait_for}"
        await page.wait_for_selector(selector, state="attached", timeout=milliseconds)
        return
    try:
        await page.wait_for_load_state("networkidle", timeout=SECONDS_TO_SETTLE * 1000)
    except PlaywrightTimeout:
        return  # some pages never rest
