"""What an archive yields: pages, and things that could not be used."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import IO
from urllib.parse import urlsplit

MAX_BYTES = 20_000_000
"""Of one page, inflated."""

_PART = 1_000_000
_EARLIEST = datetime(1995, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class SavedPage:
    """One page as it was saved."""

    url: str
    body: bytes
    fetched_at: datetime
    """With its zone. When it was saved, as well as the archive knows."""
    origin: str
    """Where it lies, for people: a file, and the place in it."""
    content_type: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    """Of the response, where the archive has kept them."""

    @property
    def key(self) -> bytes:
        """What makes it the same page of the same archive: 16 bytes."""
        digest = hashlib.blake2b(self.body, digest_size=16)
        digest.update(f"\n{self.url}\n{self.fetched_at.astimezone(UTC).isoformat()}".encode())
        return digest.digest()


@dataclass(frozen=True, slots=True)
class Unusable:
    """Something that ought to be a page and cannot be used."""

    origin: str
    reason: str

    def __str__(self) -> str:
        return f"{self.origin}: {self.reason}"


Saved = SavedPage | Unusable


class TooLargeError(Exception):
    """More bytes than a page may have."""


def bounded(stream: IO[bytes], limit: int = MAX_BYTES) -> bytes:
    """The rest of a stream. Raises TooLargeError beyond `limit` bytes."""
    parts: list[bytes] = []
    size = 0
    # Unpacking streams give what they have, not what they are asked for.
    while size <= limit and (part := stream.read(_PART)):
        parts.append(part)
        size += len(part)
    if size > limit:
        raise TooLargeError(f"larger than {limit // 1_000_000} MB")
    return b"".join(parts)


def believable(time: datetime, now: datetime) -> datetime:
    """The time when something was saved, if it can be that; else now."""
    return time if _EARLIEST <= time <= now else now


def web_address(text: str | None) -> str | None:
    """The text if it is an address of a web page."""
    try:
        parts = urlsplit((text or "").strip())
        is_web = parts.scheme.lower() in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return None
    return parts.geturl() if is_web else None
