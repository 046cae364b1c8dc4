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
    r"|\d+ min(?:ute)?s? read|読了時間|リリース日|発表日|[月火水木金土日]曜日?",
    re.IGNORECASE,
)
_BYLINE_LONGEST = 120
_HEAD_LINES = 4
_COUNT = re.compile(r"\d[\d.,]*")


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
    paragraphs = [
        line for line in paragraphs if line.startswith("|") or any(map(str.isalnum, line))
    ]
    return _bounded(_without_counts(_without_head(paragraphs, title, authors)))


@cache
def _options() -> Extractor:
    # The tree holds the article and nothing else: what is left to decide is in favour of the text,
    # and a short one is no reason to look for more.
    options = Extractor(
        output_format="python",
        recall=True,
        fast=True,
        comments=False,
        formatting=False,
        links=False,
        images=False,
        tables=True,
        dedup=False,
    )
    options.min_extracted_size = 1
    return options


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
    first, rest = paragraphs[start : start + _HEAD_LINES], paragraphs[start + _HEAD_LINES :]
    return [line for line in first if not _is_byline(line, names)] + rest


def _without_counts(paragraphs: list[str]) -> list[str]:
    """Without bare figures at the end: of likes, of comments."""
    end = len(paragraphs)
    while end and _COUNT.fullmatch(paragraphs[end - 1]):
        end -= 1
    return paragraphs[:end]


def _end_of_title(paragraphs: list[str], title: str) -> int:
    """How many of the first lines are the title and what stands over it; it may be broken."""
    for start in range(min(len(paragraphs), _HEAD_LINES)):
        joined = ""
        for end in range(start, min(start + _HEAD_LINES, len(paragraphs))):
            joined += folded(paragraphs[end])
            if joined == title:
                return end + 1
            if not title.startswith(joined):
                break
        if len(paragraphs[start]) > _BYLINE_LONGEST:
            break  # the article has begun
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
