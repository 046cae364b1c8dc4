"""What a page says of its article in JSON-LD (schema.org)."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from crawler.canonical import canonical_url
from crawler.extract.json_repair import parsed
from crawler.extract.letters import folded

Facts = Mapping[str, Any]
"""The properties of one object, as JSON. Nothing in it is checked."""

_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|ClaimReview)$")
_PAGE = re.compile(r"(?:^|/)(?:WebPage|ItemPage|AboutPage)$")
_CRUMBS = re.compile(r"(?:^|/)BreadcrumbList$")
_MAX_OBJECTS = 1000
_RESOLVED = ("author", "creator", "image", "primaryImageOfPage", "publisher", "breadcrumb")
_KINDS = "kinds of the page"


def read_facts(scripts: Iterable[str], url: str, titles: Collection[str] = ()) -> Facts:
    """The properties of the page's article; of the page itself where no article is described.

    Of several articles it is the one that names the page's address, or the first. One that names
    another address and has none of the page's own `titles` speaks of another page. Objects that are
    parts of others (related articles, comments) do not count. References to objects of the same
    page are followed. What the page is said to be and its breadcrumbs are added as `kinds_of` and
    `crumbs_of` read them.
    """
    objects = list(_objects(scripts))
    named = {item["@id"]: item for item in objects if isinstance(item.get("@id"), str)}
    own = canonical_url(url)
    names = {folded(title) for title in titles}
    articles = [item for item in objects if _is(item, _ARTICLE)]
    chosen = next((item for item in articles if own in _addresses(item)), None) or next(
        (item for item in articles if _may_be(item, names)), None
    )
    pages = [item for item in objects if _is(item, _PAGE)]
    facts = dict(chosen or next(iter(pages), {}))
    for name in _RESOLVED:
        if name in facts:
            facts[name] = _resolved(facts[name], named)
    facts["crumbs of the page"] = next((item for item in objects if _is(item, _CRUMBS)), None)
    facts[_KINDS] = [kind for item in objects for kind in types_of(item)][:_MAX_OBJECTS]
    return facts


def types_of(facts: Facts) -> tuple[str, ...]:
    """The object's types."""
    return tuple(strings(facts.get("@type")))


def kinds_of(facts: Facts) -> frozenset[str]:
    """The types of everything that the page describes at its top."""
    return frozenset(kind.rpartition("/")[2] for kind in facts.get(_KINDS, ()))


def crumbs_of(facts: Facts) -> list[str]:
    """The names of the page's breadcrumbs, in their order."""
    crumbs = facts.get("crumbs of the page") or facts.get("breadcrumb")
    items = crumbs.get("itemListElement") if isinstance(crumbs, dict) else None
    found: list[str] = []
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict):
            found += [*strings(item.get("name")), *strings(item.get("item"))][:1]
    return found[:20]


def is_article(facts: Facts) -> bool:
    """Whether the object is described as an article."""
    return _is(facts, _ARTICLE)


def strings(value: Any) -> Iterator[str]:
    """The strings of a property: itself, the items of a list, the names of objects."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            item = item.get("name", item.get("@value"))
        for part in item if isinstance(item, list) else [item]:
            if isinstance(part, str) and (text := html.unescape(part).strip()):
                yield text


def addresses_in(value: Any) -> Iterator[str]:
    """The addresses of a property: itself, the items of a list, those of image objects."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            item = next((item[n] for n in ("url", "contentUrl", "@id") if item.get(n)), None)
        for part in item if isinstance(item, list) else [item]:
            if isinstance(part, str) and part.strip():
                yield part.strip()


def _objects(scripts: Iterable[str]) -> Iterator[dict[str, Any]]:
    waiting = [found for script in scripts if (found := parsed(script)) is not None]
    count = 0
    while waiting and count < _MAX_OBJECTS:
        item = waiting.pop(0)
        count += 1
        if isinstance(item, list):
            waiting[:0] = item[:_MAX_OBJECTS]
        elif isinstance(item, dict):
            yield item
            waiting += [item[name] for name in ("@graph", "mainEntity") if name in item]


def _resolved(value: Any, named: Mapping[str, dict[str, Any]]) -> Any:
    if isinstance(value, list):
        return [_resolved(item, named) for item in value[:_MAX_OBJECTS]]
    if isinstance(value, dict) and isinstance(reference := value.get("@id"), str):
        return {**named.get(reference, {}), **value}
    return value


def _is(facts: Facts, kind: re.Pattern[str]) -> bool:
    return any(kind.search(name) for name in types_of(facts))


def _may_be(facts: Facts, titles: Collection[str]) -> bool:
    if not titles or not any(_addresses(facts)):
        return True
    headlines = [*strings(facts.get("headline")), *strings(facts.get("name"))]
    if not headlines:
        return True
    return any(
        len(short) > 5 and short in long
        for headline in map(folded, headlines)
        for title in titles
        for short, long in [sorted((headline, title), key=len)]
    )


def _addresses(facts: Facts) -> set[str]:
    values = [facts.get(name) for name in ("url", "@id", "mainEntityOfPage")]
    # An `@id` is often no more than a fragment, which says nothing of the page.
    return {
        canonical_url(address)
        for value in values
        for address in addresses_in(value)
        if address.startswith("http")
    }
