"""The demonstration's news site, served over HTTP on loopback."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from config.models import Lang, Source
from tracker.demo.articles import DemoArticle, read_articles
from tracker.demo.outlets import OUTLETS
from tracker.demo.website import Address, Resource, website

LOOPBACK = "127.0.0.1"
RETRY_AFTER_SECONDS = 1
DELAY_SECONDS = 0.02


@dataclass(frozen=True, slots=True)
class Published:
    """What the site really published at an address, for comparison with what was read."""

    url: str
    source: str
    title: str
    text: str
    """Paragraphs separated by one newline."""
    lang: Lang
    published_at: datetime | None
    """UTC, cut to the precision; None where neither the page nor the way to it tells a date."""
    date_precision: str
    """What the page and the way to it tell: `minute`, `day`, `month`, `unknown`."""
    updated_at: datetime | None
    syndicated_from: str | None
    """URL of the original."""
    edited: bool
    """Whether it changed since the first visit."""


@dataclass(frozen=True, slots=True)
class RunningSite:
    """The site while it is being served."""

    port: int
    articles: tuple[DemoArticle, ...]

    def sources(self) -> list[Source]:
        """One source for each outlet, ready for `sources.yaml`."""
        return [
            Source(
                name=outlet.name,
                title=outlet.title,
                kind=outlet.kind,
                url=f"http://{outlet.host}:{self.port}{outlet.entrance}",
                lang=outlet.lang,
                tier=outlet.tier,
                time_zone=outlet.zone.key,
                delay=DELAY_SECONDS,
                allow_local=True,
            )
            for outlet in OUTLETS.values()
        ]

    def truth(self) -> list[Published]:
        """All articles as they are published on this visit, the newest first."""
        urls = {a.id: f"http://{a.outlet.host}:{self.port}{a.path}" for a in self.articles}
        return [_published(article, urls) for article in self.articles]


@contextmanager
def serve(today: date, visit: int, port: int = 0) -> Iterator[RunningSite]:
    """Serve the site as it is on a day and a visit (1, 2, …); port 0 takes a free one.

    Addresses hold the port: to meet the same articles again, serve them on the same one.
    Raises OSError where the port is taken.
    """
    articles = read_articles(today, visit)
    server = _Server((LOOPBACK, port), _Handler)
    server.pages = website(articles, today, server.server_port)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield RunningSite(server.server_port, articles)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _published(article: DemoArticle, urls: Mapping[str, str]) -> Published:
    front = article.front
    published_at, precision = _told_date(article)
    original = front.copy_of
    return Published(
        url=urls[article.id],
        source=article.outlet.name,
        title=front.title,
        text="\n".join(article.paragraphs),
        lang=article.lang,
        published_at=published_at,
        date_precision=precision,
        updated_at=article.updated_at.astimezone(UTC) if article.updated_at else None,
        syndicated_from=urls[original] if original else None,
        edited=bool(front.edit) and article.updated_at is not None,
    )


def _told_date(article: DemoArticle) -> tuple[datetime | None, str]:
    """The date in UTC as a reader can know it at best, and how exactly."""
    at, style = article.published_at, article.front.date
    midnight = at.replace(hour=0, minute=0)
    if style == "none":
        return None, "unknown"
    if style == "month":
        return midnight.replace(day=1).astimezone(UTC), "month"
    # English prose names the day only, and a listing does not add the time as a feed does.
    if style == "text" and article.lang == "en" and article.outlet.kind == "listing":
        return midnight.astimezone(UTC), "day"
    return at.astimezone(UTC), "minute"


class _Server(ThreadingHTTPServer):
    pages: Mapping[Address, Resource]

    def __init__(self, address: tuple[str, int], handler: type[BaseHTTPRequestHandler]) -> None:
        super().__init__(address, handler)
        self._asked: set[Address] = set()
        self._lock = threading.Lock()

    def is_first_request(self, address: Address) -> bool:
        with self._lock:
            first = address not in self._asked
            self._asked.add(address)
            return first

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is no news; anything else is a fault of ours."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    server_version = "tracker-demo"
    sys_version = ""
    timeout = 30
    # Header and body in one packet: two small ones wait 40 ms for Nagle's algorithm.
    wbufsize = -1

    def do_GET(self) -> None:
        address = self._address()
        resource = self.server.pages.get(address)
        if resource is None:
            self._answer(HTTPStatus.NOT_FOUND, {"Content-Type": "text/plain"}, b"not found\n")
        elif resource.flaky and self.server.is_first_request(address):
            headers = {"Content-Type": "text/plain", "Retry-After": str(RETRY_AFTER_SECONDS)}
            self._answer(HTTPStatus.SERVICE_UNAVAILABLE, headers, b"busy\n")
        elif resource.location:
            self._answer(resource.status, {"Location": resource.location}, b"")
        else:
            validators = {
                "ETag": resource.etag,
                "Last-Modified": format_datetime(resource.modified.astimezone(UTC), usegmt=True),
            }
            if self._is_fresh(resource):
                self._answer(HTTPStatus.NOT_MODIFIED, validators, b"")
            else:
                headers = validators | {"Content-Type": resource.content_type}
                self._answer(resource.status, headers, resource.body)

    do_HEAD = do_GET  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Quiet: the demonstration prints what the crawler sees."""

    def _address(self) -> Address:
        host = (self.headers.get("Host") or "").partition(":")[0].lower()
        parts = urlsplit(self.path)
        query = [(k, v) for k, v in parse_qsl(parts.query) if not k.startswith("utm_")]
        return host, parts.path + (f"?{urlencode(query)}" if query else "")

    def _is_fresh(self, resource: Resource) -> bool:
        """Whether the client has this body already (RFC 9110, section 13.2.2)."""
        if known := self.headers.get("If-None-Match"):
            return known == "*" or resource.etag in (tag.strip() for tag in known.split(","))
        if since := self.headers.get("If-Modified-Since"):
            try:
                return resource.modified.replace(microsecond=0) <= parsedate_to_datetime(since)
            except (TypeError, ValueError):
                return False
        return False

    def _answer(self, status: HTTPStatus, headers: Mapping[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status is not HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
