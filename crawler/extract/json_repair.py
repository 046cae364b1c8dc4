"""JSON as people write it into pages by hand and by template: broken in the same few ways."""

from __future__ import annotations

import html
import json
import re
from typing import Any

MAX_CHARACTERS = 2_000_000

_OPENING = re.compile(r"(?:<!--|(?://|/\*)?\s{0,9}<!\[CDATA\[(?:\s{0,9}\*/)?)")
_CLOSING = re.compile(r"(?:(?://\s{0,9})?-->|(?://|/\*)?\s{0,9}\]\]>(?:\s{0,9}\*/)?|;)\Z")
_LONGEST_CLOSING = 40
# A string, a comment, or a comma before a closing bracket. Strings come first, so that what looks
# like a comment inside them is theirs. What is not closed goes to the end: it is looked at once.
_PARTS = re.compile(
    r'"(?:[^"\\]|\\.)*(?:"|\Z)|//[^\n]*|/\*.*?(?:\*/|\Z)|,(?=\s*[}\]])',
    re.DOTALL,
)
_ESCAPED = re.compile(r'\\(?!["\\/bfnrtu])')


def parsed(text: str) -> Any:
    """The value; None where even the usual repairs do not make JSON of it.

    Repaired are: comment and CDATA marks around it, comments, trailing commas, control characters
    in strings, escapes that JSON does not have, and HTML entities in the place of quotes.
    """
    if len(text) > MAX_CHARACTERS:
        return None
    text = _unwrapped(text.strip())
    value = _loaded(text)
    if value is None and text:
        if text.startswith(("{&", "[&", "[{&", "&")):
            text = html.unescape(text)
        value = _loaded(_PARTS.sub(_mended, text))
    return value


def _unwrapped(text: str) -> str:
    if opening := _OPENING.match(text):
        text = text[opening.end() :].strip()
    end = text[-_LONGEST_CLOSING:]
    return text[: len(text) - len(end)] + _CLOSING.sub("", end)


def _mended(part: re.Match[str]) -> str:
    return _ESCAPED.sub(r"\\\\", part[0]) if part[0].startswith('"') else ""


def _loaded(text: str) -> Any:
    decoder = json.JSONDecoder(strict=False)
    try:
        text = text.strip()
        value, end = decoder.raw_decode(text)
        rest = text[end:].strip(" \t\r\n;,")
        if not rest:
            return value
        # Two objects, one behind the other.
        return [value, decoder.raw_decode(rest)[0]] if rest[0] in "{[" else None
    except (ValueError, RecursionError):
        return None
