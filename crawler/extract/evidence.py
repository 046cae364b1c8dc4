"""What a page says, where it says it, and the rule by which disagreements are settled.

The rule is `settled`, the order of its origins `RANKINGS`; docs/extraction.md gives the reasons.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

Origin = Literal[
    "selector",  # the source's configuration points at it
    "json-ld",  # schema.org in a script
    "opengraph",  # <meta property="article:…"> and "og:…", and Twitter's
    "microdata",  # itemprop, and RDFa's property
    "meta",  # <meta name="…">, <link>, the lang attribute
    "heading",  # <h1>
    "title",  # <title>
    "time",  # <time>
    "byline",  # what is marked as byline or author, by its class or its first words
    "breadcrumb",  # the way from the front page
    "link",  # links whose rel or address says what they are
    "feed",  # the entry that led to the page
    "text",  # what stands there for readers
    "url",  # the address itself
    "script",  # the writing system of the text
    "source",  # the configuration of the source
]

RANKINGS: Mapping[str, tuple[Origin, ...]] = {
    "title": ("selector", "json-ld", "opengraph", "heading", "meta", "title", "feed"),
    "authors": (
        "selector", "json-ld", "microdata", "meta", "opengraph", "byline", "feed", "text",
    ),
    "published_at": (
        "selector", "json-ld", "opengraph", "microdata", "meta", "feed", "time", "text", "url",
    ),
    "updated_at": ("selector", "json-ld", "opengraph", "microdata", "meta", "time", "text", "feed"),
    "section": (
        "selector", "json-ld", "opengraph", "microdata", "meta", "link", "breadcrumb", "feed",
    ),
    "tags": ("selector", "json-ld", "opengraph", "microdata", "link", "meta", "feed"),
    "description": ("opengraph", "meta", "json-ld", "microdata"),
    "image_url": ("json-ld", "opengraph", "microdata", "meta", "feed", "text"),
    "url": ("meta", "opengraph", "url"),
}  # fmt: skip
"""The origins of each field, the most reliable first."""

_WITNESSES: Mapping[Origin, str] = {
    "json-ld": "machines",
    "opengraph": "machines",
    "microdata": "machines",
    "meta": "machines",
    "heading": "readers",
    "title": "readers",
    "time": "readers",
    "text": "readers",
    "byline": "readers",
    "link": "readers",
    "breadcrumb": "readers",
    "feed": "feed",
    "url": "address",
}
"""Who speaks. What one template fills for machines says the same thing several times."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Evidence(Generic[T]):
    """One statement of a field's value."""

    origin: Origin
    value: T


def settled(
    evidence: Iterable[Evidence[T]],
    ranking: Sequence[Origin],
    same: Callable[[T], Hashable] | None = None,
) -> Evidence[T] | None:
    """The statement that counts, of those whose origin is in the ranking; None where there is none.

    It is the one of the highest origin, and the first one of that. With `same`, which gives what is
    equal for values that say the same, it is outvoted where no other witness bears it out and two
    that are independent of each other and of it agree on another value: what a page tells readers,
    what it tells machines, its feed and its address are such witnesses. What a source's selector
    points at is never outvoted.
    """
    known = sorted(
        (item for item in evidence if item.origin in ranking),
        key=lambda item: ranking.index(item.origin),
    )
    if not known or same is None or known[0].origin == "selector":
        return next(iter(known), None)
    witnesses: dict[Hashable, set[str]] = {}
    for item in known:
        witnesses.setdefault(same(item.value), set()).add(_WITNESSES[item.origin])
    best = known[0]
    own = witnesses[same(best.value)]
    if len(own) == 1:
        for item in known:
            if len(witnesses[same(item.value)] - own) > 1:
                return item
    return best
