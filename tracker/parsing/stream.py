"""Many pages, one JSON object a line: read in order, by as many processes as there is work for."""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from crawler.article import Article
from crawler.extract import Page, Rejected
from crawler.extraction import Extraction, ExtractionError
from tracker.jsonl import Answer, BadLineError, object_on
from tracker.parsing.shapes import article_as_json

_HELD_A_WORKER = 4
"""Pages under way or read, so that a slow one does not let the others wait."""

_Reading = Future[Article | Rejected]


def is_address(url: str) -> bool:
    """Whether a page can have this address."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme.lower() in {"http", "https"} and bool(parts.hostname)


def read_stream(lines: Iterable[bytes], time_zone: str, lang: str | None) -> Iterator[Answer]:
    """One answer a line, in order; blank lines have none. Holds a bounded number of them at once.

    Lines are answered as they come, so that a program may write one and wait for its answer. Each
    page is read in a process of its own kind: one that crashes it or takes too long costs itself.
    """
    workers = os.cpu_count() or 1
    extraction = Extraction(workers)
    held: queue.Queue[_Held | BaseException | None] = queue.Queue(_HELD_A_WORKER * workers)

    def read() -> None:
        try:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    held.put(_begun(number, line, time_zone, lang, extraction))
            held.put(None)
        except (OSError, ValueError) as error:
            held.put(error)
        except RuntimeError:
            return  # the reading was closed: nobody waits for more

    threading.Thread(target=read, daemon=True).start()
    try:
        while (item := held.get()) is not None:
            if isinstance(item, BaseException):
                raise item
            yield item.answer()
    finally:
        extraction.close()


@dataclass(frozen=True, slots=True)
class _Held:
    """One line that is being read, or that cannot be."""

    number: int
    id: Any
    reading: _Reading | str

    def answer(self) -> Answer:
        if isinstance(self.reading, str):
            return self._without_article(self.reading, is_problem=True)
        try:
            read = self.reading.result()
        except ExtractionError as error:
            return self._without_article(str(error), is_problem=True)
        if isinstance(read, Rejected):
            return self._without_article(read.reason, is_problem=False)
        output = {"id": self.id, "article": article_as_json(read), "reason": None}
        return Answer(self.number, output)

    def _without_article(self, reason: str, *, is_problem: bool) -> Answer:
        output = {"id": self.id, "article": None, "reason": reason}
        return Answer(self.number, output, reason if is_problem else None)


def _begun(
    number: int, line: bytes, time_zone: str, lang: str | None, extraction: Extraction
) -> _Held:
    try:
        id_, page = _page(line, time_zone, lang)
    except BadLineError as problem:
        return _Held(number, problem.id, str(problem))
    return _Held(number, id_, extraction.submit(page, None))


def _page(line: bytes, time_zone: str, lang: str | None) -> tuple[Any, Page]:
    fields = object_on(line, '{"id": …, "url": …, "html": …}')
    id_, url, html = fields.get("id"), fields.get("url"), fields.get("html")
    if not isinstance(url, str) or not isinstance(html, str):
        raise BadLineError("'url' and 'html' must be there, and be strings", id_)
    if not is_address(url):
        raise BadLineError(f"'url' is {url[:100]!r}; write http://… or https://…", id_)
    return id_, Page(
        url=url,
        # JSON can hold halves of characters, which no page can.
        body=html.encode("utf-8", "replace"),
        content_type="text/html; charset=utf-8",
        fetched_at=datetime.now(UTC),
        source="",
        time_zone=time_zone,
        lang=lang,
    )
