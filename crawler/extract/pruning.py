"""A page's article as a tree that is ready for reading."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree, html

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
    found: list[Element] = []
    waiting: list[Element] = []
    inside: Element = None
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "end":
            if element is inside:
                inside = None
            if element.tail and not element.tail.isspace() and inside is None:
                waiting.clear()
        elif tag in _NO_LINES:
            walk.skip_subtree()
        elif inside is not None:
            continue
        elif tag in HEADINGS:
            while waiting and waiting[-1].tag >= tag:
                found.append(waiting.pop())
            waiting.append(element)
            inside = element
        elif element.text and not element.text.isspace():
            waiting.clear()
    return found + waiting


def _standing_alone(lead: list[Element], block: Element) -> Element:
    article = html.Element("article")
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
