"""From bytes to text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from charset_normalizer import from_bytes
from w3lib.encoding import (
    html_body_declared_encoding,
    http_content_type_encoding,
    read_bom,
    to_unicode,
)

from crawler.extract.japanese_codes import read_iso2022_jp, read_wide_euc_jp
from crawler.extract.mojibake import repaired

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
_CONTROLS = bytes((*range(0x09), 0x0B, *range(0x0E, 0x20), 0x7F))
_MORE_CONTROLS = re.compile(rb"\xc2[\x80-\x84\x86-\x9f]")
_BEFORE_NOT_TEXT = b"\xed", b"\xef\xbf"
_MARKUP = re.compile(rb"<\0[!a-zA-Z]\0|\0<\0[!a-zA-Z]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a page, and how it was read."""

    text: str
    """What cannot be read is U+FFFD. Holds no control characters."""
    charset: str
    """And where it is from, in a few words: `cp932 (header)`."""


def decoded(body: bytes, content_type: str | None) -> str:
    """The text of a page (see `read_text`)."""
    return read_text(body, content_type).text


def read_text(body: bytes, content_type: str | None) -> Decoded:
    """The text of a page, and its charset.

    A byte order mark decides. Then what is valid UTF-8 is UTF-8: by chance no other text is, and
    servers name a default of theirs for pages in another. Then the first of header and page whose
    charset the bytes bear out, then detection. Names mean what browsers take them for (WHATWG):
    Shift_JIS is cp932, Latin-1 is windows-1252. Text that was stored in a wrong charset before is
    repaired where that leaves no doubt.
    """
    encoding, mark = read_bom(body)
    if encoding is not None and mark is not None:
        return _clean(to_unicode(body[len(mark) :], encoding), encoding, "byte order mark")
    if match := _MARKUP.search(body, 0, 200):
        encoding = "utf-16-le" if match[0].startswith(b"<") else "utf-16-be"
        return _clean(to_unicode(body, encoding), encoding, "detected")
    declared = [
        (name, origin)
        for name, origin in (
            (http_content_type_encoding(content_type), "header"),
            (html_body_declared_encoding(body), "meta"),
        )
        if name is not None
    ]
    return _by_declaration(body, declared)


def _by_declaration(body: bytes, declared: list[tuple[str, str]]) -> Decoded:
    names = [name for name, _ in declared]
    if not _is_iso2022(body, names):
        try:
            text = body.decode("utf-8")
        except UnicodeDecodeError:
            pass
        else:
            return _utf_8(body, text, declared)
    for name, origin in declared:
        text_or_none = _read(body, name)
        if text_or_none is not None and not _is_bad(text_or_none):
            return _clean(text_or_none, name, origin)
    detected = _detected(body)
    for name in (*([detected] if detected else []), *names, "utf-8"):
        text_or_none = _read(body, name)
        if text_or_none is not None:
            return _clean(text_or_none, name, _against(name, names))
    return _clean(body.decode("utf-8", "replace"), "utf-8", "guessed")


def _utf_8(body: bytes, text: str, declared: list[tuple[str, str]]) -> Decoded:
    origin = next((origin for name, origin in declared if name == "utf-8"), None)
    plain = text.isascii()
    origin = origin or ("detected" if plain else _against("utf-8", [name for name, _ in declared]))
    if not plain and (mended := repaired(text)) is not None:
        return _clean(mended, "utf-8", f"{origin}, repaired")
    return _clean(text, "utf-8", origin, body)


def _against(name: str, declared: list[str]) -> str:
    others = [other for other in dict.fromkeys(declared) if other != name]
    return f"detected; {' and '.join(others)} declared" if others else "detected"


def _is_iso2022(body: bytes, names: list[str]) -> bool:
    return "iso2022_jp" in names or "iso-2022-jp" in names or b"\x1b$" in body


def _is_bad(text: str) -> bool:
    return text.count("\ufffd") * 1000 > len(text) * _BAD_IN_A_THOUSAND


def _read(body: bytes, name: str) -> str | None:
    if name in _NO_CHARSETS:
        return None
    try:
        if name.startswith(("iso2022_jp", "iso-2022-jp")):
            return read_iso2022_jp(body)
        text: str = to_unicode(body, "utf-16-le" if name in {"utf-16", "utf-32"} else name)
        if name in {"euc_jp", "euc-jp"} and "\ufffd" in text:
            return min(text, read_wide_euc_jp(body), key=lambda found: found.count("\ufffd"))
        return text
    except (LookupError, ValueError, TypeError):
        return None  # a codec of Python that is none for text


def _detected(body: bytes) -> str | None:
    if b"\x1b$" in body:
        return "iso2022_jp"
    best = from_bytes(body[:_SAMPLE], cp_isolation=_LIKELY, enable_fallback=False).best()
    return best.encoding if best is not None else None


def _clean(text: str, charset: str, origin: str, source: bytes | None = None) -> Decoded:
    """`source` is the text in UTF-8, where it is at hand."""
    if source is None:
        source = text.encode("utf-8", "surrogatepass")
    if _may_hold_others(source):
        text = _NOT_TEXT.sub("", text)
    return Decoded(text, f"{charset} ({origin})")


def _may_hold_others(source: bytes) -> bool:
    """Whether it is worth while to look at each sign: finding bytes is ten times as fast."""
    if len(source.translate(None, _CONTROLS)) < len(source):
        return True
    return not source.isascii() and (
        _MORE_CONTROLS.search(source) is not None or any(s in source for s in _BEFORE_NOT_TEXT)
    )
