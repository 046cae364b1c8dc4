"""The headers that a source may ask to be sent with its requests."""

from __future__ import annotations

import re

MOST = 20
_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}")
_LONGEST = 4000
_OURS = (
    *("accept-encoding", "connection", "content-length", "expect", "host", "if-modified-since"),
    *("if-none-match", "proxy-authorization", "range", "te", "trailer", "transfer-encoding"),
    *("upgrade", "user-agent"),
)
"""What says who asks and how the answer travels."""


def checked_headers(headers: dict[str, str]) -> dict[str, str]:
    """The headers. Raises ValueError, which shows no value: it may be a secret."""
    if len(headers) > MOST:
        raise ValueError(f"more than {MOST} headers")
    for name, value in headers.items():
        if not _NAME.fullmatch(name):
            raise ValueError(f"{name!r} is no name of a header")
        if name.lower() in _OURS:
            raise ValueError(f"the header {name} is set by the crawl itself")
        if len(value) > _LONGEST or not (value.isascii() and value.isprintable()):
            raise ValueError(
                f"the value of {name} must be one line of ASCII, {_LONGEST:,} characters at most"
            )
    return headers
