"""WARC (ISO 28500) and ARC files: the web pages in them, as they were answered."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import IO, Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from crawler.imports.saved_page import (
    Saved,
    SavedPage,
    TooLargeError,
    Unusable,
    bounded,
    web_address,
)

_PAGES = {"text/html", "application/xhtml+xml"}
_DAMAGE = (ArchiveLoadFailed, EOFError, OSError, zlib.error, ValueError, TypeError, AttributeError)
"""What warcio raises on files that are cut, or no archives."""


def read_warc(stream: IO[bytes], origin: str) -> Iterator[Saved]:
    """The answers with status 200 that hold a page.

    Requests, revisits and pictures are passed over. A damaged file yields what stands before the
    damage.
    """
    position = 0
    try:
        records = ArchiveIterator(_whole(stream), arc2warc=True)
        for record in records:
            position = records.offset  # get_record_offset() would read the record to its end
            if _is_page(record):
                yield _page(record, f"{origin} at {position}")
    except _DAMAGE as error:
        reason = " ".join(str(error).split())[:100] or type(error).__name__
        yield Unusable(origin, f"damaged after byte {position}, the rest is not read: {reason}")


def _whole(stream: IO[bytes]) -> Any:
    """The file; unpacked, where it was gzipped as a whole instead of record by record."""
    head = stream.read(2)
    stream.seek(0)
    if head != b"\x1f\x8b":
        return stream
    try:
        records = iter(ArchiveIterator(stream, arc2warc=True))
        next(records, None)
        next(records, None)
    except ArchiveLoadFailed:
        stream.seek(0)
        return gzip.GzipFile(fileobj=stream)
    except _DAMAGE:
        pass
    stream.seek(0)
    return stream


def _is_page(record: Any) -> bool:
    if record.rec_type == "resource":
        kind = record.rec_headers.get_header("Content-Type") or ""
    elif record.rec_type == "response" and record.http_headers is not None:
        if record.http_headers.get_statuscode() != "200":
            return False
        kind = record.http_headers.get_header("Content-Type") or "text/html"
    else:
        return False
    return kind.partition(";")[0].strip().lower() in _PAGES


def _page(record: Any, origin: str) -> Saved:
    url = web_address((record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>"))
    if url is None:
        return Unusable(origin, "it does not say which address it was fetched from")
    try:
        fetched_at = datetime.fromisoformat(record.rec_headers.get_header("WARC-Date") or "")
    except ValueError:
        return Unusable(origin, "it does not say when it was fetched")
    headers = record.http_headers.headers if record.http_headers is not None else []
    kind = (
        record.http_headers.get_header("Content-Type")
        if record.http_headers is not None
        else record.rec_headers.get_header("Content-Type")
    )
    try:
        body = bounded(record.content_stream())
    except TooLargeError as error:
        return Unusable(origin, str(error))
    return SavedPage(
        url,
        body,
        fetched_at if fetched_at.tzinfo else fetched_at.replace(tzinfo=UTC),
        origin,
        kind,
        tuple((str(name), str(text)) for name, text in headers),
    )
