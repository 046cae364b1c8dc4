"""Why a request came to nothing, in words for people."""

from __future__ import annotations

import re
import sys
import zlib
from gzip import BadGzipFile

import brotli  # type: ignore[import-untyped]
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)
from twisted.internet.error import ConnectError, ConnectionDone, ConnectionLost
from twisted.web._newclient import ParseError

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_NOT_INFLATED = (zlib.error, BadGzipFile, EOFError, brotli.error, zstd.ZstdError)

RETRIED = (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
    ConnectError,
    ConnectionDone,
    ConnectionLost,
)
"""Failures of the network that may be over in a moment."""


class Refused(IgnoreRequest):
    """A request that is not made, or an answer that is not used, by our own rules."""


class Forbidden(Refused):
    """robots.txt asks not to fetch it."""


class Unreachable(IgnoreRequest):
    """A request that is not made, since the host has just failed."""


class Postponed(IgnoreRequest):
    """A request that is left for a later run: its host asked to wait, or the crawl is stopped."""


class BudgetSpent(Postponed):
    """A request that is left for a later run: its source may not cost more in this one."""


class Unrendered(IgnoreRequest):
    """A page that came, and that the browser could not render."""


def is_refusal(error: BaseException) -> bool:
    """Whether a request came to nothing by our own rules, and not by the host's failure."""
    return isinstance(error, (Refused, DownloadCancelledError)) or _is_too_large(error)


def is_redirected_too_often(error: BaseException) -> bool:
    """Whether a request went round in circles, or so it seems."""
    return isinstance(error, IgnoreRequest) and "redirection" in str(error)


def reason_of(error: BaseException, *, max_bytes: int, timeout: float) -> str:
    """One phrase that says what went wrong. `max_bytes` and `timeout` are the limits in force."""
    match error:
        case Refused() | Unreachable() | Postponed() | Unrendered():
            return str(error)
        case CannotResolveHostError():
            return "DNS lookup failed"
        case DownloadConnectionRefusedError():
            return "connection refused"
        case DownloadTimeoutError():
            return f"no complete answer within {timeout:g} seconds"
        case ResponseDataLossError():
            return "the connection broke in the middle of the answer"
        case UnsupportedURLSchemeError():
            return "neither http nor https"
        case DownloadCancelledError():
            return too_large(max_bytes)
        case IgnoreRequest() if _is_too_large(error):
            return too_large(max_bytes)
        case IgnoreRequest() if is_redirected_too_often(error):
            return "too many redirects"
        case DownloadFailedError():
            return _network_reason(_inner_words(error))
        case ConnectError() | ConnectionDone() | ConnectionLost():
            return _network_reason(str(error))
        case _ if type(error) in _NOT_INFLATED:
            return "the body cannot be inflated (Content-Encoding)"
        case ValueError() if "in request url" in str(error):
            return "redirected to what is no address"
        case _:
            return f"{type(error).__name__}: {one_line(str(error))}"


def _is_too_large(error: BaseException) -> bool:
    # What the decompressing middleware says of a body that grows beyond the limit.
    return isinstance(error, IgnoreRequest) and "DOWNLOAD_MAXSIZE" in str(error)


def too_large(max_bytes: int) -> str:
    """The phrase for a body beyond the limit."""
    return f"larger than {max_bytes / 1_000_000:g} MB (max_bytes)"


def _inner_words(error: BaseException) -> str:
    """What Twisted found, without the names of its classes."""
    reasons = getattr(error.__cause__, "reasons", ())
    values = [reason.value for reason in reasons]
    if any(isinstance(value, (ParseError, ValueError)) for value in values):
        return "the answer is no HTTP"
    return "; ".join(str(value) for value in values) or str(error)


def _network_reason(text: str) -> str:
    if "certificate" in text or "SSL" in text:
        return f"TLS: {one_line(_certificate_detail(text))}"
    return f"the connection failed: {one_line(text)}"


def _certificate_detail(text: str) -> str:
    details = re.findall(r"'([^']*(?:certificate|ssl|SSL|tls|alert)[^']*)'", text)
    return details[-1] if details else text


def one_line(text: str) -> str:
    """The text without line breaks and control characters, 200 characters at the most."""
    return " ".join(re.sub(r"[\x00-\x1f\x7f]+", " ", text).split())[:200]
