"""The reading processes: what kills or delays one of them costs one page."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from crawler.article import Article
from crawler.extract import Page, Rejected
from crawler.extraction import Extraction, ExtractionError
from tests.integration.crawler.conftest import article_html


def page(name: str) -> Page:
    return Page(
        url=f"https://news.example/{name}",
        body=article_html(name).encode(),
        content_type="text/html; charset=utf-8",
        fetched_at=datetime.now(UTC),
        source="news",
        time_zone="Asia/Tokyo",
        lang=None,
    )


@pytest.fixture
def extraction() -> Iterator[Extraction]:
    extraction = Extraction(workers=1)
    yield extraction
    extraction.close()


def title(result: Article | Rejected) -> str:
    assert isinstance(result, Article)
    return result.title


def test_pages_are_read_one_after_the_other_by_one_process(extraction: Extraction) -> None:
    async def read() -> list[Article | Rejected]:
        return list(await asyncio.gather(*(extraction.read(page(n), None) for n in "abc")))

    assert [title(result) for result in asyncio.run(read())] == ["a", "b", "c"]


def test_a_process_that_dies_costs_one_page(extraction: Extraction) -> None:
    asyncio.run(extraction.read(page("first"), None))
    process = extraction._idle[0]._process
    assert process is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    with pytest.raises(ExtractionError, match="crashed"):
        asyncio.run(extraction.read(page("second"), None))
    assert title(asyncio.run(extraction.read(page("third"), None))) == "third"


def test_a_page_that_takes_too_long_costs_itself() -> None:
    extraction = Extraction(workers=1, seconds_a_page=3)
    asyncio.run(extraction.read(page("first"), None))
    process = extraction._idle[0]._process
    assert process is not None
    os.kill(process.pid, signal.SIGSTOP)
    with pytest.raises(ExtractionError, match="took more than 3 seconds"):
        asyncio.run(extraction.read(page("second"), None))
    assert title(asyncio.run(extraction.read(page("third"), None))) == "third"
    extraction.close()
