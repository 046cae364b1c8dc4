"""What a source's selectors point at: they override whatever else a page says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import replace
from functools import lru_cache

from lxml import etree
from parsel.csstranslator import css2xpath

from config.selectors import is_xpath
from crawler.extract.document import Document, Element, drop, line_of

_MOST = 200
_LONGEST = 5000  # characters of a value


def without_removed(document: Document, selectors: Sequence[str]) -> Document:
    """The page, out of which what these match has been taken."""
    if not selectors:
        return document
    for selector in selectors:
        for element in _matches(document.tree, selector):
            if not isinstance(element, str) and element.getparent() is not None:
                drop(element)
    kept = set(document.tree.iter())
    attributed = tuple(pair for pair in document.attributed if pair[0] in kept)
    return replace(document, attributed=attributed)


def selected_texts(document: Document, selector: str | None) -> tuple[str, ...]:
    """The texts of what matches, in one line each; the machine's value where it has one."""
    if selector is None:
        return ()
    texts = (_text(match) for match in _matches(document.tree, selector))
    return tuple(text for text in texts if text)


def selected_document(document: Document, selector: str) -> Document | None:
    """The page with nothing in it but what matches; None where nothing does."""
    elements = [item for item in _matches(document.tree, selector) if not isinstance(item, str)]
    outermost = [item for item in elements if not any(a in elements for a in item.iterancestors())]
    if not outermost:
        return None
    article = etree.Element("article")
    for element in outermost:
        copy = deepcopy(element)
        copy.tail = None
        # Its own names might pass for those of what surrounds an article.
        for name in ("class", "id"):
            copy.attrib.pop(name, None)
        if copy.tag in {"body", "html", "aside", "nav", "footer", "header"}:
            copy.tag = "div"
        article.append(copy)
    tree, body = etree.Element("html"), etree.Element("body")
    tree.append(body)
    body.append(article)
    return replace(document, tree=tree)


def _matches(tree: Element, selector: str) -> Iterator[Element | str]:
    try:
        found = _compiled(selector)(tree)
    except etree.XPathError:
        return  # an expression that only fails on some trees
    for item in found[:_MOST] if isinstance(found, list) else [found]:
        if isinstance(item, str):
            yield str(item)
        elif etree.iselement(item):
            yield item


@lru_cache(maxsize=1000)
def _compiled(selector: str) -> etree.XPath:
    return etree.XPath(selector if is_xpath(selector) else css2xpath(selector))


def _text(match: Element | str) -> str:
    if isinstance(match, str):
        return " ".join(match.split())[:_LONGEST]
    for name in ("content", "datetime"):
        if value := (match.get(name) or "").strip():
            return str(value)[:_LONGEST]
    return " ".join(line_of(match).split())[:_LONGEST]
