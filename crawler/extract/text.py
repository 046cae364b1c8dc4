"""The main text of a page."""

from __future__ import annotations

import re
from collections.abc import Iterable

from crawler.extract.document import Document
from crawler.extract.letters import folded
from crawler.extract.lines import Line, lines_of
from crawler.extract.pruning import article_tree
from crawler.extract.surroundings import is_label
from crawler.extract.written_dates import normalised, without_dates

MAX_TEXT = 500_000
"""Characters. What follows is cut, at the end of a paragraph."""

_BYLINE_WORDS = re.compile(
    r"\b(?:by|published|posted|updated|on|at|date|written)\b|に?公開(?:日|済み)?|に?更新(?:日|済み)?|最終更新|掲載日?|配信日?|投稿日?"
    r"|\d+ min(?:ute)?s? read|読了時間|リリース日|発表日|[月火水木金土日]曜日?",
    re.IGNORECASE,
)
_BYLINE_LONGEST = 120
_NAME_LONGEST = 30
_NO_NAME = re.compile(r"\b[a-z]{3,}")
_SENTENCE_OR_ITEM = re.compile(r"[。！？.!?]\s*$|^[-|]|ました|です|ます|期[間限]|まで|開催|発売")
_HEAD_LINES = 4
_ADDRESS = re.compile(r"https?://\S+")
_CREDIT = re.compile(
    r"(?:photo(?:graph)?|image|picture|illustration|graphic)s?"
    r"(?: (?:by|credit|courtesy)\b.*|\s*[:：/].*)"
    r"|(?:撮影|写真|画像|イラスト|図版)(?:提供)?\s*[:：＝=/／].*",
    re.IGNORECASE,
)
_CREDIT_LONGEST = 60
_RIGHTS = re.compile(r"©|\(c\) ?(?:19|20)\d\d|copyright\b.{0,40}(?:19|20)\d\d", re.IGNORECASE)
_FOOT_LINES = 5
_ANNOUNCEMENT_LONGEST = 30
_COUNT = re.compile(r"\d[\d.,]*")


def main_text(document: Document, title: str, authors: Iterable[str]) -> str:
    """Paragraphs of the article, separated by one newline; "" where there are none.

    Repeated paragraphs stay as often as they are there. The title and the line of author and date
    are no part of the text.
    """
    paragraphs = [
        _shown(line) for line in lines_of(article_tree(document, title)) if not _is_idle(line)
    ]
    return _bounded(_without_end(_without_head(paragraphs, title, authors)))


def _shown(line: Line) -> str:
    return f"- {line.text}" if line.kind == "item" else line.text


def _is_idle(line: Line) -> bool:
    """Whether a line only names what stood below it, who took a picture, or where a link leads."""
    if line.kind == "item":
        return False
    text = line.text.strip("| ")
    if len(text) <= _CREDIT_LONGEST and _CREDIT.match(text):
        return True
    return line.kind != "row" and (is_label(text) or _ADDRESS.fullmatch(text) is not None)


def _without_head(paragraphs: list[str], title: str, authors: Iterable[str]) -> list[str]:
    names = [folded(name) for name in authors]
    start = _end_of_title(paragraphs, folded(title))
    first, rest = paragraphs[start : start + _HEAD_LINES], paragraphs[start + _HEAD_LINES :]
    return [line for line in first if not _is_byline(line, names)] + rest


def _without_end(paragraphs: list[str]) -> list[str]:
    """Without what is left of the foot: rights, numbers of likes, words that announced a list."""
    end = len(paragraphs)
    for number in range(max(end - _FOOT_LINES, 1), end):
        if _RIGHTS.match(paragraphs[number]):
            end = number
            break
    while end and (_COUNT.fullmatch(paragraphs[end - 1]) or _announces(paragraphs[end - 1])):
        end -= 1
    return paragraphs[:end]


def _announces(line: str) -> bool:
    return len(line) <= _ANNOUNCEMENT_LONGEST and line.endswith((":", "：")) and line[0] not in "-|"


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
    """Whether a line holds nothing but dates, names, and words that go with them."""
    if len(line) > _BYLINE_LONGEST:
        return False
    dated = normalised(line)
    undated = without_dates(dated)
    said = _BYLINE_WORDS.sub(" ", undated)
    rest = folded(said)
    for name in names:
        rest = rest.replace(name, "")
    if not rest:
        return True
    # A name or a place beside a date, in a line that is no sentence and no item.
    is_dated = len(undated.strip()) < len(dated.strip())
    is_name = len(rest) <= _NAME_LONGEST and not _NO_NAME.search(said)
    return is_dated and is_name and not _SENTENCE_OR_ITEM.search(line)


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
