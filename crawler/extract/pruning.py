"""A page's article as a tree that is ready for reading."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from crawler.extract.boxes import drop_headed_boxes, drop_teasers
from crawler.extract.code_blocks import drop_code
from crawler.extract.document import Document, Element, drop
from crawler.extract.main_block import HEADINGS, holds_prose, is_prose, main_block
from crawler.extract.surroundings import drop_link_cards, drop_link_lists, drop_named, drop_never

_IN_LAYOUT = "h1", "hr", "table"
_TABLE_PARTS = ("table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption")
_NO_LINES = {"script", "style", "noscript", "template", "svg", "select"}


def article_tree(document: Document, title: str) -> Element:
    """The article in a tree of its own, without what surrounds it and without code and diagrams."""
    tree = deepcopy(document.tree)
    # Held for as long as the tree is read: lxml would make each anew for every walk.
    elements = list(tree.iter())
    drop_code(tree)
    empty = set(_empty_headings(tree))
    named = drop_never(tree)
    for table in list(tree.iter("table")):
        if _is_layout(table):
            _unfold(table)
    drop_link_lists(tree)
    drop_headed_boxes(tree)
    drop_teasers(tree, document.url)
    drop_named(tree, named)
    lead, block = main_block(tree, title)
    drop_link_cards(block)
    for heading in list(_empty_headings(block)):
        if heading not in empty:
            drop(heading)
    article = _standing_alone(lead, block)
    del elements
    _drop_marks(article)
    _drop_captions(article)
    _drop_headers(article)
    return article


def _is_layout(table: Element) -> bool:
    """Whether a table lays out the page: it would be read as one table of figures."""
    if table.get("role") in {"presentation", "none"}:
        return True
    if table.find(".//th") is not None:
        return False
    if any(table.find(f".//{tag}") is not None for tag in _IN_LAYOUT):
        return True
    return any(len(cell.findall("p")) > 2 for cell in table.iter("td"))


def _unfold(table: Element) -> None:
    own = [table]
    while own:
        element = own.pop()
        own += [child for child in element if child.tag in _TABLE_PARTS and child.tag != "table"]
        element.tag = "div"


def _empty_headings(tree: Element) -> list[Element]:
    """Headings of sections in which nothing stands."""
    return [
        heading
        for heading in tree.iter(*HEADINGS)
        if next(heading.iterancestors(*HEADINGS), None) is None and _is_empty(heading, tree)
    ]


def _is_empty(heading: Element, tree: Element) -> bool:
    """Whether nothing stands between a heading and the next one of its order or a higher one."""
    for tag, text in _following(heading, tree):
        if tag in HEADINGS and tag <= heading.tag:
            return True
        if text and not text.isspace():
            return False
    return True


def _following(heading: Element, tree: Element) -> Iterator[tuple[str, str | None]]:
    """Tags and texts behind a heading; the text of another heading is none."""
    element = heading
    while element is not tree:
        yield "", element.tail
        for after in element.itersiblings():
            yield from _within(after)
            yield "", after.tail
        element = element.getparent()


def _within(box: Element) -> Iterator[tuple[str, str | None]]:
    walk = etree.iterwalk(box, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            yield "", element.tail if element is not box else None
        elif element.tag in HEADINGS or element.tag in _NO_LINES:
            walk.skip_subtree()
            yield element.tag, None
        else:
            yield element.tag, element.text


def _standing_alone(lead: list[Element], block: Element) -> Element:
    article = etree.Element("article")
    for element in (*lead, block):
        element.tail = None
        article.append(element)
    return article


def _drop_marks(article: Element) -> None:
    """Drop references to footnotes, and signs that lead to a place on the page."""
    for link in list(article.iter("a")):
        if not (link.get("href") or "").startswith("#"):
            continue
        note = link.getparent() if link.getparent().tag == "sup" else link
        text = "".join(note.itertext()).strip()
        if note is not link or not any(map(str.isalnum, text)):
            drop(note)


def _drop_captions(article: Element) -> None:
    """Drop captions that are no sentences: names of photographers, of files."""
    for caption in list(article.iter("figcaption")):
        if not is_prose(caption):
            drop(caption)


def _drop_headers(article: Element) -> None:
    """Leave of a header the sentences only: the rest is title, date and names."""
    for header in list(article.iter("header")):
        if not holds_prose(header):
            drop(header)
