"""A page's tree made ready for the search of its main text."""

from __future__ import annotations

from copy import deepcopy

from crawler.extract.document import Document, Element

# What stands beside an article under names that trafilatura leaves, since they are common names of
# other things, or of too few sites.
_SURROUNDINGS = "//aside | //dialog | //*[@role='dialog' or @role='complementary']" + "".join(
    f"|//*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"
    for name in ("sponsored", "comments", "comment-list", "cookies", "related", "rail")
)
_LINK_LISTS = {"section", "div", "ul", "ol", "dl", "font", "p", "td"}
_LINKED_SHARE = 0.6
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
    _drop_link_lists(tree)
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
