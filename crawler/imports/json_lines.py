"""JSON Lines: one page a line, `{"url", "html", "fetched_at"}`, the last left out if unknown."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import IO, Any

from crawler.imports.saved_page import (
    MAX_BYTES,
    Saved,
    SavedPage,
    Unusable,
    believable,
    web_address,
)

_LONGEST_LINE = 4 * MAX_BYTES
"""Signs beyond ASCII may be escaped."""


def read_json_lines(
    stream: IO[bytes], origin: str, now: datetime, saved: datetime
) -> Iterator[Saved]:
    """The pages of the file. `saved` is when it was written, for lines that do not say."""
    number = 0
    while line := stream.readline(_LONGEST_LINE + 1):
        number += 1
        where = f"{origin}:{number}"
        if len(line) > _LONGEST_LINE:
            yield Unusable(where, "the line is too long; the rest of the file is not read")
            return
        if line.strip():
            yield _page(line, where, now, saved)


def _page(line: bytes, origin: str, now: datetime, saved: datetime) -> Saved:
    try:
        row: Any = json.loads(line)
    except (ValueError, RecursionError):
        return Unusable(origin, "not JSON")
    page = row.get("html") if isinstance(row, dict) else None
    if not isinstance(page, str):
        return Unusable(origin, "no object with 'url' and 'html'")
    address = row.get("url")
    url = web_address(address if isinstance(address, str) else None)
    if url is None:
        return Unusable(origin, "its 'url' is no web address")
    body = page.encode("utf-8", "replace")
    if len(body) > MAX_BYTES:
        return Unusable(origin, f"larger than {MAX_BYTES // 1_000_000} MB")
    told = row.get("fetched_at")
    try:
        fetched_at = datetime.fromisoformat(told) if isinstance(told, str) else saved
    except ValueError:
        return Unusable(origin, f"its 'fetched_at' is no time: {told[:40]!r}")
    aware = fetched_at if fetched_at.tzinfo else fetched_at.replace(tzinfo=UTC)
    return SavedPage(url, body, believable(aware, now), origin, "text/html; charset=utf-8")
