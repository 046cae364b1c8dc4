"""What of a page several fields look at: looked up once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from crawler.extract.document import Document, Element, is_apart, is_beside, label_of
from crawler.extract.microdata import read_microdata

_MOST_LINKS = 3000
_OF_TAGS = re.compile(r"/(?:tag|topic|hashtag/|keyword)")


@dataclass(frozen=True, slots=True)
class Landmarks:
    """Parts of a page by what they are, each in the order of the page."""

    titles: tuple[Element, ...]
    """`<title>`."""
    headings: tuple[Element, ...]
    """`<h1>` to `<h4>` with a label, outside of what surrounds an article."""
    times: tuple[Element, ...]
    """`<time>`, outside of what surrounds an article."""
    links: tuple[Element, ...]
    """`<link>`."""
    tag_links: tuple[Element, ...]
    """`<a>` that leads to a tag or category, outside of what surrounds an article."""
    items: Mapping[str, tuple[str, ...]]
    """What microdata and RDFa say of the article."""


def landmarks_of(document: Document) -> Landmarks:
    """The landmarks of a page."""
    tree = document.tree
    return Landmarks(
        titles=tuple(tree.iter("title")),
        headings=tuple(
            element
            for element in tree.iter("h1", "h2", "h3", "h4")
            if label_of(element) and not is_beside(element)
        ),
        times=tuple(element for element in tree.iter("time") if not is_apart(element)),
        links=tuple(tree.iter("link")),
        tag_links=tuple(_tag_links(document)),
        items=read_microdata(document),
    )


def _tag_links(document: Document) -> Iterator[Element]:
    found = (
        element
        for element, said in document.attributed
        if element.tag == "a" and "href" in said and _may_lead_to_tag(said)
    )
    return (element for element in islice(found, _MOST_LINKS) if not is_apart(element))


def _may_lead_to_tag(said: Mapping[str, str]) -> bool:
    rel, href = said.get("rel", ""), said["href"]
    return "category" in rel or "tag" in rel.split(" ") or _OF_TAGS.search(href) is not None
