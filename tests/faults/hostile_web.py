"""A web that means no good: a site for each fault, and what is to come of its source."""

from __future__ import annotations

import gzip
import itertools
import random
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import brotli  # type: ignore[import-untyped]
from backports import zstd

from tests.integration.crawler.conftest import article_html
from tests.integration.crawler.hostile import OK, Deed, HostileSite, drips, floods, says

HANGS = 30.0
"""Seconds; longer than any crawl of the tests waits."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What a site does, by path, and what is to come of a source that reads it."""

    told: str | None
    """What its one problem says; None where there is none."""
    deeds: dict[str, Deed] = field(default_factory=dict)
    source: dict[str, Any] = field(default_factory=dict)
    """Keys of the entry beside name and address."""
    path: str = "/feed.xml"
    answer: Callable[[str, str], bytes | None] | None = None
    """A page for any other path, given the site's address and the path."""
    articles: int = 0
    asked_at_most: int = 20
    """Requests that it may cost, in one run."""


def body(content: bytes, more: bytes = b"", kind: bytes = b"text/xml") -> Deed:
    head = (
        b"HTTP/1.1 200 OK\r\nContent-Type: %b\r\nConnection: close\r\n%bContent-Length: %d\r\n\r\n"
    )
    return says(head % (kind, more, len(content)), content)


def coded(coding: bytes, packed: bytes) -> Deed:
    return body(packed, b"Content-Encoding: %b\r\n" % coding)


def hangs(connection: socket.socket) -> None:
    """Says nothing."""
    connection.settimeout(HANGS)
    with suppress(OSError):
        connection.recv(1)


def moves_on() -> Deed:
    """A redirect to an address that nobody was sent to yet."""
    numbers = itertools.count()

    def deed(connection: socket.socket) -> None:
        head = b"HTTP/1.1 302 Found\r\nLocation: /feed.xml?%d\r\nContent-Length: 0\r\n\r\n"
        connection.sendall(head % next(numbers))

    return deed


def never_the_same() -> Deed:
    """The same article in other words each time."""
    dice = random.Random("never the same")

    def deed(connection: socket.socket) -> None:
        page = article_html("Another", f"This is number {dice.random()}.")
        body(page.encode(), kind=b"text/html; charset=utf-8")(connection)

    return deed


def rss(*links: str) -> bytes:
    items = "".join(f"<item><title>A</title><link>{link}</link></item>" for link in links)
    return f'<?xml version="1.0"?><rss><channel>{items}</channel></rss>'.encode()


def sitemaps_without_end(url: str, path: str) -> bytes | None:
    """Each index names two more, and a sitemap with pages of its own."""
    kind, number = path[:3], int(path[3:].partition("-")[0] or 1)
    if kind == "/s/":
        names = (f"/s/{2 * number}", f"/s/{2 * number + 1}", f"/u/{number}")
        listed = "".join(f"<sitemap><loc>{url}{name}</loc></sitemap>" for name in names)
        return f"<sitemapindex>{listed}</sitemapindex>".encode()
    if kind == "/u/":
        listed = "".join(f"<url><loc>{url}/p/{number}-{i}</loc></url>" for i in range(20))
        return f"<urlset>{listed}</urlset>".encode()
    return article_html(f"Page {path}").encode()


def calendar_without_end(url: str, path: str) -> bytes | None:
    """Each day links to the next, and to an event of its own."""
    if path.startswith("/day/"):
        number = int(path[5:])
        return (
            f"<html><body><article><a href='/p/{number}'>Event</a></article>"
            f"<a rel=next href='/day/{number + 1}'>Next day</a></body></html>"
        ).encode()
    return article_html(f"Event {path}").encode() if path.startswith("/p/") else None


_LAUGHS = b"".join(b'<!ENTITY a%d "%b">' % (i, b"&a%d;" % (i - 1) * 10) for i in range(1, 10))
_ZEROS = b"0" * 60_000_000
_TOO_LARGE = "larger than 10 MB (max_bytes)"
_LATE = "no complete answer within 2 seconds"
_BROKEN = "the connection broke in the middle of the answer"
_ENTITIES = "declares entities"


def feed(deed: Deed, told: str | None, **more: Any) -> Fault:
    """The feed itself is the fault."""
    return Fault(told, {"/feed.xml": deed}, **more)


