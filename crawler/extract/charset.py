"""From bytes to text."""

from __future__ import annotations

import re

from charset_normalizer import from_bytes
from w3lib.encoding import (
    html_body_declared_encoding,
    http_content_type_encoding,
    read_bom,
    to_unicode,
)

_SAMPLE = 65_536
"""Bytes that detection looks at."""
_BAD_IN_A_THOUSAND = 1
# What pages of the open web are written in that do not say so. Detection among a hundred code pages
# finds exotic ones in ordinary text.
_LIKELY = [
    "cp932", "euc_jp", "iso2022_jp", "cp1252", "gb18030", "big5", "cp949", "cp1251", "cp1250",
]  # fmt: skip
# Codecs of Python that decode to text and are no charsets; the time of some is quadratic.
_NO_CHARSETS = {"idna", "punycode", "raw_unicode_escape", "raw-unicode-escape", "undefined"}
_NO_CHARSETS |= {"unicode_escape", "unicode-escape", "unicode_internal"}
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def decoded(body: bytes, content_type: str | None) -> str:
    """The text of a page; what cannot be read is U+FFFD. Holds no control characters.

    A byte order mark decides. Then what is valid UTF-8 is UTF-8: by chance no other text is, and
    servers name a default of theirs for pages in another. Then the first of header and page whose
    charset the bytes bear out, then detection. Names mean what browsers take them for (WHATWG):
    Shift_JIS is cp932, Latin-1 is windows-1252.
    """
    encoding, mark = read_bom(body)
    if encoding is not None and mark is not None:
        return _without_controls(to_unicode(body[len(mark) :], encoding))
    declared = [
        name
        for name in (
            http_content_type_encoding(content_type),
            html_body_declared_encoding(body),
        )
        if name is not None
    ]
    return _without_controls(_by_declaration(body, declared))


def _by_declaration(body: bytes, declared: list[str]) -> str:
    if "iso2022_jp" not in declared and b"\x1b$" not in body:
        try:
            return body.decode("utf-8")
        except UnicodeDecodeError:
            pass
    for name in declared:
        text = _read(body, name)
        if text is not None and text.count("\ufffd") * 1000 <= len(text) * _BAD_IN_A_THOUSAND:
            return text
    detected = _detected(body)
    for name in (*([detected] if detected else []), *declared, "utf-8"):
        text = _read(body, name)
        if text is not None:
            return text
    return body.decode("utf-8", "replace")


def _read(body: bytes, name: str) -> str | None:
    if name in _NO_CHARSETS:
        return None
    try:
        return to_unicode(body, "utf-16-le" if name in {"utf-16", "utf-32"} else name)
    except (LookupError, ValueError, TypeError):
        return None  # a codec of Python that is none for text


def _detected(body: bytes) -> str | None:
    best = from_bytes(body[:_SAMPLE], cp_isolation=_LIKELY, enable_fallback=False).best()
    return best.encoding if best is not None else None


def _without_controls(text: str) -> str:
    return _NOT_TEXT.sub("", text)
