"""What a page asks for while it is rendered: fetched by the crawl, or kept from it."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from playwright.async_api import Error, Route
from scrapy import Request
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

if TYPE_CHECKING:
    from scrapy.core.engine import ExecutionEngine

ERRANDS_A_PAGE = 100
"""Requests that one page may cause; what it asks for beyond is refused."""

_FETCHED = {"document", "script", "fetch", "xhr"}
_PRETENDED = {"stylesheet": "text/css", "image": "image/gif"}
"""Not needed for a text, but pages wait for them: they come, and are empty."""
_HANDED_ON = ("accept", "content-type", "origin", "x-requested-with")
_OF_THE_TRANSFER = {"content-encoding", "content-length", "transfer-encoding", "connection"}
_SHELF_BYTES = 30_000_000

Fetch = Callable[[], Awaitable[Response | None]]

logger = logging.getLogger(__name__)


class Shelf:
    """Scripts that several pages of a source share, so that each is fetched once a run."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Response] = OrderedDict()
        self._bytes = 0
        self._asked: dict[str, asyncio.Lock] = {}

    async def get(self, url: str, fetch: Fetch) -> Response | None:
        """The script of this address; fetched where it is not kept."""
        async with self._asked.setdefault(url, asyncio.Lock()):
            kept = self._kept.get(url)
            if kept is not None:
                return kept
            response = await fetch()
            if response is not None and response.status == 200:
                self._keep(url, response)
            return response

    def _keep(self, url: str, response: Response) -> None:
        self._bytes += len(response.body)
        self._kept[url] = response
        while self._bytes > _SHELF_BYTES:
            oldest, response = self._kept.popitem(last=False)
            self._bytes -= len(response.body)
            self._asked.pop(oldest, None)


class Errands:
    """Answers the requests of one page. Its own document is there already."""

    def __init__(
        self, engine: ExecutionEngine, document: Response, shelf: Shelf, *, cookies: bool
    ) -> None:
        self._engine = engine
        self._document = document
        self._shelf = shelf
        self._cookies = cookies
        self._left = ERRANDS_A_PAGE
        self._document_given = False

    async def run(self, route: Route) -> None:
        """Answer one request of the browser."""
        try:
            response = await self._answer(route)
            if response is None:
                await route.abort()
                return
            await route.fulfill(
                status=response.status, headers=self._headers(response), body=response.body
            )
        except Error as error:
            logger.debug("the page no longer waits: %s", error)

    async def _answer(self, route: Route) -> Response | None:
        asked = route.request
        if asked.is_navigation_request() and not self._document_given:
            self._document_given = True
            return self._document
        if asked.resource_type in _PRETENDED:
            kind = _PRETENDED[asked.resource_type]
            return Response(asked.url, headers={"Content-Type": kind})
        # What changes something at the other end is no reading.
        if asked.resource_type not in _FETCHED or asked.method != "GET":
            return None
        fetch = partial(self._fetched, asked.url, asked.headers)
        if asked.resource_type == "script":
            return await self._shelf.get(asked.url, fetch)
        return await fetch()

    async def _fetched(self, url: str, headers: dict[str, str]) -> Response | None:
        if self._left == 0:
            return None
        self._left -= 1
        request = Request(
            url,
            headers={name: headers[name] for name in _HANDED_ON if name in headers},
            callback=NO_CALLBACK,
            dont_filter=True,
            meta={"purpose": "errand"},
        )
        try:
            return await self._engine.download_async(request)
        except Exception as error:  # noqa: BLE001 - whatever kept it from us, the page does without
            logger.debug("%s: %s", url, error)
            return None

    def _headers(self, response: Response) -> dict[str, str]:
        return {
            name.decode("latin-1").lower(): b", ".join(values).decode("latin-1")
            for name, values in response.headers.items()
            if (lower := name.decode("latin-1").lower()) not in _OF_THE_TRANSFER
            and (self._cookies or lower != "set-cookie")
        }
