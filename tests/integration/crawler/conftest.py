"""A real site on loopback, and real crawls of it."""

from __future__ import annotations

import copy
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from config.models import Source
from config.settings import CrawlSettings
from crawler import process
from crawler.article import Article
from crawler.events import CrawlEvent, CrawlSummary
from crawler.job import CrawlJob, new_run_id
from crawler.segments import read_rows, read_segment
from tests import warm


@dataclass
class Answer:
    """What the site answers. An ETag makes it honour If-None-Match."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    content_type: str = "text/html; charset=utf-8"


@dataclass
class Asked:
    """One request that reached the site."""

    path: str
    host: str
    headers: dict[str, str]
    at: float


class Site:
    """Answers by path; `asked` holds every request in order."""

    def __init__(self, host: str = "127.0.0.1") -> None:
        self.answers: dict[str, Answer | Callable[[Asked], Answer]] = {}
        self.asked: list[Asked] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            wbufsize = -1  # headers and body in one packet

            def do_GET(self) -> None:
                site._answer(self)

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
                """Quiet."""

        self.server = ThreadingHTTPServer((host, 0), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        self.url = f"http://{host}:{self.port}"
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def _answer(self, handler: BaseHTTPRequestHandler) -> None:
        import time

        asked = Asked(
            handler.path,
            handler.headers.get("Host", ""),
            {name.lower(): text for name, text in handler.headers.items()},
            time.monotonic(),
        )
        self.asked.append(asked)
        answer = self.answers.get(handler.path, Answer(b"not here", 404))
        if callable(answer):
            answer = answer(asked)
        etag = answer.headers.get("ETag")
        if etag and asked.headers.get("if-none-match") == etag:
            answer = Answer(b"", 304, {"ETag": etag})
        try:
            handler.send_response(answer.status)
            for name, text in answer.headers.items():
                handler.send_header(name, text)
            if answer.status != 304:
                handler.send_header("Content-Type", answer.content_type)
                handler.send_header("Content-Length", str(len(answer.body)))
            handler.end_headers()
            handler.wfile.write(answer.body)
        except (BrokenPipeError, ConnectionResetError):
            handler.close_connection = True

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    @contextmanager
    def lent(self) -> Iterator[Site]:
        """For one test of several: nobody has asked yet, and what it changes is undone."""
        answers = copy.deepcopy(self.answers)
        self.asked.clear()
        yield self
        self.answers = answers

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]

    def add_article(self, path: str, title: str, *, text: str = "", **headers: str) -> str:
        self.answers[path] = Answer(article_html(title, text).encode(), headers=headers)
        return self.url + path

    def add_feed(self, *paths: str, path: str = "/feed.xml", **headers: str) -> str:
        items = "".join(
            f"<item><title>About {p}</title><link>{self.url}{p}</link>"
            f"<pubDate>Mon, 16 Nov 2026 09:0{i % 10}:00 +0900</pubDate></item>"
            for i, p in enumerate(paths)
        )
        body = f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'
        self.answers[path] = Answer(body.encode(), headers=headers, content_type="application/xml")
        return self.url + path


SENTENCES = (
    "Trainium2 instances are now available in three regions, the company said on Monday.",
    "Engineers who tested the chips for several weeks described a steady rise in throughput.",
    "The memory of each accelerator has grown, and so has the bandwidth between neighbours.",
    "Customers pay by the hour, as before, and may reserve capacity for longer training runs.",
    "Analysts expect the price of training to fall further before the end of the year.",
)


def article_html(title: str, text: str = "") -> str:
    paragraphs = "".join(
        f"<p>{sentence} {title} is what this paragraph, number {i}, has to say. {text}</p>"
        for i, sentence in enumerate(SENTENCES)
    )
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{title}</title>'
        f'<meta property="article:published_time" content="2026-11-16T09:00:00+09:00"></head>'
        f"<body><nav><a href='/'>Home</a></nav><article><h1>{title}</h1>{paragraphs}</article>"
        f"<footer>All rights reserved.</footer></body></html>"
    )


@dataclass
class Project:
    """A data folder, and crawls into it."""

    data: Path
    events: list[CrawlEvent] = field(default_factory=list)

    def job(
        self,
        *sources: Source,
        allow_local: bool = True,
        contact: str = "",
        verbose: bool = False,
        secrets: Mapping[str, Mapping[str, str]] | None = None,
        **settings: Any,
    ) -> CrawlJob:
        return CrawlJob(
            run_id=new_run_id(),
            data=self.data,
            sources=sources,
            settings=CrawlSettings(**settings),
            contact=contact,
            time_zone="Asia/Tokyo",
            allow_local=allow_local,
            verbose=verbose,
            secrets=secrets or {},
        )

    def crawl(self, *sources: Source, **settings: Any) -> CrawlSummary:
        return self.run(self.job(*sources, **settings))

    def run(self, job: CrawlJob) -> CrawlSummary:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(process, "start_crawl", warm.forks().crawl)
            return process.crawl(job, self.events.append)

    def articles(self) -> list[Article]:
        folder = self.data / "segments" / "articles"
        return [a for path in sorted(folder.glob("*.gz")) for a in read_segment(path)]

    def versions(self) -> list[tuple[str, str]]:
        return sorted((article.url, article.content_hash) for article in self.articles())

    def fetches(self) -> list[dict[str, Any]]:
        folder = self.data / "segments" / "fetches"
        return [row for path in sorted(folder.glob("*.gz")) for row in read_rows(path)]


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.close()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "data")
