"""Pages that show the beginning of an article and sell the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.extract.document import Document, Element, is_beside
from crawler.extract.letters import weight

_TEASER = 1800
"""Weight of the longest teaser beside an offer to read on; what is longer is an article."""
_TEASER_WITHOUT_OFFER = 500
_LEAST_MISSING = 200  # characters
_LONGEST_OFFER = 200  # characters
_OFFERING = ("p", "div", "h2", "h3", "h4", "span", "strong", "b", "a", "button")
_REMAINING = re.compile(
    r"(?:残り|あと|続き)\s*[:：]?\s*(?P<ja>\d[\d,]*)\s*文字"
    r"|この続き\s*[:：]\s*(?P<ja_>\d[\d,]*)\s*文字"
    r"|(?P<en>\d[\d,]*)\s+(?:more\s+)?words\s+remaining"
)
_WORDS = (
    *("会員", "文字", "続き", "この先", "ここから", "全文", "有料", "購読", "登録", "ログイン"),
    *("reading", "to read", "to unlock", "to access", "to view", "subscribers", "members"),
    *("words remaining", "-only", " only "),
)
"""One of which stands in every offer."""
_MEMBERSHIP = (
    r"(?:subscribe|sign (?:up|in)|log in|register|join|become a[^.\n]{0,20}member)[^.\n]{0,30}"
)
_ARTICLE = r"(?:article|story|post|content)\b"
_OFFER = re.compile(
    r"(?:この(?:記事|コンテンツ|続き|先)は|ここから(?:先)?は)[^。\n]{0,20}(?:有料|会員|購読|登録)[^。\n]{0,30}"
    r"|(?:有料)?会員(?:限定|専用|登録)の?(?:記事|コンテンツ)(?:です|。)|会員限定です"
    r"|(?:続き|全文|この先)(?:を|は)[^。\n]{0,20}"
    r"(?:読むには|お読みいただくには|有料|ログイン|会員|ご覧になるには|購入)"
    r"|ログイン(?:して|すると)[^。\n]{0,10}(?:続き|全文|お読み)"
    rf"|{_MEMBERSHIP}\b(?:to|and) (?:continue|keep|finish) reading"
    rf"|{_MEMBERSHIP}\bto (?:read|unlock|access|view)(?: the| this)?(?: full| rest of the| whole)?"
    rf" {_ARTICLE}"
    rf"|this {_ARTICLE} is (?:for|only for|available to|reserved for|exclusive to)[^.\n]{{0,20}}"
    r"(?:subscribers|members)"
    rf"|(?:subscriber|member)s?[- ]only {_ARTICLE}"
    r"|to (?:continue|keep) reading,? (?:please )?(?:subscribe|sign in|log in|register)",
    re.IGNORECASE,
)


def missing_part(document: Document, text: str) -> str | None:
    """What shows that the page holds the beginning only, in a few words; None where nothing does.

    A number of characters that are left says it for certain. An offer to read on says it where the
    text is no longer than a teaser, and so does `isAccessibleForFree: false` where it is shorter
    still: outlets leave that in their template when they open an article.
    """
    size = weight(text)
    if size > 4 * _TEASER:
        return None
    lines = list(_lines(document))
    whole = "\n".join(line for line, _ in lines).lower()
    for line, element in lines if any(word in whole for word in _WORDS) else ():
        if (match := _REMAINING.search(line)) and not is_beside(element):
            figure = match["ja"] or match["ja_"] or match["en"]
            count = int(figure.replace(",", "")[:9])
            if count >= _LEAST_MISSING:
                return f"{count:,} {'words' if match['en'] else 'characters'} are missing"
        if size <= _TEASER and (match := _OFFER.search(line)) and not is_beside(element):
            return f"it says {' '.join(match[0].split())[:60]!r}"
    return "it is not free, and shows little" if _shows_little(document, size) else None


def _shows_little(document: Document, size: float) -> bool:
    return size <= _TEASER_WITHOUT_OFFER and _is_closed(document)


def _lines(document: Document) -> Iterator[tuple[str, Element]]:
    for element in document.tree.iter(*_OFFERING):
        for text in (element.text, *(child.tail for child in element)):
            if text and 4 < len(text) <= _LONGEST_OFFER and not text.isspace():
                yield text, element


def _is_closed(document: Document) -> bool:
    said = document.facts.get("isAccessibleForFree")
    return str(said).strip().lower().rpartition("/")[2] == "false"
