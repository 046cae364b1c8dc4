"""The site over HTTP on loopback, with conditional requests."""

from __future__ import annotations

import sys
import threading
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from bench.corpus.files import SavedArticle, Sort
from bench.corpus.website import FEED, SITEMAP, ZONE, Resource, website
from config.models import Source, SourceKind

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Site:
    """The site while it is being served."""

    base: str
    articles: Sequence[SavedArticle]
    answers: Counter[str]
    """Answers so far: articles by their status (`200`, `304`), and `other`."""

    def sources(self) -> list[Source]:
        """A sitemap for the pages, a feed for the notes, as far as there are any."""
        numbers = Counter(article.sort for article in self.articles)
        ways: tuple[tuple[str, SourceKind, str, Sort], ...] = (
            ("pages", "sitemap", SITEMAP, "page"),
            ("notes", "feed", FEED, "note"),
        )
        return [
            Source(
                name=name,
                title=name,
                kind=kind,
                url=f"{self.base}{path}",
                tier="community",
                time_zone=ZONE.key,
                max_pages=numbers[sort],
                allow_local=True,
            )
            for name, kind, path, sort in ways
            if numbers[sort]
        ]

    def by_url(self) -> dict[str, SavedArticle]:
        """What is known of the article at each address."""
        return {f"{self.base}/{quote(article.path)}": article for article in self.articles}


@contextmanager
def serve(articles: Sequence[SavedArticle]) -> Iterator[Site]:
    """Serve the articles on a free port for as long as the block runs."""
    server = _Server((LOOPBACK, 0), _Handler)
    base = f"http://{LOOPBACK}:{server.server_port}"
    server.resources = website(articles, base)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield Site(base, articles, server.answers)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    resources: Mapping[str, Resource]

    def __init__(self, address: tuple[str, int], handler: type[BaseHTTPRequestHandler]) -> None:
        super().__init__(address, handler)
        self.answers: Counter[str] = Counter()
        self._lock = threading.Lock()

    def count(self, answer: str) -> None:
        with self._lock:
            self.answers[answer] += 1

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is no news; anything else is a fault of ours."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    timeout = 30
    # What comes behind the header would wait for its acknowledgement: 40 ms a page.
    disable_nagle_algorithm = True
    wbufsize = -1

    def do_GET(self) -> None:
        resource = self.server.resources.get(unquote(urlsplit(self.path).path))
        if resource is None:
            self._answer(HTTPStatus.NOT_FOUND, Resource(b"not found\n", "text/plain"))
        elif resource.etag in (self.headers.get("If-None-Match") or ""):
            self._answer(HTTPStatus.NOT_MODIFIED, resource)
        else:
            self._answer(HTTPStatus.OK, resource)

    do_HEAD = do_GET  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Quiet."""

    def _answer(self, status: HTTPStatus, resource: Resource) -> None:
        self.server.count(str(int(status)) if resource.is_article else "other")
        self.send_response(status)
        self.send_header("ETag", resource.etag)
        if status is not HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Type", resource.content_type)
            self.send_header("Content-Length", str(len(resource.body)))
        self.end_headers()
        if status is not HTTPStatus.NOT_MODIFIED and self.command != "HEAD":
            self.wfile.write(resource.body)
