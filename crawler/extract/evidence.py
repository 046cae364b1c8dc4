"""What a page says, and where it says it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

Origin = Literal[
    "json-ld",  # schema.org in a script
    "opengraph",  # <meta property="article:…"> and "og:…"
    "microdata",  # itemprop
    "meta",  # <meta name="…">, <link>, the lang attribute
    "heading",  # <h1>
    "title",  # <title>
    "time",  # <time>
    "byline",  # what is marked as byline or author by its class
    "feed",  # the entry that led to the page
    "text",  # what stands there for readers
    "url",  # the address itself
    "script",  # the writing system of the text
    "source",  # the configuration of the source
]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Evidence(Generic[T]):
    """One statement of a field's value."""

    origin: Origin
    value: T


def settled(evidence: Iterable[Evidence[T]], ranking: Sequence[Origin]) -> Evidence[T] | None:
    """The statement that counts: of the highest origin, and the first one of that.

    What the ranking does not name does not count.
    """
    known = [item for item in evidence if item.origin in ranking]
    return min(known, key=lambda item: ranking.index(item.origin), default=None)
