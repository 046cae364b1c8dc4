"""The dates that a page shows to its readers beside the title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo

from lxml import etree

from crawler.extract.document import INLINE, Document, Element, is_beside
from crawler.extract.letters import folded
from crawler.extract.written_dates import WrittenDate, normalised, without_dates, written_dates

_BEFORE = 4
_AFTER = 12
"""Texts around the title in which a dateline may stand."""
_BROKEN_INTO = 4
_LONGEST = 120
"""Characters of a dateline with all that stands in its line; what is longer is the article."""

_UPDATE = re.compile(r"更新|改訂|追記|修正|updated|modified|revised|edited", re.IGNORECASE)
_OTHER = re.compile(
    r"まで|締切|締め切り|期限|終了|開催|期間|予定|有効|受付|expir|until|valid|deadline|due\b|ends?\b"
    r"|event|webinar|copyright|©|effective",
    re.IGNORECASE,
)
_RANGE = re.compile(r"(?:[〜~–—-]|から|to|through)\s*(?:(?P<figure>\d)|$)", re.IGNORECASE)
_REST = 40  # characters that a dateline may hold beside its dates: names, "published on", a section
_SKIPPED = {"script", "style", "noscript", "template", "svg", "head", "select", "button", "form"}


@dataclass(frozen=True, slots=True)
class Dateline:
    """Dates beside the title, by what they are said to be; the likeliest first."""

    published: tuple[WrittenDate, ...]
    updated: tuple[WrittenDate, ...]


def read_dateline(document: Document, title: str, zone: tzinfo, *, now: datetime) -> Dateline:
    """The dates in the short lines after the title, and before it, up to where the text begins."""
    published: list[WrittenDate] = []
    updated: list[WrittenDate] = []
    for line in _lines_beside(document, title):
        for role, written in _roles(line, zone, now):
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


def _roles(line: str, zone: tzinfo, now: datetime) -> Iterator[tuple[str, WrittenDate]]:
    text = normalised(line)
    if len(folded(without_dates(text))) > _REST:
        return  # a sentence that names a date
    found = list(written_dates(text, zone, now=now))
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


def _lines_beside(document: Document, title: str) -> Iterator[str]:
    lines = list(_lines(document))
    start, end = _place_of_title([folded(text) for text, _ in lines], folded(title))
    for text, element in lines[end : end + _AFTER]:
        if len(text) > _LONGEST:
            break
        if not is_beside(element):
            yield text
    for text, element in reversed(lines[max(0, start - _BEFORE) : start]):
        if len(text) <= _LONGEST and not is_beside(element):
            yield text


def _place_of_title(lines: list[str], title: str) -> tuple[int, int]:
    """Where the title begins and ends among the lines; it may be broken into several."""
    for start in range(len(lines)):
        joined = ""
        for end in range(start, min(start + _BROKEN_INTO, len(lines))):
            joined += lines[end]
            if joined and joined == title:
                return start, end + 1
            if not title.startswith(joined):
                break
    return 0, 0


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
