"""Those who read pages: this project, and its peers."""

from __future__ import annotations

import json
import logging
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import trafilatura

from bench.text.pages import TestPage
from crawler.extract import Page, Rejected, extract_article
from crawler.extract.charset import decoded
from crawler.extract.document import read_document
from crawler.extract.text import main_text

PEERS = Path(__file__).with_name("peers.py")
NOW = datetime(2026, 11, 24, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader made of all pages."""

    texts: Sequence[str]
    seconds: float
    """Of one process, its start left out."""
    failed: int = 0
    """Pages at which it raised; their text is empty."""
    failure: str = ""
    """The first of these errors."""


def read_with_ours(pages: Sequence[TestPage]) -> Reading:
    """With all fields of an article, as a crawl does; a page that is rejected has no text."""
    return _timed(_ours, pages)


def read_text_alone(pages: Sequence[TestPage]) -> Reading:
    """The main text and nothing else, with the title given."""
    return _timed(_ours_text, pages)


def read_with_trafilatura(pages: Sequence[TestPage], *, fast: bool) -> Reading:
    """As shipped: `extract` with its defaults, or with `fast`."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return _timed(lambda p: trafilatura.extract(p.html, url=p.url, fast=fast) or "", pages)


def read_with_peers(python: Path, pages: Sequence[TestPage]) -> dict[str, Reading]:
    """With the libraries that another interpreter has. Raises CalledProcessError."""
    lines = "".join(json.dumps({"url": p.url, "html": p.html}) + "\n" for p in pages)
    told = subprocess.run(
        [str(python), str(PEERS)], input=lines, stdout=subprocess.PIPE, check=True, encoding="utf-8"
    ).stdout.splitlines()
    rows = [json.loads(line) for line in told]
    return {row.pop("reader"): Reading(**row) for row in rows}


def _ours(page: TestPage) -> str:
    article = extract_article(_page(page), None)
    return "" if isinstance(article, Rejected) else article.text


def _ours_text(page: TestPage) -> str:
    document = read_document(decoded(page.html.encode(), "text/html; charset=utf-8"), page.url)
    return main_text(document, page.neutral.split("\n")[0], ()) if document else ""


def _page(page: TestPage) -> Page:
    body = page.html.encode("utf-8", "replace")
    return Page(page.url, body, "text/html; charset=utf-8", NOW, "bench", "Asia/Tokyo", None)


def _timed(read: Callable[[TestPage], str], pages: Sequence[TestPage]) -> Reading:
    read(pages[0])
    started = time.process_time()
    texts = [read(page) for page in pages]
    return Reading(texts, time.process_time() - started)
