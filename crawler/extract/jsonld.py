"""What a page says of its article in JSON-LD (schema.org)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from crawler.canonical import canonical_url

Facts = Mapping[str, Any]
"""The properties of one object, as JSON. Nothing in it is checked."""

_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|ClaimReview)$")
_PAGE = re.compile(r"(?:^|/)(?:WebPage|ItemPage|AboutPage)$")
_MAX_OBJECTS = 1000
_MAX_CHARACTERS = 2_000_000
_WRAPPING = re.compile(r"^\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|\]\]>|;)\s*$")


def read_facts(scripts: Iterable[str], url: str) -> Facts:
    """The properties of the page's article; of the page itself where no article is described.

    Of several articles it is the one that names the page's address, or the first. Objects that are
    parts of others (related articles, comments) do not count. Broken JSON is no evidence.
    """
    objects = list(_objects(scripts))
    articles = [facts for facts in objects if _is(facts, _ARTICLE)]
    own = canonical_url(url)
    for facts in articles:
        if own in {canonical_url(address) for address in _addresses(facts)}:
            return facts
    pages = [facts for facts in objects if _is(facts, _PAGE)]
    return next(iter(articles + pages), {})


def types_of(facts: Facts) -> tuple[str, ...]:
    """The object's types."""
    return tuple(strings(facts.get("@type")))


def is_article(facts: Facts) -> bool:
    """Whether the object is described as an article."""
    return _is(facts, _ARTICLE)


def strings(value: Any) -> Iterator[str]:
    """The strings of a property: itself, the items of a list, the names of objects."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str):
            if item.strip():
                yield item.strip()
        elif isinstance(item, dict):
            name = item.get("name", item.get("@value"))
            if isinstance(name, str) and name.strip():
                yield name.strip()
            elif isinstance(name, list):
                yield from (part.strip() for part in name if isinstance(part, str) and part.strip())


def _objects(scripts: Iterable[str]) -> Iterator[dict[str, Any]]:
    waiting = [found for script in scripts if (found := _parsed(script)) is not None]
    count = 0
    while waiting and count < _MAX_OBJECTS:
        item = waiting.pop(0)
        count += 1
        if isinstance(item, list):
            waiting[:0] = item[:_MAX_OBJECTS]
        elif isinstance(item, dict):
            yield item
            waiting += [item[name] for name in ("@graph", "mainEntity") if name in item]


def _parsed(script: str) -> Any:
    if len(script) > _MAX_CHARACTERS:
        return None
    text = _WRAPPING.sub("", _WRAPPING.sub("", script)).strip()
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _is(facts: Facts, kind: re.Pattern[str]) -> bool:
    return any(kind.search(name) for name in types_of(facts))


def _addresses(facts: Facts) -> Iterator[str]:
    for name in ("url", "@id", "mainEntityOfPage"):
        value = facts.get(name)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str):
            yield value
