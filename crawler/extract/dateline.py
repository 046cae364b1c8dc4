"""The dates that a page shows to its readers beside the title."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from itertools import islice

from lxml import etree

from crawler.extract.document import INLINE, Document, Element, is_beside
from crawler.extract.letters import folded
from crawler.extract.written_dates import (
    DayOrder,
    WrittenDate,
    normalised,
    without_dates,
    written_dates,
)

_BEFORE = 4
_AFTER = 12
"""Texts around the title in which a dateline may stand."""
_BROKEN_INTO = 4
_LONGEST_TITLE = 1000
_LONGEST = 120
"""Characters of a dateline with all that stands in its line; what is longer is the article."""

_UPDATE = re.compile(r"更新|改訂|追記|修正|updated|modified|revised|edited", re.IGNORECASE)
_OTHER = re.compile(
    r"まで|締切|締め切り|期限|終了|開催|期間|予定|有効|受付|expir|until|valid|deadline|due\b"
    r"|ends?\b"
    r"|event|webinar|copyright|©|effective",
    re.IGNORECASE,
)
_RANGE = re.compile(r"(?:[〜~–—-]|から|to|through)\s*(?:(?P<figure>\d)|$)", re.IGNORECASE)
_REST = 40  # characters that a dateline may hold beside its dates: names, "published on", a section
_REST_OF_BYLINE = 90
_BYLINE = re.compile(
    r"(?:posted|published|written|by)\b|(?:公開|投稿|掲載|配信|発表)", re.IGNORECASE
)
_SKIPPED = {"script", "style", "noscript", "template", "svg", "head", "select", "button", "form"}


@dataclass(frozen=True, slots=True)
class Dateline:
    """Dates beside the title, by what they are said to be; the likeliest first."""

    published: tuple[WrittenDate, ...]
    updated: tuple[WrittenDate, ...]


def read_dateline(
    lines: Sequence[str], zone: tzinfo, *, now: datetime, order: DayOrder = "unknown"
) -> Dateline:
    """The dates in the short lines beside the title (`lines_beside`)."""
    published: list[WrittenDate] = []
    updated: list[WrittenDate] = []
    for line in lines:
        for role, written in _roles(line, zone, now, order):
            if role == "published":
                published.append(written)
            elif role == "updated":
                updated.append(written)
    return Dateline(tuple(published), tuple(updated))


def role_of(element: Element) -> str:
    """What an element's names and text say its date is: `published`, `updated` or `other`."""
    names = [element.get(name) or "" for name in ("itemprop", "class", "id", "title", "aria-label")]
    parent = element.getparent()
    if parent is not None:
        names += [parent.get("class") or "", (parent.text or "")[-30:]]
    previous = element.getprevious()
    if previous is not None:
        names.append((previous.tail or "")[-30:])
    said = " ".join(names)
    return "updated" if _UPDATE.search(said) else "other" if _OTHER.search(said) else "published"


def _roles(
    line: str, zone: tzinfo, now: datetime, order: DayOrder
) -> Iterator[tuple[str, WrittenDate]]:
    text = normalised(line)
    rest = _REST_OF_BYLINE if _BYLINE.match(text) else _REST
    if len(folded(without_dates(text))) > rest:
        return  # a sentence that names a date
    found = list(written_dates(text, zone, now=now, order=order))
    ends = [0, *(written.end for written in found)]
    starts = [*(written.start for written in found[1:]), len(text)]
    is_range = False
    for end, written, start in zip(ends, found, starts, strict=False):
        after = text[written.end : start]
        is_last = written is found[-1]
        was_range, is_range = is_range, _is_range(after, is_last)
        before = text[end : written.start]
        # Japanese puts the word after a date as often as before it: "2026年11月3日 更新".
        words = after if is_last and not folded(before) else before
        if was_range or is_range or _OTHER.search(words):
            yield "other", written
        elif _UPDATE.search(words):
            yield "updated", written
        else:
            yield "published", written


def _is_range(after: str, is_last: bool) -> bool:
    """Whether what follows a date leads to the end of a period."""
    match = _RANGE.match(after.strip())
    return match is not None and (bool(match["figure"]) or not is_last)


def lines_beside(document: Document, title: str) -> list[str]:
    """The short lines after the title and then those before it, up to where the text begins."""
    before, after = _around_title(document, folded(title))
    found = []
    for text, element in after:
        if len(text) > _LONGEST:
            break
        if not is_beside(element):
            found.append(text)
    for text, element in reversed(before):
        if len(text) <= _LONGEST and not is_beside(element):
            found.append(text)
    return found


_Line = tuple[str, Element]


def _around_title(document: Document, title: str) -> tuple[list[_Line], list[_Line]]:
    """The lines before and after the title, which may be broken into several.

    Where there are several, the title is the first one that is not in what surrounds the article.
    """
    recent: deque[tuple[_Line, str]] = deque(maxlen=_BEFORE + _BROKEN_INTO)
    first: list[_Line] = []
    lines = _lines(document)
    for line in lines:
        if len(first) < _AFTER:
            first.append(line)
        letters = folded(line[0]) if len(line[0]) <= _LONGEST_TITLE else ""
        recent.append((line, letters))
        if not letters or not title.endswith(letters):
            continue
        last = [letters for _, letters in recent][-_BROKEN_INTO:]
        start = _start_of_title(last, title)
        if start is not None and not is_beside(line[1]):
            before = [earlier for earlier, _ in recent][: len(recent) - len(last) + start]
            return before[-_BEFORE:], list(islice(lines, _AFTER))
    return [], first


def _start_of_title(lines: list[str], title: str) -> int | None:
    """Where the title begins, if these lines end with it."""
    joined = ""
    for start in reversed(range(len(lines))):
        joined = lines[start] + joined
        if joined and joined == title:
            return start
        if not title.endswith(joined):
            return None
    return None


def _lines(document: Document) -> Iterator[tuple[str, Element]]:
    """The texts of the page's blocks in their order, each with the block that it stands in."""
    body = document.tree.find("body")
    if body is None:
        return
    block, parts = body, [""]
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        is_start = event == "start"
        if element.tag not in INLINE:
            if text := " ".join("".join(parts).split()):
                yield text, block
            block, parts = element if is_start else element.getparent(), [""]
        if is_start and element.tag in _SKIPPED:
            walk.skip_subtree()
        elif is_start:
            parts.append(element.text or "")
        if not is_start and element is not body:
            parts.append(element.tail or "")
