"""What a page says of its article in microdata (`itemprop`) and RDFa (`property`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from crawler.extract.document import Document, Element, is_apart, label_of

_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review)$")
_PAGE = re.compile(r"(?:WebPage|ItemPage)$")
_MOST = 2000
_MOST_VALUES = 100
_LONGEST = 2000  # characters of a value
_PREFIXES = ("schema:", "dc:", "dcterms:")
_NAMES = {
    "created": "dateCreated",
    "date": "datePublished",
    "issued": "datePublished",
    "modified": "dateModified",
    "title": "name",
}
_OF_OTHERS = {"publisher", "comment", "review", "isPartOf", "about", "hasPart", "mentions"}
_ADDRESSES = {"image", "thumbnailUrl", "url", "mainEntityOfPage", "contentUrl"}


def read_microdata(document: Document) -> Mapping[str, tuple[str, ...]]:
    """The values of each property of the first item that is an article, or of no item at all.

    What is told of things within it (the publisher, a comment) is theirs, except for names of
    authors and addresses of images.
    """
    found: dict[str, list[str]] = {}
    main: Element | None = None
    for element in islice(_speaking(document), _MOST):
        names = list(_properties(element))
        if not names or is_apart(element):
            continue
        scope, owner = _scope(element)
        if scope is not None:
            kind = scope.get("itemtype") or scope.get("typeof") or ""
            if _ARTICLE.search(kind.strip()):
                main = scope if main is None else main
                if scope is not main:
                    continue
            elif not _PAGE.search(kind.strip()) and owner not in {"author", "creator", "image"}:
                continue
            elif owner:
                continue  # read with the property that holds it
        for name in names:
            values = found.setdefault(name, [])
            if name not in _OF_OTHERS and len(values) < _MOST_VALUES:
                values += _values(element, name)
    return {name: tuple(values) for name, values in found.items() if values}


def _speaking(document: Document) -> Iterator[Element]:
    for element, said in document.attributed:
        is_rdfa = ":" in said.get("property", "") or "schema:" in said.get("rel", "")
        if is_rdfa or "itemprop" in said:
            yield element


def _properties(element: Element) -> Iterator[str]:
    yield from (element.get("itemprop") or "").split()
    if element.tag != "meta":
        for attribute in ("property", "rel"):
            for name in (element.get(attribute) or "").split():
                for prefix in _PREFIXES:
                    if name.startswith(prefix):
                        short = name.removeprefix(prefix)
                        yield _NAMES.get(short, short) if prefix != "schema:" else short


def _scope(element: Element) -> tuple[Element | None, str]:
    """The item that a property is of, and the property by which that item belongs to another."""
    parent = element.getparent()
    while parent is not None:
        if parent.get("itemscope") is not None or parent.get("typeof") is not None:
            owner = next(_properties(parent), "")
            if not owner and parent.get("typeof") and parent.getparent() is not None:
                owner = next(_properties(parent.getparent()), "")
            return parent, owner
        parent = parent.getparent()
    return None, ""


def _values(element: Element, name: str) -> Iterator[str]:
    if name in {"author", "creator", "image"}:
        inner = element.xpath(
            ".//*[@itemprop='name' or @property='schema:name' or @itemprop='url' or"
            " @itemprop='contentUrl' or @property='schema:url']"
        )
        wanted = "name" if name != "image" else "rl"
        for part in inner[:50]:
            if (part.get("itemprop") or part.get("property") or "").endswith(wanted):
                yield from _value(part, name)
                return
    yield from _value(element, name)


def _value(element: Element, name: str) -> Iterator[str]:
    attributes = ["content"]
    if element.tag in {"time", "ins"} or name.startswith("date"):
        attributes.append("datetime")
    if name in _ADDRESSES:
        attributes += ["href", "src", "data-src"]
    for attribute in attributes:
        if value := (element.get(attribute) or "").strip():
            yield value[:_LONGEST]
            if not name.startswith("date"):
                return
    if text := label_of(element):
        yield text
