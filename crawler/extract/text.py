"""The main text of a page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from trafilatura import bare_extraction
from trafilatura.settings import Document as Extracted
from trafilatura.settings import Extractor

from crawler.extract.document import Document, Element
from crawler.extract.letters import folded
from crawler.extract.pruning import article_tree
from crawler.extract.written_dates import normalised, without_dates

MAX_TEXT = 500_000
"""Characters. What follows is cut, at the end of a paragraph."""

# Trafilatura makes a plain space of an ideographic one, which in Japanese titles and sentences is a
# sign of its own. It goes through in the form of this sign.
_IDEOGRAPHIC = str.maketrans({"\u3000": "␠"})
_BACK = str.maketrans({"␠": "\u3000"})
# Its fallbacks drop a paragraph that repeats an earlier one, and so does the handling of adjacent
# ones. Repeats are what the tracker looks at: each gets a mark that makes it differ.
_MARK = "␟{}␟"
_MARKED = re.compile(r"\s*␟\d+␟")
_BLOCKS = (
    "p",
    "li",
    "blockquote",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "dd",
    "dt",
    "pre",
    "td",
    "div",
)
_SUBSTRINGS_UP_TO = 200_000  # characters; beyond it only whole paragraphs are compared
_REPEAT_LENGTH = 10

_SPACES = re.compile(r"[^\S\u3000]+")
_BYLINE_WORDS = re.compile(
    r"\b(?:by|published|posted|updated|on|at|date|written)\b|公開日?|更新日?|最終更新|掲載日?|配信日?|投稿日?"
    r"|リリース日|発表日|[月火水木金土日]曜日?",
    re.IGNORECASE,
)
_BYLINE_LONGEST = 120
_HEAD_LINES = 4


def main_text(document: Document, title: str, authors: Iterable[str]) -> str:
    """Paragraphs of the article, separated by one newline; "" where there are none.

    Repeated paragraphs stay as often as they are there. The title and the line of author and date
    are no part of the text.
    """
    tree = article_tree(document)
    _protect(tree)
    extracted = bare_extraction(tree, options=_options())
    text = (extracted.text if isinstance(extracted, Extracted) else None) or ""
    lines = _MARKED.sub("", text).translate(_BACK).split("\n")
    paragraphs = [_SPACES.sub(" ", line).strip() for line in lines]
    return _bounded(_without_head([line for line in paragraphs if line], title, authors))


@cache
def _options() -> Extractor:
    return Extractor(
        output_format="python",
        precision=True,
        comments=False,
        formatting=False,
        links=False,
        images=False,
        tables=True,
        dedup=False,
    )


def _protect(tree: Element) -> None:
    """Save what trafilatura would lose: ideographic spaces, and paragraphs that repeat."""
    for element in tree.iter():
        for attribute in ("text", "tail"):
            text = getattr(element, attribute)
            if text and ("\u3000" in text or "␟" in text):
                setattr(element, attribute, text.replace("␟", "").translate(_IDEOGRAPHIC))
    earlier: set[str] = set()
    together = ""
    for number, element in enumerate(tree.iter(*_BLOCKS)):
        if (
            element.find("*") is not None
            and next(element.iterdescendants(*_BLOCKS), None) is not None
        ):
            continue
        text = " ".join("".join(element.itertext()).split())
        if len(text) < _REPEAT_LENGTH:
            continue
        if text in earlier or (len(together) < _SUBSTRINGS_UP_TO and text in together):
            _append(element, _MARK.format(number))
        earlier.add(text)
        together += f"\n{text}"


def _append(element: Element, text: str) -> None:
    last = element[-1] if len(element) else None
    if last is None:
        element.text = (element.text or "") + text
    else:
        last.tail = (last.tail or "") + text


def _without_head(paragraphs: list[str], title: str, authors: Iterable[str]) -> list[str]:
    names = [folded(name) for name in authors]
    start = _end_of_title(paragraphs, folded(title))
    while start < min(len(paragraphs), _HEAD_LINES) and _is_byline(paragraphs[start], names):
        start += 1
    return paragraphs[start:]


def _end_of_title(paragraphs: list[str], title: str) -> int:
    """How many of the first lines are the title, which may be broken into several."""
    joined = ""
    for count, line in enumerate(paragraphs[:_HEAD_LINES], start=1):
        joined += folded(line)
        if joined == title:
            return count
    return 0


def _is_byline(line: str, names: list[str]) -> bool:
    """Whether a line holds nothing but dates, the authors' names, and words that go with them."""
    if len(line) > _BYLINE_LONGEST:
        return False
    rest = folded(_BYLINE_WORDS.sub(" ", without_dates(normalised(line))))
    for name in names:
        rest = rest.replace(name, "")
    return not rest


def _bounded(paragraphs: list[str]) -> str:
    kept: list[str] = []
    length = 0
    for paragraph in paragraphs:
        length += len(paragraph) + 1
        if length > MAX_TEXT:
            if not kept:
                kept.append(paragraph[:MAX_TEXT])
            break
        kept.append(paragraph)
    return "\n".join(kept)
