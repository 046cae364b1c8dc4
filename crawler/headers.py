"""Bounds on what comes before a body, which neither Twisted nor Scrapy sets: size and number."""

from __future__ import annotations

# Scrapy offers no setting for its parser; these names are private in 2.19 (November 2026).
from scrapy.core.downloader.handlers.http11 import (
    _LenientHTTP11ClientFactory,
    _LenientHTTP11ClientProtocol,
    _LenientHTTPClientParser,
)
from twisted.internet.defer import Deferred
from twisted.internet.interfaces import IAddress
from twisted.web._newclient import HTTP11ClientProtocol, Request
from twisted.web.client import HTTPConnectionPool
from twisted.web.iweb import IResponse

MAX_BYTES = 64_000
"""Of status lines and headers together, those of interim answers (1xx) included."""
MAX_LINES = 500
MAX_CODINGS = 2
"""Content codings on top of each other; more than one is rare, more than two nobody needs."""


class HeadersTooLargeError(Exception):
    """An answer whose headers have no end."""

    def __init__(self) -> None:
        super().__init__(f"headers larger than {MAX_BYTES // 1000} kB or {MAX_LINES} lines")


class _Parser(_LenientHTTPClientParser):
    MAX_LENGTH = MAX_BYTES
    _bytes = 0
    _lines = 0

    def lineReceived(self, line: bytes) -> None:  # noqa: N802
        self._bytes += len(line)
        self._lines += 1
        if self._bytes > MAX_BYTES or self._lines > MAX_LINES:
            raise HeadersTooLargeError
        super().lineReceived(line)

    def lineLengthExceeded(self, line: bytes) -> None:  # noqa: ARG002, N802
        raise HeadersTooLargeError


class _Protocol(_LenientHTTP11ClientProtocol):
    def request(self, request: Request) -> Deferred[IResponse]:
        answer = super().request(request)
        self._parser.__class__ = _Parser
        return answer


class _Factory(_LenientHTTP11ClientFactory):
    def buildProtocol(self, addr: IAddress | None) -> HTTP11ClientProtocol:  # noqa: ARG002, N802
        return _Protocol(self._quiescentCallback)  # type: ignore[no-untyped-call]


def bound_headers(pool: HTTPConnectionPool) -> None:
    """Let the connections of a pool give up on answers whose headers are too large."""
    pool._factory = _Factory


def is_headers_too_large(error: BaseException) -> bool:
    """Whether this is why a download failed."""
    reasons = getattr(error.__cause__, "reasons", ())
    return any(reason.check(HeadersTooLargeError) for reason in reasons)


def codings(values: list[bytes]) -> int:
    """How many codings Content-Encoding headers name."""
    return sum(bool(name.strip()) for value in values for name in value.split(b","))
