"""The part of a page that holds its article."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from crawler.extract.document import INLINE, Element
from crawler.extract.letters import weight

_PROSE_WEIGHT = 40
_SENTENCE = re.compile(r"[。！？]|[^\W\d_]{2}[.!?](?=\s|$)|\w[.!?][\"'”’)]*\s*$")
_MAIN_SHARE = 0.75
_PROSE_TAGS = ("p", "li", "dd", "blockquote", "div")
LINE = INLINE | {"br", "img", "ruby", "rb", "rt", "rp", "kbd", "q", "var", "samp", "ins", "del"}
"""Elements that a line of text consists of."""


def is_line(element: Element) -> bool:
    """Whether an element holds no blocks."""
    return all(part.tag in LINE for part in element.iterdescendants())


def is_prose(element: Element) -> bool:
    """Whether an element is one block of text in which sentences stand."""
    if not is_line(element):
        return False
    text = " ".join("".join(element.itertext()).split())
    return weight(text) >= _PROSE_WEIGHT and _SENTENCE.search(text) is not None


def prose_weight(element: Element) -> float:
    """How much text stands in sentences."""
    return sum(_prose(element).values())


def prose_weights(tree: Element) -> Mapping[Element, float]:
    """How much text stands in sentences, for each element in which any does."""
    return _summed(_prose(tree))


def _summed(prose: Mapping[Element, float]) -> Mapping[Element, float]:
    sizes: defaultdict[Element, float] = defaultdict(float)
    for element, size in prose.items():
        sizes[element] += size
        for ancestor in element.iterancestors():
            sizes[ancestor] += size
    return sizes


def main_block(tree: Element) -> tuple[list[Element], Element]:
    """The lead, and the smallest element that holds most of the page's sentences.

    What the page marks as its article is taken whole, and so are sections of one kind, however long
    one of them may be. The lead is what stands in sentences between the title and that element.
    """
    prose = _prose(tree)
    sizes = _summed(prose)
    body = tree.find("body")
    block, total = tree if body is None else body, sizes[tree]
    while not _is_marked(block):
        inner = max(block, key=lambda child: sizes[child], default=None)
        if inner is None or inner in prose or sizes[inner] < total * _MAIN_SHARE:
            break
        if any(sizes[other] and _is_alike(other, inner) for other in block if other is not inner):
            break
        block = inner
    return _lead(tree, block, prose), block


def _prose(tree: Element) -> Mapping[Element, float]:
    return {
        element: weight("".join(element.itertext()))
        for element in tree.iter(*_PROSE_TAGS)
        if (is_line(element) if element.tag == "p" else is_prose(element))
    }


def _is_marked(element: Element) -> bool:
    return element.tag == "article" or "articleBody" in (element.get("itemprop") or "").split()


def _is_alike(one: Element, other: Element) -> bool:
    if one.tag != other.tag or one.get("class") != other.get("class"):
        return False
    return one.tag == "section" or bool(one.get("class"))


def _lead(tree: Element, block: Element, prose: Mapping[Element, float]) -> list[Element]:
    found: list[Element] = []
    is_after_title = False
    for element in tree.iter("h1", *_PROSE_TAGS, block.tag):
        if element is block:
            return found
        if element.tag == "h1":
            is_after_title = True
            found.clear()
        elif is_after_title and element in prose and is_prose(element):
            found.append(element)
    return []
