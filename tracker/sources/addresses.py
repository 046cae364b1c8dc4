"""Addresses of sources: as a person types them, and when two of them are the same."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from config.models import Source
from config.secrets import without_user
from crawler.canonical import canonical_url
from tracker.errors import UserError


def web_address(text: str) -> str:
    """The address that a person means; https where no scheme is named. Raises UserError."""
    url = text.strip()
    if "://" not in url:
        url = f"https://{url}"
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise UserError(f"{text!r} is no address: {error}", code=2) from error
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise UserError(f"{text!r} is no address that can be crawled; write https://…", code=2)
    if parts.username is not None:
        raise UserError(
            f"{without_user(url)!r} holds a name or password before its host; give them with "
            "'headers' in sources.yaml (docs/sources.md, \"Sources that need a secret\")",
            code=2,
        )
    return url


def source_at(url: str, sources: Iterable[Source]) -> Source | None:
    """The source whose address this is, whatever the scheme and the last slash."""
    wanted = _key(url)
    for source in sources:
        if any(_key(own) == wanted for own in (source.url, *source.urls) if own is not None):
            return source
    return None


def _key(url: str) -> str:
    return canonical_url(url).partition("://")[2].removeprefix("www.").rstrip("/")
