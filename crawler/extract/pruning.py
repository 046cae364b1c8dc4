"""A page's tree made ready for the search of its main text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from copy import deepcopy

from crawler.extract.document import INLINE, Document, Element, is_beside
from crawler.extract.letters import weight

# What stands beside an article under names that trafilatura leaves, since they are common names of
# other things, or of too few sites.
_SURROUNDINGS = "//aside | //dialog | //*[@role='dialog' or @role='complementary']" + "".join(
    f"|//*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"
    for name in ("sponsored", "comments", "comment-list", "cookies", "related", "rail", "mermaid")
)
_PROSE = re.compile(r"[。！？]|[^\W\d_]{2}[.!?](?=\s|$)")
_PROSE_WEIGHT = 40
_LINK_LISTS = {"section", "div", "ul", "ol", "dl", "font", "p", "td"}
_LINKED_SHARE = 0.6
_MAIN_SHARE = 0.75
_IN_LAYOUT = "h1", "hr", "table"
_TABLE_PARTS = ("table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption")


def article_tree(document: Document) -> Element:
    """A copy of the page without what surrounds an article for certain.

    Tables that lay out the page become plain blocks: they would be read as one table of figures.
    """
    tree = deepcopy(document.tree)
    for element in tree.xpath(_SURROUNDINGS):
        _drop(element)
    for table in list(tree.iter("table")):
        if _is_layout(table):
            _unfold(table)
    for element in tree.xpath("//*[contains(@style, 'border')]"):
        # Taken for a box beside the text by trafilatura; here and there a conclusion stands in one.
        element.set("style", element.get("style").replace("border", ""))
    _drop_link_lists(tree)
    _make_paragraphs(tree)
    _keep_sentences_whole(tree)
    _separate_code(tree)
    return tree


def _drop(element: Element) -> None:
    if element.getparent() is not None and element.tag != "body":
        element.drop_tree()


def _is_layout(table: Element) -> bool:
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


def _drop_link_lists(tree: Element) -> None:
    """Blocks whose text is for the most part links: related articles, rankings, navigation."""
    sizes: dict[Element, tuple[int, int, int]] = {}
    doomed = []
    for element in reversed(list(tree.iter())):
        # Descendants stand after their ancestors, so each is complete when its parent is reached.
        length, linked, links = sizes.pop(element, (0, 0, 0))
        length += _size(element.text)
        if element.tag == "a":
            linked, links = length, 1
        elif links > 1 and element.tag in _LINK_LISTS and linked > length * _LINKED_SHARE:
            doomed.append(element)
        parent = element.getparent()
        if parent is not None:
            sums = sizes.get(parent, (0, 0, 0))
            tail = _size(element.tail)
            sizes[parent] = (sums[0] + length + tail, sums[1] + linked, sums[2] + links)
    for element in doomed:
        _drop(element)


def _size(text: str | None) -> int:
    return len(text.strip()) if text else 0


def _make_paragraphs(tree: Element) -> None:
    """Make a paragraph of each `div` that holds sentences: trafilatura passes over some of them.

    Only where most of the page's sentences are: those of a page's foot are no part of the article.
    """
    prose = {element: weight(element.text_content()) for element in tree.iter("p")}
    divs = [element for element in tree.iter("div") if _is_prose(element)]
    prose |= {element: weight(element.text_content()) for element in divs}
    for element in _in_main_block(tree, prose):
        if element.tag == "div" and not is_beside(element):
            element.tag = "p"


def _keep_sentences_whole(tree: Element) -> None:
    """Hide the names of what stands inside a sentence.

    `<span class="tags">` is a list of tags at the foot of a page, and a name in the middle of a
    sentence; trafilatura drops both.
    """
    for element in tree.iter("p", "li", "blockquote"):
        if _is_prose(element):
            for part in element.iterdescendants("span"):
                part.attrib.pop("class", None)
                part.attrib.pop("id", None)


def _is_prose(element: Element) -> bool:
    if not all(child.tag in INLINE or child.tag == "br" for child in element.iterdescendants()):
        return False
    text = " ".join("".join(element.itertext()).split())
    return weight(text) >= _PROSE_WEIGHT and _PROSE.search(text) is not None


def _in_main_block(tree: Element, prose: Mapping[Element, float]) -> list[Element]:
    """The blocks of prose in the smallest element that holds most of all prose."""
    sizes: defaultdict[Element, float] = defaultdict(float)
    for element, size in prose.items():
        sizes[element] += size
        for ancestor in element.iterancestors():
            sizes[ancestor] += size
    block, total = tree, sizes[tree]
    while True:
        inner = max(block, key=lambda child: sizes[child], default=None)
        if inner is None or inner in prose or sizes[inner] < total * _MAIN_SHARE:
            break
        block = inner
    return [element for element in block.iterdescendants("p", "div") if element in prose]


def _separate_code(tree: Element) -> None:
    """End each block of code with a line's end: two that follow each other would be one line."""
    for element in tree.iter("pre"):
        last = element[-1] if len(element) else None
        if last is None:
            element.text = f"{element.text or ''}\n"
        else:
            last.tail = f"{last.tail or ''}\n"
