"""From the bytes of a feed or sitemap to its text, whatever it claims to be written in."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from charset_normalizer import from_bytes
from w3lib.encoding import http_content_type_encoding, resolve_encoding

_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']\s*([A-Za-z0-9._-]+)")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEAD = 2000
_SAMPLE = 65_536
_MOST_WRONG = 10_000
"""Bytes that are looked at one by one."""
_LIKELY = ["cp932", "euc_jp", "cp1252", "gb18030", "big5", "cp949", "cp1251", "cp1250"]
# Codecs of Python that decode to text and are no charsets; the time of some is quadratic.
_NO_CHARSETS = {"idna", "punycode", "raw_unicode_escape", "undefined", "unicode_escape"}


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    """Feeds put together from several sources hold single bytes of windows-1252 in their UTF-8."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return wrong.decode("cp1252", "replace"), error.end


codecs.register_error("tracker-windows-1252", _as_windows_1252)


def decoded(body: bytes, content_type: str | None) -> str:
    """The text of an XML document; what cannot be read is U+FFFD.

    A byte order mark decides. Else it is the first of these that reads every byte: ISO-2022-JP
    where its escapes are there, UTF-8 (by chance no other text is), what the document declares,
    what the header (`content_type`) says. Where none does, text that is UTF-8 for the most part is
    UTF-8, its wrong bytes being windows-1252; then detection decides.
    """
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace")
    told = list(dict.fromkeys(_told(body, content_type)))
    for encoding in told:
        text = _read(body, encoding)
        if text is not None:
            return text
    if _is_mostly_utf_8(body):
        return _mixed(body)
    best = from_bytes(body[:_SAMPLE], cp_isolation=_LIKELY, enable_fallback=False).best()
    text = _read(body, best.encoding) if best is not None else None
    return text if text is not None else body.decode("cp1252", "replace")


def _mixed(body: bytes) -> str:
    text = body.decode("utf-8", "replace")
    if text.count("\ufffd") > _MOST_WRONG:
        return text
    return body.decode("utf-8", "tracker-windows-1252")


def _read(body: bytes, encoding: str) -> str | None:
    # Not `final`: a document may end in the middle of a sign.
    try:
        return codecs.getincrementaldecoder(encoding)().decode(body)
    except (UnicodeError, LookupError):
        return None


def _told(body: bytes, content_type: str | None) -> Iterator[str]:
    head = body[:_HEAD]
    if head.startswith(b"<\0") or head[1:3] == b"\0<":
        yield "utf-16-le"
    elif head.startswith(b"\0<"):
        yield "utf-16-be"
    if b"\x1b$" in body:
        yield "iso2022_jp_ext"
    yield "utf-8"
    declared = _DECLARED.search(head)
    # What was found as ASCII is not written in two or four bytes a sign, whatever it says.
    if declared and (name := _codec(declared[1].decode("ascii"))) and not name.startswith("utf-"):
        yield name
    if (header := http_content_type_encoding(content_type)) and (name := _codec(header)):
        yield name


def _codec(name: str) -> str | None:
    known = resolve_encoding(name)
    return None if known is None or known.replace("-", "_") in _NO_CHARSETS else known


def _is_mostly_utf_8(body: bytes) -> bool:
    sample = body[:_SAMPLE]
    more_than_ascii = sum(sign > "\x7f" for sign in sample.decode("utf-8", "ignore"))
    return more_than_ascii > sample.decode("utf-8", "replace").count("\ufffd")
