"""The part of a page that holds its article."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from crawler.extract.document import INLINE, Element
from crawler.extract.letters import folded, weight

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
LINE = INLINE | {"br", "img", "ruby", "rb", "rt", "rp", "kbd", "q", "var", "samp", "ins", "del"}
"""Elements that a line of text consists of."""

_PROSE_WEIGHT = 40
_TITLE_LONGEST = 300  # characters
_SENTENCE = re.compile(r"[。！？]|[^\W\d_]{2}[.!?](?=\s|$)|\w[.!?][\"'”’)]*\s*$")
_MAIN_SHARE = 0.75
_TITLED_SHARE = 0.5
"""Is enough for what holds the title as well: columns stand side by side, and articles below it."""
_MARKED_SHARE, _MARKED_WEIGHT = 0.25, 100
"""What an article with the title has to hold of the sentences that stand in no other article."""
_PROSE_TAGS = frozenset(("p", "li", "dd", "blockquote", "div"))
_LOOSE_TAGS = frozenset(
    ("div", "td", "body", "center", "article", "section", "main", "form", "font", "span", "b")
)


class Prose(NamedTuple):
    """Where the sentences of a tree stand."""

    blocks: Mapping[Element, float]
    """Blocks of text in which sentences stand, by how much they say."""
    sizes: Mapping[Element, float]
    """How much stands in sentences, for each element in which any does."""


def is_line(element: Element) -> bool:
    """Whether an element holds no blocks."""
    return all(part.tag in LINE for part in element.iterdescendants())


def is_prose(element: Element) -> bool:
    """Whether an element is one block of text in which sentences stand."""
    return is_line(element) and is_prose_text("".join(element.itertext()))


def is_prose_text(text: str) -> bool:
    """Whether sentences stand in a text."""
    return weight(text) >= _PROSE_WEIGHT and _SENTENCE.search(text.rstrip()) is not None


def holds_prose(element: Element) -> bool:
    """Whether anything stands in sentences."""
    return bool(prose_of(element).blocks)


def prose_of(tree: Element) -> Prose:
    """Where its sentences stand. Text that is loose in a box counts for that box."""
    elements = list(tree.iter())
    holders: set[Element] = set()
    blocks: dict[Element, float] = {}
    # Descendants stand after their ancestors, so each is complete when its parent is reached.
    for element in reversed(elements):
        tag = element.tag
        is_holder = element in holders
        if is_holder or tag not in LINE:
            parent = element.getparent()
            if parent is not None:
                holders.add(parent)
        if tag in _PROSE_TAGS and not is_holder:
            text = "".join(element.itertext())
            size = weight(text)
            if size and (tag == "p" or (size >= _PROSE_WEIGHT and _SENTENCE.search(text.rstrip()))):
                blocks[element] = size
        elif is_holder and tag in _LOOSE_TAGS:
            text = _loose(element, holders)
            size = weight(text)
            if size >= _PROSE_WEIGHT and _SENTENCE.search(text.rstrip()):
                blocks[element] = size
    own, sizes = defaultdict(float, blocks), defaultdict[Element, float](float)
    for element in reversed(elements):
        size = own[element] + sizes.get(element, 0.0)
        if size:
            sizes[element] = size
            parent = element.getparent()
            if parent is not None and element is not tree:
                sizes[parent] += size
    return Prose(blocks, sizes)


def _loose(box: Element, holders: set[Element]) -> str:
    """What stands in a box beside the boxes in it; links that stand alone are no text."""
    parts = [box.text or ""]
    for child in box:
        if child.tag in LINE and child not in holders and child.tag != "a":
            parts += child.itertext()
        if child.tail:
            parts.append(child.tail)
    return "".join(parts)


def main_block(tree: Element, title: str) -> tuple[list[Element], Element]:
    """The lead, and the smallest element that holds most of the page's sentences.

    What the page marks as its article is taken whole, and so are sections of one kind, however long
    one of them may be. The lead is what stands in sentences between the title and that element.
    """
    prose = prose_of(tree)
    sizes = prose.sizes
    body = tree.find("body")
    block, total = tree if body is None else body, sizes.get(tree, 0.0)
    marked = _marked_block(tree, sizes)
    if marked is not None:
        return _lead(tree, marked, prose.blocks), marked
    titled = _around_title(tree, folded(title))
    while total and not _is_marked(block) and block not in prose.blocks:
        inner = max(block, key=lambda child: sizes.get(child, 0.0), default=None)
        if inner is None:
            break
        share = _TITLED_SHARE if inner in titled else _MAIN_SHARE
        if sizes.get(inner, 0.0) < total * share:
            break
        if inner in prose.blocks and is_line(inner):
            break
        if any(sizes.get(other) and _is_alike(other, inner) for other in _others(block, inner)):
            break
        block = inner
    return _lead(tree, block, prose.blocks), block


def _around_title(tree: Element, title: str) -> set[Element]:
    """What the first block that says the title stands in."""
    for tags in (("h1",), ("h2", "h3", "div", "p", "b", "strong", "font")) if title else ():
        for element in tree.iter(*tags):
            text = element.text
            if text and len(text) <= _TITLE_LONGEST and folded(text) == title:
                return set(element.iterancestors())
    return set()


def _others(block: Iterable[Element], inner: Element) -> Iterable[Element]:
    return (child for child in block if child is not inner)


def _marked_block(tree: Element, sizes: Mapping[Element, float]) -> Element | None:
    """What is marked as the article and has the title in it, if enough stands there."""
    articles = [a for a in tree.iter("article") if next(a.iterancestors("article"), None) is None]
    in_articles = sum(sizes.get(article, 0.0) for article in articles)
    beside = sizes.get(tree, 0.0) - in_articles
    for article in articles:
        size = sizes.get(article, 0.0)
        if size >= max((beside + size) * _MARKED_SHARE, _MARKED_WEIGHT) and (
            article.find(".//h1") is not None
        ):
            return article
    return None


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
