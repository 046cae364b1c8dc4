"""Short names for new sources."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from urllib.parse import urlsplit

_LONGEST = 60
_GENERIC = {"", "feed", "feeds", "rss", "atom", "index", "rss2", "sitemap", "news-sitemap", "xml"}


def slug(text: str) -> str:
    """The text in lower-case letters, digits and hyphens; "" where it has none."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-")


def host_name(url: str) -> str:
    """A name after the host of an address: `https://www.chip-times.example/x` is `chip-times`."""
    parts = urlsplit(url)
    labels = (parts.hostname or "source").removeprefix("www.").split(".")
    if all(label.isdigit() for label in labels):
        port = f"-{parts.port}" if parts.port else ""
        return f"{'-'.join(labels)}{port}"
    ending = 2 if len(labels) > 2 and labels[-2] in {"co", "or", "ne", "ac", "go", "com"} else 1
    kept = labels[:-ending] or labels
    return slug("-".join(kept)) or "source"


def free_name(taken: Collection[str], *wishes: str, url: str) -> str:
    """The first wish that is not taken; else one with the section of the address, or a number."""
    section = next(
        (part for part in map(slug, urlsplit(url).path.split("/")) if part not in _GENERIC), ""
    )
    names = [wish for wish in wishes if wish] or [host_name(url)]
    for name in (*names, *(f"{name}-{section}" for name in names if section)):
        if name not in taken:
            return name
    number = 2
    while f"{names[0]}-{number}" in taken:
        number += 1
    return f"{names[0]}-{number}"