FAULTS: dict[str, Fault] = {
    "hangs": feed(hangs, _LATE),
    "drips": feed(drips(OK + b"Content-Length: 999\r\n\r\n", b"x"), _LATE),
    "drips-headers": feed(drips(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"), _LATE),
    "endless": feed(floods(OK + b"\r\n<rss>", b"<item>"), _TOO_LARGE),
    "moves-on": feed(moves_on(), "too many redirects"),
    "short": feed(says(OK + b"Content-Length: 5000\r\n\r\n<rss>"), _BROKEN),
    "bad-chunks": feed(says(OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n<rss>"), _BROKEN),
    "gzip-bomb": feed(coded(b"gzip", gzip.compress(_ZEROS, 1)), _TOO_LARGE),
    "brotli-bomb": feed(coded(b"br", brotli.compress(_ZEROS, quality=0)), _TOO_LARGE),
    "zstd-bomb": feed(coded(b"zstd", zstd.compress(_ZEROS, 1)), _TOO_LARGE),
    "file-bomb": Fault(
        "larger than 52 MB",
        {"/sitemap.xml.gz": body(gzip.compress(_ZEROS, 1), kind=b"application/gzip")},
        {"kind": "sitemap"},
        "/sitemap.xml.gz",
    ),
    "laughs": feed(body(b"<!DOCTYPE r [" + _LAUGHS + b"]><rss>&a9;</rss>"), _ENTITIES),
    "long-entity": feed(
        body(b'<!DOCTYPE r [<!ENTITY a "' + b"a" * 90_000 + b'">]><rss>' + b"&a;" * 9000),
        _ENTITIES,
    ),
    "outside": feed(
        body(b'<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss>&a;</rss>'), _ENTITIES
    ),
    "deep": feed(body(b"<rss>" + b"<a>" * 900_000), "nested too deeply"),
    "large-header": feed(says(OK + b"X: " + b"a" * 10_000_000), "headers larger than 64 kB"),
    "many-headers": feed(floods(OK, b"X-A: b\r\n"), "headers larger than 64 kB"),
    "large-robots": Fault(
        "robots.txt cannot be read: larger than",
        {
            "/robots.txt": floods(OK + b"\r\n", b"Disallow: /a\n"),
            "/feed.xml": body(rss("http://127.0.0.1:9/")),
        },
        asked_at_most=3,
    ),
    "sitemaps": Fault(
        None,
        source={"kind": "sitemap", "max_pages": 7},
        path="/s/",
        answer=sitemaps_without_end,
        articles=7,
        asked_at_most=520,
    ),
    "calendar": Fault(
        None,
        source={"kind": "listing", "max_pages": 7},
        path="/day/1",
        answer=calendar_without_end,
        articles=7,
        asked_at_most=130,
    ),
    "other-words": feed(
        lambda connection: None,  # see `hostile_web`: its feed names its own address
        None,
        articles=1,
    ),
    "no-utf-8": feed(lambda connection: None, None, articles=1),
}
WITHOUT_TLS = {
    "plain-on-tls": says(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"),
    "hangs-up-on-tls": says(b""),
}


@dataclass
class HostileWeb:
    """The sites, and the sources that read them."""

    sites: dict[str, HostileSite] = field(default_factory=dict)
    urls: dict[str, str] = field(default_factory=dict)


@contextmanager
def hostile_web() -> Iterator[HostileWeb]:
    """All of them, for as long as the block runs."""
    web = HostileWeb()
    with ExitStack() as closing:
        for name, fault in FAULTS.items():
            site = HostileSite()
            closing.callback(site.close)
            site.deeds = dict(fault.deeds)
            if fault.answer is not None:
                _answer_any(site, fault.answer)
            web.sites[name] = site
            web.urls[name] = site.url + fault.path
        other, bad = web.sites["other-words"], web.sites["no-utf-8"]
        other.deeds["/feed.xml"] = body(rss(f"{other.url}/a", f"{other.url}/a?utm_source=b"))
        other.deeds["/a"] = never_the_same()
        bad.deeds["/feed.xml"] = body(
            rss(f"{bad.url}/a").replace(b"<title>A", b"<title>\xff\xfe\xc0\x80A\xed\xa0\x80")
        )
        page = article_html("Broken \ufffd letters").encode().replace(b"\xef\xbf\xbd", b"\xe3\x81")
        bad.deeds["/a"] = body(page, kind=b"text/html; charset=utf-8")
        for name, deed in WITHOUT_TLS.items():
            site = _Speaker(deed)
            closing.callback(site.close)
            web.sites[name] = site
            web.urls[name] = site.url.replace("http:", "https:") + "/feed.xml"
        yield web


class _Speaker(HostileSite):
    """Speaks first, whatever is asked."""

    def __init__(self, deed: Deed) -> None:
        super().__init__()
        self._deed = deed

    def _answer(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            self._deed(connection)


def _answer_any(site: HostileSite, answer: Callable[[str, str], bytes | None]) -> None:
    class Deeds(dict[str, Deed]):
        def get(self, path: str, default: Any = None) -> Any:
            page = None if path == "/robots.txt" else answer(site.url, path)
            if page is None:
                return default
            is_page = page.startswith((b"<html", b"<!DOCTYPE html"))
            return body(page, kind=b"text/html; charset=utf-8" if is_page else b"text/xml")

    site.deeds = Deeds()


class Names:
    """A DNS server on loopback: no address at first, and then this machine's own."""

    def __init__(self, address: str) -> None:
        self.asked = 0
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind((address, 53))
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        self._socket.close()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                query, client = self._socket.recvfrom(512)
                end = query.index(b"\0", 12) + 5
                wants_address = query[end - 4 : end - 2] == b"\0\1"
                self.asked += wants_address
                answer = b""
                if wants_address and self.asked > 1:
                    answer = b"\xc0\x0c\0\1\0\1\0\0\0\0\0\4\x7f\0\0\1"  # A, TTL 0, 127.0.0.1
                counts = b"\0\1" + (b"\0\1" if answer else b"\0\0") + b"\0\0\0\0"
                self._socket.sendto(
                    query[:2] + b"\x81\x80" + counts + query[12:end] + answer, client
                )
