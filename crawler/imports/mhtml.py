"""MHTML (RFC 2557): a page with all its parts in one file, as browsers save it."""

from __future__ import annotations

import email
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import IO

from crawler.imports.saved_page import (
    MAX_BYTES,
    Saved,
    SavedPage,
    TooLargeError,
    Unusable,
    believable,
    bounded,
    web_address,
)

_MAX_FILE = 5 * MAX_BYTES
"""Pictures are in it too."""


def read_mhtml(stream: IO[bytes], origin: str, now: datetime, saved: datetime) -> Iterator[Saved]:
    """The page in the file. `saved` is when the file was written, for files that do not say."""
    try:
        message = email.message_from_bytes(bounded(stream, _MAX_FILE))
    except TooLargeError as error:
        yield Unusable(origin, str(error))
        return
    page = next((part for part in message.walk() if _is_page(part)), None)
    body = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(body, bytes):
        yield Unusable(origin, "no page in it; not MHTML, or damaged")
        return
    url = web_address(message["Snapshot-Content-Location"] or page["Content-Location"])
    if url is None:
        yield Unusable(origin, "it does not say which address it was saved from")
        return
    yield SavedPage(
        url, body, believable(_date(message) or saved, now), origin, page["Content-Type"]
    )


def _is_page(part: Message) -> bool:
    return part.get_content_type() in {"text/html", "application/xhtml+xml"}


def _date(message: Message) -> datetime | None:
    try:
        date = parsedate_to_datetime(str(message["Date"]))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return date if date.tzinfo else date.replace(tzinfo=UTC)
