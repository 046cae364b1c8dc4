"""Whether a page is an article at all."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from crawler.extract.document import Document
from crawler.extract.jsonld import is_article
from crawler.extract.letters import folded, weight

MIN_WEIGHT = 100
"""Of a text (see `letters.weight`)."""

_TEASERS_OF_FRONT_PAGE = 4
_LINKED_SHARE_OF_LIST = 0.5
_ERROR_PAGE = re.compile(
    r"(?:error\s*)?(?:404|403|410|500|503)\b.{0,40}|(?:page|file|article) not found.{0,40}"
    r"|not found|access denied.{0,40}|just a moment\.*|attention required!.{0,40}"
    r"|.{0,20}(?:ページ|記事)(?:が|は)(?:見つかりません|存在しません).{0,20}|お探しのページ.{0,40}",
    re.IGNORECASE,
)


def objection(document: Document, url: str, title: str, text: str) -> str | None:
    """Why a page with this title and text is no article; None where it may be one."""
    if _ERROR_PAGE.fullmatch(title):
        return f"an error page: {title[:60]}"
    if not text:
        return "no main text"
    if weight(text) < MIN_WEIGHT:
        return f"the main text is too short for an article: {len(text)} characters"
    if is_article(document.facts):
        return None
    if _is_root(url) and _teasers(document) >= _TEASERS_OF_FRONT_PAGE:
        return "a front page"
    if _linked_share(document, text) > _LINKED_SHARE_OF_LIST:
        return "a list of links"
    return None


def _is_root(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.path in {"", "/", "/index.html", "/index.htm", "/index.php"} and not parts.query


def _teasers(document: Document) -> int:
    """Headings that lead to other pages."""
    headings = document.tree.iter("h1", "h2", "h3", "h4")
    return sum(
        heading.find(".//a[@href]") is not None
        or (heading.getparent() is not None and heading.getparent().tag == "a")
        for heading in headings
    )


def _linked_share(document: Document, text: str) -> float:
    """How much of the text stands in lines that are nothing but a link."""
    links = {folded("".join(a.itertext())) for a in document.tree.iter("a")}
    lines = [folded(line) for line in text.split("\n")]
    total = sum(map(len, lines))
    return sum(len(line) for line in lines if line in links) / total if total else 0.0
