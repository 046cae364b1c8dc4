"""XML from strangers: any charset, somewhat broken, possibly hostile."""

from __future__ import annotations

import codecs
import re
from typing import Any

from lxml import etree
from w3lib.encoding import http_content_type_encoding, resolve_encoding

from crawler.discover.link import DiscoveryError

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_DECLARED = re.compile(rb"^\s*<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ENTITY = re.compile(r"<!ENTITY\s", re.IGNORECASE)


def read_xml(body: bytes, content_type: str | None) -> Any:
    """The root element. Broken XML is read as far as it goes; entities are never expanded.

    `content_type` is the header: its charset counts where the document names none. Raises
    DiscoveryError for what is no XML, and for entity declarations and nesting made to do harm.
    """
    text = _decoded(body, content_type)
    if not text.strip():
        raise DiscoveryError("the document is empty")
    head = text[:_HEAD]
    if _ENTITY.search(head):
        raise DiscoveryError("the document declares entities; such documents are not read")
    parser = etree.XMLParser(
        encoding="utf-8",
        recover=True,
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise DiscoveryError(f"not XML: {_one_line(error.msg)}") from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise DiscoveryError("the document is nested too deeply")
    if root is None:
        first = next(iter(parser.error_log), None)
        raise DiscoveryError(f"not XML: {_one_line(first.message) if first else 'no element'}")
    if name_of(root) == "html":
        raise DiscoveryError("an HTML page, where a feed or sitemap was expected")
    return root


# Declarations stand before the root element; a document type longer than this is not a feed's.
_HEAD = 100_000


def name_of(element: Any) -> str:
    """The element's name without its namespace, in lower case; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def namespace_of(element: Any) -> str:
    """The element's namespace, or ""."""
    tag = element.tag
    return tag[1:].partition("}")[0] if isinstance(tag, str) and tag.startswith("{") else ""


def text_of(element: Any) -> str:
    """All text inside the element, white space collapsed."""
    return " ".join("".join(element.itertext()).split())


def _one_line(message: str) -> str:
    return " ".join(message.split())[:100]


def _decoded(body: bytes, content_type: str | None) -> str:
    encoding = _encoding(body, content_type)
    text = body.decode(encoding, "replace").lstrip("\ufeff")
    return _NOT_XML.sub("", _DECLARATION.sub("", text, count=1)).lstrip()


def _encoding(body: bytes, content_type: str | None) -> str:
    for bom, encoding in _BOMS:
        if body.startswith(bom):
            return encoding
    if body.startswith(b"<\x00"):
        return "utf-16-le"
    if body.startswith(b"\x00<"):
        return "utf-16-be"
    declared = _DECLARED.match(body[:1000])
    if declared and (known := resolve_encoding(declared[1].decode("ascii"))):
        return known
    if content_type and (known := http_content_type_encoding(content_type)):
        return known
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"
