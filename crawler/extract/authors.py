"""Who wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from crawler.extract.document import Document, Element, is_beside, label_of
from crawler.extract.evidence import Evidence, Origin, settled
from crawler.extract.jsonld import strings
from crawler.extract.page import EntryHint

MAX_AUTHORS = 20
MAX_NAME = 100
"""Characters. What is longer is no name."""

RANKING: tuple[Origin, ...] = ("json-ld", "meta", "opengraph", "microdata", "byline", "feed")

_MARKED = re.compile(r"(?:^|[\s_-])(?:author|byline|writer)(?:$|[\s_-]|name)", re.IGNORECASE)
_PREFIX = re.compile(
    r"^(?:(?:written |posted |published )?by\b\s*[:：]?"
    r"|(?:authors?|文|著者|執筆者?|筆者|記者)\s*[:：])\s*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*[;；、|｜]\s*|\s+(?:and|&|with)\s+|,\s+and\s+", re.IGNORECASE)
_COMMA = re.compile(r"\s*,\s*")
_NO_NAME = re.compile(r"\d{4}|https?:|@|[<>{}。！？]")


def authors(document: Document, hint: EntryHint | None) -> Evidence[tuple[str, ...]] | None:
    """The names of the authors, each once; None where nobody is named.

    JSON-LD, else metas, else microdata, else what is marked as byline, else the feed.
    """
    return settled(
        (item for item in _evidence(document, hint) if item.value),
        RANKING,
    )


def _evidence(document: Document, hint: EntryHint | None) -> Iterator[Evidence[tuple[str, ...]]]:
    facts = document.facts
    yield Evidence("json-ld", _names(strings(facts.get("author") or facts.get("creator"))))
    yield Evidence("meta", _names(document.meta("author", "dc.creator", "parsely-author")))
    yield Evidence("opengraph", _names(document.meta("article:author", "og:article:author")))
    yield Evidence("microdata", _names(map(_label, document.marked("author"))))
    yield Evidence("byline", _names(_bylines(document)))
    if hint is not None:
        yield Evidence("feed", _names(hint.authors))


def _bylines(document: Document) -> Iterator[str]:
    for element in document.tree.iter("a", "address", "div", "p", "span"):
        marks = f"{element.get('class') or ''} {element.get('rel') or ''}"
        if marks != " " and _MARKED.search(marks) and not is_beside(element):
            # A card with a portrait and a few words about the author links the name.
            link = element.find(".//a") if element.find(".//p") is not None else None
            yield label_of(element if link is None else link)
            return


def _label(element: Element) -> str:
    return element.get("content") or label_of(element)


def _names(texts: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for text in texts:
        for name in _split(_PREFIX.sub("", " ".join(text.split()))):
            if name and len(name) <= MAX_NAME and not _NO_NAME.search(name):
                found[name] = None
    return tuple(found)[:MAX_AUTHORS]


def _split(text: str) -> Iterator[str]:
    for part in _BETWEEN.split(text):
        names = _COMMA.split(part)
        # "Jane Doe, John Roe" are two; "Doe, Jane" and "Kumo, Inc." are one.
        yield from names if all(" " in name for name in names) else [part]
