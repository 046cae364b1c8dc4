"""Who wrote it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from crawler.extract.document import Document, Element, is_apart, is_beside, label_of
from crawler.extract.evidence import RANKINGS, Evidence, settled
from crawler.extract.jsonld import strings
from crawler.extract.landmarks import Landmarks
from crawler.extract.letters import folded
from crawler.extract.names import (
    MAX_AUTHORS,
    MAX_NAME,
    bare_names,
    is_organisation,
    labelled_names,
    looks_like_a_person,
    names_in,
    turned,
)
from crawler.extract.page import EntryHint

__all__ = ["MAX_AUTHORS", "MAX_NAME", "authors"]

_MARKED = re.compile(
    r"(?:^|[\s_-])(?:[a-z]{0,12}-?)?(?:author|byline|writer|reporter|contributor)(?:$|[\s_-]"
    r"|s?(?:$|\s)|-?name|line)",
    re.IGNORECASE,
)
_NOT_MARKED = re.compile(
    r"image|avatar|photo|icon|bio|social|follow|related|description|profile-|url|links?(?:$"
    r"|[\s_-])",
    re.IGNORECASE,
)
_MOST_BYLINES = 8
_NO_BYLINES = {"img", "svg", "body"}


def authors(
    document: Document,
    marks: Landmarks,
    hint: EntryHint | None,
    lines: Sequence[str],
    title: str,
    outlets: Collection[str],
    selected: Sequence[str] = (),
) -> Evidence[tuple[str, ...]] | None:
    """The names of the authors, each once; None where nobody is named.

    `lines` are those beside the `title`, `outlets` the site's names, folded. People come before
    organisations, whatever the ranking: an outlet or a company is the author where nobody else is.
    """
    found = [
        item
        for item in _evidence(document, marks, hint, lines, title, outlets, selected)
        if item.value
    ]
    people = [
        item
        for item in found
        if item.origin == "selector"
        or not all(is_organisation(name, outlets) for name in item.value)
    ]
    return settled(people or found, RANKINGS["authors"], _same)


def _same(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset("".join(name.split()).casefold() for name in names)


def _evidence(
    document: Document,
    marks: Landmarks,
    hint: EntryHint | None,
    lines: Sequence[str],
    title: str,
    outlets: Collection[str],
    selected: Sequence[str],
) -> Iterator[Evidence[tuple[str, ...]]]:
    facts = document.facts
    yield Evidence("selector", names_in(selected))
    told = [*strings(facts.get("author") or facts.get("creator"))]
    yield Evidence(
        "json-ld", names_in([*told, *strings(facts.get("contributor"))] if told else [], outlets)
    )
    items = marks.items
    yield Evidence("microdata", names_in(items.get("author") or items.get("creator", ()), outlets))
    cited = map(turned, document.meta("citation_author", "citation_authors"))
    yield Evidence("meta", names_in(cited, outlets))
    for name in (
        "parsely-author",
        "byl",
        "author",
        "dc.creator",
        "dcterms.creator",
        "sailthru.author",
    ):
        yield Evidence("meta", names_in(document.meta(name), outlets))
    if "written by" in {label.lower() for label in document.meta("twitter:label1")}:
        yield Evidence("meta", names_in(document.meta("twitter:data1"), outlets))
    yield Evidence(
        "opengraph", names_in(document.meta("article:author", "og:article:author"), outlets)
    )
    for text in _bylines(document):
        yield Evidence("byline", names_in([text], outlets))
    for line in lines:
        yield Evidence("byline", labelled_names(line, outlets))
    if hint is not None:
        yield Evidence("feed", names_in(hint.authors, outlets))
    for line in lines:
        names = bare_names(line, outlets)
        if names and not _are_subjects(names, document, title):
            yield Evidence("text", names)


def _are_subjects(names: tuple[str, ...], document: Document, title: str) -> bool:
    """Whether what has the form of a name is rather a product or a section: the title names it, or
    a link of the page's navigation."""
    whole = folded(
        " ".join([title, *(label_of(element) for element in document.tree.iter("title"))])
    )
    wanted = {folded(name) for name in names}
    if any(name in whole for name in wanted):
        return True
    links = document.tree.iter("a")
    return any(folded(label_of(link)) in wanted and is_beside(link) for link in links)


def _bylines(document: Document) -> Iterator[str]:
    """The labels of what is marked as byline, and of names beside an address; the first few."""
    count = 0
    for link in document.tree.xpath("//a[starts-with(@href, 'mailto:')]")[:3]:
        before = link.getprevious()
        for label in (
            [label_of(before)] if before is not None and before.tag in {"b", "strong"} else []
        ):
            if looks_like_a_person(label):
                yield label
    for element, said in document.attributed:
        marks = f"{said.get('class', '')} {said.get('rel', '')} {said.get('id', '')}"
        if marks == "  " or not _is_marked(marks):
            continue
        if element.tag in _NO_BYLINES or is_apart(element):
            continue
        if next(element.iterancestors("body"), None) is None:
            continue
        # A card with a portrait and a few words about the author links the name.
        link = element.find(".//a") if element.find(".//p") is not None else None
        if text := _label(element if link is None else link):
            yield text
            count += 1
        if count == _MOST_BYLINES:
            return


@lru_cache(maxsize=10_000)
def _is_marked(marks: str) -> bool:
    return _MARKED.search(marks) is not None and _NOT_MARKED.search(marks) is None


def _label(element: Element) -> str:
    parts = [label_of(part) for part in element if part.tag in {"span", "a", "div", "p"}]
    parts = [part for part in parts if part]
    whole = label_of(element)
    # Names in elements of their own need no comma between them.
    if len(parts) > 1 and "".join("".join(parts).split()) == "".join(whole.split()):
        return "、".join(parts)
    return whole
