"""XML from strangers: any charset, somewhat broken, possibly hostile."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.entities import html5
from typing import Any

from lxml import etree

from crawler.discover.charset import decoded
from crawler.discover.link import DiscoveryError

_DECLARATION = re.compile(r"<\?xml\s[^>]*\?>")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ENTITY = re.compile(r"<!ENTITY\s", re.IGNORECASE)
_HTML = re.compile(
    r"\s*(?:<!--(?:(?!-->).){0,2000}-->\s*)*(?:<!doctype\s+html|<html\b)", re.IGNORECASE | re.DOTALL
)
_BEGINNING = re.compile(
    r"<\?xml\s|<(?:[\w.-]+:)?(?:rss|rdf|feed|urlset|sitemapindex|opml)[\s>]", re.IGNORECASE
)
# Declarations stand before the root element; a document type longer than this is not a feed's.
_HEAD = 100_000
_LONGEST_JUNK = 20_000
"""Characters before the document: a byte order mark, blank lines, a warning of PHP."""

_MARKUP_OR_NOT = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)"
    r"|&(?P<entity>[A-Za-z][A-Za-z0-9]{1,31});"
    r"|&#(?:(?P<decimal>[0-9]{1,7})|[xX](?P<hexadecimal>[0-9a-fA-F]{1,6}));"
    r"|(?P<ampersand>&)"
    r"|(?P<less><(?![A-Za-z_/!?]))",
    re.DOTALL,
)
_SAFE: dict[str, Any] = {
    "encoding": "utf-8",
    "resolve_entities": False,
    "no_network": True,
    "huge_tree": False,
    "load_dtd": False,
    "remove_comments": True,
    "remove_pis": True,
}
_OF_XML = {"amp", "lt", "gt", "quot", "apos"}


class HtmlPageError(DiscoveryError):
    """A web page, where a feed or sitemap was expected; `text` is the page."""

    def __init__(self, text: str) -> None:
        super().__init__("an HTML page, where a feed or sitemap was expected")
        self.text = text


@dataclass(frozen=True, slots=True)
class Document:
    """An XML document as far as it could be read."""

    root: Any
    """Its outermost lxml element."""
    text: str

    @property
    def is_cut(self) -> bool:
        """Whether the end of the root element is missing."""
        tag = self.root.tag if isinstance(self.root.tag, str) else ""
        name = re.escape(tag.rpartition("}")[2])
        if re.search(rf"</(?:[\w.-]+:)?{name}\s*>", self.text[-_LONGEST_JUNK:]):
            return False
        return len(self.root) > 0

    def ends_within(self, name: str) -> bool:
        """Whether the last element of this name has begun and not ended."""
        begin = [match.start() for match in re.finditer(rf"<{name}[\s>]", self.text, re.IGNORECASE)]
        end = [match.start() for match in re.finditer(rf"</{name}\s*>", self.text, re.IGNORECASE)]
        return bool(begin) and (not end or begin[-1] > end[-1])


def read_xml(body: bytes, content_type: str | None) -> Document:
    """The document. Broken XML is read as far as it goes; entities are never expanded.

    `content_type` is the header: its charset counts where the document names none. Raises
    HtmlPageError for a web page, and DiscoveryError for what is no XML, and for entity declarations
    and nesting made to do harm.
    """
    text = _NOT_XML.sub("", decoded(body, content_type)).lstrip("\ufeff").lstrip()
    if not text:
        raise DiscoveryError("the document is empty")
    if _ENTITY.search(text[:_HEAD]):
        raise DiscoveryError("the document declares entities; such documents are not read")
    if _HTML.match(text):
        raise HtmlPageError(text)
    text = _without_junk(text)
    root = _well_formed(text)
    if root is None:
        text = _repaired(text)
        root = _recovered(text)
    if name_of(root) == "html":
        raise HtmlPageError(text)
    return Document(root, text)


def _well_formed(text: str) -> Any:
    """The root element, or None where the text is not well-formed."""
    try:
        return etree.fromstring(text.encode(), etree.XMLParser(recover=False, **_SAFE))
    except etree.XMLSyntaxError:
        return None


def _recovered(text: str) -> Any:
    parser = etree.XMLParser(recover=True, **_SAFE)
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise DiscoveryError(f"not XML: {_one_line(error.msg)}") from error
    if any(entry.message.startswith("Excessive depth") for entry in parser.error_log):
        raise DiscoveryError("the document is nested too deeply")
    if root is None:
        first = next(iter(parser.error_log), None)
        raise DiscoveryError(f"not XML: {_one_line(first.message) if first else 'no element'}")
    return root


def name_of(element: Any) -> str:
    """The element's name without its namespace, in lower case; "" for what is no element."""
    tag = element.tag
    # A prefix that nothing declares stays in the name.
    return tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(tag, str) else ""


def namespace_of(element: Any) -> str:
    """The element's namespace, its prefix where nothing declares it, or ""."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    if tag.startswith("{"):
        return tag[1:].partition("}")[0]
    return tag.rpartition(":")[0]


def text_of(element: Any) -> str:
    """All text inside the element, white space collapsed."""
    return " ".join("".join(element.itertext()).split())


def _one_line(message: str) -> str:
    return " ".join(message.split())[:100]


def _without_junk(text: str) -> str:
    beginning = _BEGINNING.search(text, 0, _LONGEST_JUNK)
    if beginning:
        text = text[beginning.start() :]
    declaration = _DECLARATION.match(text)
    return text[declaration.end() :].lstrip() if declaration else text


def _repaired(text: str) -> str:
    """The text with signs of markup escaped that are none, and the entities of HTML resolved."""
    return _MARKUP_OR_NOT.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    if match["ampersand"]:
        return "&amp;"
    if match["less"]:
        return "&lt;"
    if match["decimal"] or match["hexadecimal"]:
        # lxml hands on references to halves of surrogate pairs as text that cannot be read.
        number = int(match["decimal"] or match["hexadecimal"], 10 if match["decimal"] else 16)
        return match[0] if _is_character(number) else ""
    name = match["entity"]
    if name is None or name in _OF_XML:
        return match[0]
    return html5.get(f"{name};") or f"&amp;{name};"


def _is_character(number: int) -> bool:
    return (
        number in {9, 10, 13}
        or 0x20 <= number < 0xD800
        or 0xE000 <= number < 0xFFFE
        or 0x10000 <= number <= 0x10FFFF
    )
