"""A page's article as a tree that is ready for reading."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from lxml import html

from crawler.extract.code_blocks import drop_code
from crawler.extract.document import Document, Element, drop
from crawler.extract.lines import make_lines
from crawler.extract.main_block import is_prose, main_block, prose_weight
from crawler.extract.surroundings import (
    drop_labels,
    drop_link_cards,
    drop_link_lists,
    drop_surroundings,
)

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_IN_LAYOUT = "h1", "hr", "table"
_TABLE_PARTS = ("table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption")
_NO_LINES = {"script", "style", "noscript", "template", "svg", "select"}
_TOLD = ("class", "id", "itemprop", "role", "style")


def article_tree(document: Document) -> Element:
    """The article in a tree of its own, without what surrounds it and without code and diagrams.

    Each line is a block. The names of elements are taken away: what they tell has been told, and
    the reading that follows must not drop a sentence for the name of the box that it stands in.
    """
    tree = deepcopy(document.tree)
    drop_code(tree)
    empty = set(_empty_headings(tree))
    drop_surroundings(tree)
    for table in list(tree.iter("table")):
        if _is_layout(table):
            _unfold(table)
    drop_link_lists(tree)
    lead, block = main_block(tree)
    drop_link_cards(block)
    for heading in list(_empty_headings(block)):
        if heading not in empty:
            drop(heading)
    article = _standing_alone(lead, block)
    for element in article.iter():
        for name in _TOLD:
            element.attrib.pop(name, None)
    _drop_marks(article)
    _open_figures(article)
    _move_captions(article)
    _drop_headers(article)
    make_lines(article)
    drop_labels(article)
    return article.getroottree().getroot()


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


def _empty_headings(tree: Element) -> Iterator[Element]:
    """Headings of sections in which nothing stands."""
    waiting: list[Element] = []
    inside: Element = None
    for element in tree.iter():
        if inside is not None and inside not in element.iterancestors():
            inside = None
        if element.tag in _HEADINGS:
            while waiting and waiting[-1].tag >= element.tag:
                yield waiting.pop()
            waiting.append(element)
            inside = element
        elif inside is None and element.tag not in _NO_LINES and _holds_text(element):
            waiting.clear()
        if element is inside and element.tail and element.tail.strip():
            waiting.clear()
    yield from waiting


def _holds_text(element: Element) -> bool:
    return any(text and text.strip() for text in (element.text, element.tail))


def _standing_alone(lead: list[Element], block: Element) -> Element:
    page, body, article = (html.Element(tag) for tag in ("html", "body", "article"))
    page.append(body)
    body.append(article)
    for element in (*lead, block):
        element.tail = None
        if element.tag in {"html", "body"}:
            element.tag = "div"
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


def _open_figures(article: Element) -> None:
    """Make blocks of figures that hold text, and paragraphs of captions that are sentences."""
    for caption in list(article.iter("figcaption")):
        if is_prose(caption):
            caption.tag = "p"
        else:
            drop(caption)
    for figure in article.iter("figure"):
        if next(figure.iter("p", "table", "blockquote", "ul", "ol", "pre"), None) is not None:
            figure.tag = "div"


def _move_captions(article: Element) -> None:
    """Put the caption of a table before it: within, it would be a row."""
    for caption in list(article.iter("caption")):
        table = next(caption.iterancestors("table"), None)
        if table is not None:
            caption.tag = "p"
            caption.tail = None
            table.addprevious(caption)


def _drop_headers(article: Element) -> None:
    """Leave of a header the sentences only: the rest is title, date and names."""
    for header in list(article.iter("header")):
        if not prose_weight(header):
            drop(header)
