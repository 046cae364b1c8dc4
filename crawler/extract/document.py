"""A page as a tree, with what several fields look up in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from lxml import etree

from crawler.extract.jsonld import Facts, read_facts

Element = Any
"""An lxml element, which has no types of its own."""

MAX_ELEMENTS = 40_000
"""No article has so many; reading time grows faster than they do."""

INLINE = frozenset(
    ("a", "abbr", "b", "bdi", "cite", "code", "em", "font", "i", "mark", "s", "small", "span")
) | {"strong", "sub", "sup", "time", "u", "wbr"}
"""Elements that are parts of a line."""

_NAMES = 500  # characters of a class or id; more serve to hold up who looks at them
_SHORT = 300  # characters of an element that is a label and no text
_BESIDE = re.compile(
    r"(?:^|[\s_-])(?:aside|(?<!with-)(?<!has-)(?<!no-)side-?bar|related|recommend\w*|ranking|comments?|footer|nav|menu"
    r"|breadcrumbs?|share|social|newsletter|promo\w*|sponsor\w*|advert\w*|ads?|cookies?|popular"
    r"|trending|teasers?|most-?read|read-?next)(?:$|[\s_-])",
    re.IGNORECASE,
)
_FOOT = re.compile(r"(?<![^\W_])footer(?![^\W_])", re.IGNORECASE)
_BESIDE_TAGS = {"aside", "nav", "footer"}
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What the parser lets through, as a sign or by its number (`&#12;`), and will not take back."""
_CONTROLS = bytes((*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20)))
_NO_CHARACTERS = ("\ufffe".encode(), "\uffff".encode())
_NO_XML_BY_NUMBER = re.compile(
    rb"&#(?:0*(?:\d|[12]\d|3[01]|6553[45])(?!\d)|x0*(?:[01]?[0-9a-f]|fff[ef])(?![0-9a-f]))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed page."""

    url: str
    tree: Element
    metas: Mapping[str, tuple[str, ...]]
    """Contents of `<meta>` by their name or property, in lower case."""
    facts: Facts
    """What JSON-LD says of the article."""
    elements: tuple[Element, ...] = field(repr=False)
    """All of them: lxml makes each anew for whoever looks at it, unless somebody holds it."""
    attributed: tuple[tuple[Element, Mapping[str, str]], ...] = field(repr=False)
    """Those that have attributes, with them: for who looks for names in the whole page."""

    def meta(self, *names: str) -> Iterator[str]:
        """Contents of the metas of these names, in the order of the names."""
        for name in names:
            yield from self.metas.get(name, ())


class TooLargeError(ValueError):
    """A page with more elements than any article has."""


def read_document(text: str, url: str) -> Document | None:
    """The page; None where there is nothing in it. Raises TooLargeError."""
    # Bytes, since a string with an XML declaration of its charset is refused. Without `huge_tree`
    # the parser stops at 256 levels, which recursions above it survive.
    source = text.encode("utf-8", "replace")
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = etree.fromstring(source, parser)
    except etree.XMLSyntaxError:
        return None
    if tree is None:
        return None
    metas: dict[str, list[str]] = {}
    scripts: list[str] = []
    elements: list[Element] = []
    attributed: list[tuple[Element, Mapping[str, str]]] = []
    is_unclean = _is_unclean(source)
    for element in tree.iter():
        elements.append(element)
        if len(elements) > MAX_ELEMENTS + 1:
            raise TooLargeError(f"more than {MAX_ELEMENTS:,} elements, which no article has")
        if is_unclean:
            _clean(element)
        attributes: dict[str, str] = dict(element.items())
        if not attributes:
            continue
        attributed.append((element, attributes))
        if max(len(attributes.get("class", "")), len(attributes.get("id", ""))) > _NAMES:
            _drop_long_names(element, attributes)
        if element.tag == "meta":
            content = attributes.get("content", "").strip()
            for name in ("property", "name", "itemprop", "http-equiv") if content else ():
                if key := attributes.get(name):
                    metas.setdefault(key.strip().lower(), []).append(content)
        elif element.tag == "script" and "ld+json" in attributes.get("type", "").lower():
            scripts.append(element.text or "")
    return Document(
        url=url,
        tree=tree,
        metas={name: tuple(contents) for name, contents in metas.items()},
        facts=read_facts(scripts, url, [*_titles(tree), *metas.get("og:title", ())]),
        elements=tuple(elements),
        attributed=tuple(attributed),
    )


def _drop_long_names(element: Element, attributes: dict[str, str]) -> None:
    for name in ("class", "id"):
        if len(attributes.get(name, "")) > _NAMES:
            del element.attrib[name], attributes[name]


def _is_unclean(source: bytes) -> bool:
    # Finding a sign is a hundred times as fast as trying a pattern everywhere.
    if len(source.translate(None, _CONTROLS)) < len(source):
        return True
    if any(sign in source for sign in _NO_CHARACTERS):
        return True
    return b"&#" in source and _NO_XML_BY_NUMBER.search(source) is not None


def _titles(tree: Element) -> list[str]:
    return ["".join(element.itertext())[:_SHORT] for element in tree.iter("title", "h1")][:20]


def _clean(element: Element) -> None:
    text, tail = element.text, element.tail
    if text and _NO_XML.search(text):
        element.text = _NO_XML.sub(" ", text)
    if tail and _NO_XML.search(tail):
        element.tail = _NO_XML.sub(" ", tail)


def label_of(element: Element) -> str:
    """The element's text in one line, if it is short enough for a label; else ""."""
    if not len(element):
        text = element.text or ""
        return " ".join(text.split()) if len(text) <= 2 * _SHORT else ""
    parts: list[str] = []
    length = 0
    for part in _pieces(element):
        parts.append(part)
        length += len(part)
        if length > 2 * _SHORT:
            return ""
    text = " ".join("".join(parts).split())
    return text if len(text) <= _SHORT else ""


def text_of(element: Element) -> str:
    """All that stands in an element."""
    return "".join(element.itertext()) if len(element) else element.text or ""


def line_of(element: Element) -> str:
    """The element's text; a line break in it is a blank."""
    return "".join(_pieces(element))


def _pieces(element: Element) -> Iterator[str]:
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            yield node.text or ""
        else:
            yield " " if node.tag == "br" else ""
            yield (node.tail or "") if node is not element else ""


def drop(element: Element) -> bool:
    """Drop an element with all in it; what follows it stays. False of what can only be kept."""
    parent = element.getparent()
    if parent is None or element.tag == "body":
        return False
    if tail := element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + tail
        else:
            before.tail = (before.tail or "") + tail
    parent.remove(element)
    return True


def is_beside(element: Element) -> bool:
    """Whether an element stands in what surrounds an article: navigation, comments, advertising."""
    while element is not None and element.tag not in {"body", "html"}:
        if element.tag in _BESIDE_TAGS:
            return True
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        # A wrapper of the whole page may be named after one of its options.
        if names != " " and _is_named_beside(names) and element.find(".//h1") is None:
            return True
        element = element.getparent()
    return False


def is_apart(element: Element) -> bool:
    """As `is_beside`, but for the foot of an `<article>`: there stand its author and its tags."""
    is_in_foot = False
    while element is not None and element.tag not in {"body", "html"}:
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        others = _FOOT.sub("", names)
        is_named = others != " " and _is_named_beside(others) and element.find(".//h1") is None
        if element.tag in {"aside", "nav"} or is_named:
            return True
        if element.tag == "article":
            is_in_foot = False
        elif element.tag == "footer" or others != names:
            is_in_foot = True
        element = element.getparent()
    return is_in_foot


@lru_cache(maxsize=10_000)
def _is_named_beside(names: str) -> bool:
    return _BESIDE.search(names) is not None
