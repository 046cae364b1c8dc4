"""Reading pages in processes of their own: a page that crashes or hangs costs itself alone."""

from __future__ import annotations

import asyncio
import gc
import multiprocessing
import os
import signal
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from crawler import passed_over
from crawler.extract.page import Rejected

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerProcess

    from crawler.article import Article
    from crawler.article_filter import ArticleFilter, Judgement
    from crawler.extract import EntryHint, Page

SECONDS_A_PAGE = 30.0
OFF_TOPIC = Rejected(passed_over.OFF_TOPIC)
_SECONDS_TO_START = 60.0
_PAGES_A_PROCESS = 2000  # lxml and the heuristics above it leak a little


class ExtractionError(Exception):
    """A page whose reading crashed or took too long."""


class Extraction:
    """Reads pages in up to `workers` processes, which are started when there is work for them."""

    def __init__(
        self,
        workers: int | None = None,
        seconds_a_page: float = SECONDS_A_PAGE,
        article_filter: ArticleFilter | None = None,
    ) -> None:
        count = workers or max(1, min(os.cpu_count() or 1, 8))
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="extraction")
        self._idle: list[_Worker] = [_Worker(seconds_a_page, article_filter) for _ in range(count)]

    async def read(
        self, page: Page, hint: EntryHint | None, *, only_followed: bool = False
    ) -> Article | Rejected:
        """The article of a page. Raises ExtractionError.

        With `only_followed` one that the filter does not keep is OFF_TOPIC.
        """
        return await asyncio.wrap_future(self.submit(page, hint, only_followed=only_followed))

    def submit(
        self, page: Page, hint: EntryHint | None, *, only_followed: bool = False
    ) -> Future[Article | Rejected]:
        """The article of a page, once it is read; its result may raise ExtractionError."""
        return self._threads.submit(self._read, page, hint, only_followed)

    def close(self) -> None:
        """End the processes."""
        self._threads.shutdown(wait=True, cancel_futures=True)
        for worker in self._idle:
            worker.stop()

    def _read(self, page: Page, hint: EntryHint | None, only_followed: bool) -> Article | Rejected:
        # There are as many threads as workers: one is always free. The warmest is taken first.
        worker = self._idle.pop()
        try:
            return worker.read(page, hint, only_followed)
        finally:
            self._idle.append(worker)


class _Worker:
    """One process that reads one page at a time."""

    def __init__(self, seconds_a_page: float, article_filter: ArticleFilter | None) -> None:
        self._seconds = seconds_a_page
        self._filter = article_filter
        self._process: ForkServerProcess | None = None
        self._pipe: Connection | None = None
        self._pages = 0

    def read(self, page: Page, hint: EntryHint | None, only_followed: bool) -> Article | Rejected:
        try:
            pipe = self._started()
            pipe.send((page, hint, only_followed))
            if not pipe.poll(self._seconds):
                self.stop()
                raise ExtractionError(f"reading the page took more than {self._seconds:g} seconds")
            result: Article | Rejected | str = pipe.recv()
        except (EOFError, OSError) as error:
            code = self._process.exitcode if self._process else None
            self.stop()
            raise ExtractionError(f"reading the page crashed (exit code {code})") from error
        self._pages += 1
        if self._pages >= _PAGES_A_PROCESS:
            self.stop()
        if isinstance(result, str):
            raise ExtractionError(f"reading the page failed: {result}")
        return result

    def stop(self) -> None:
        if self._pipe is not None:
            self._pipe.close()
            self._pipe = None
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process = None

    def _started(self) -> Connection:
        if self._pipe is None:
            # One process imports what reads pages, and the readers are its forks.
            context = multiprocessing.get_context("forkserver")
            context.set_forkserver_preload(["crawler.extract"])
            self._pipe, theirs = context.Pipe()
            self._process = context.Process(target=_serve, args=(theirs, self._filter), daemon=True)
            self._process.start()
            theirs.close()
            self._pages = 0
            if not self._pipe.poll(_SECONDS_TO_START):
                raise OSError("the process did not start")
            self._pipe.recv()
        return self._pipe


def _serve(pipe: Connection, article_filter: ArticleFilter | None) -> None:
    # Ctrl-C is for the crawl to act upon; it ends its readers itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from crawler.extract import extract_article

    gc.freeze()  # what has been imported stays: no collection need look at it again
    pipe.send("ready")
    is_followed: Judgement | None = None
    while True:
        try:
            page, hint, only_followed = pipe.recv()
        except EOFError:
            return
        try:
            read = extract_article(page, hint)
            result: Article | Rejected | str = read
            if only_followed and article_filter is not None and not isinstance(read, Rejected):
                is_followed = is_followed or article_filter.made()
                result = read if is_followed(read) else OFF_TOPIC
        except Exception as error:  # noqa: BLE001 - whatever a stranger's page does, the next one counts
            result = f"{type(error).__name__}: {error}"[:300]
        pipe.send(result)
