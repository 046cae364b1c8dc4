"""The dates that a page shows to its readers beside the title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo

from lxml import etree

from crawler.extract.document import Document, Element, is_beside
from crawler.extract.written_dates import WrittenDate, normalised, written_dates

_BEFORE = 4
_AFTER = 12
"""Texts around the title in which a dateline may stand."""
_LONGEST = 120
"""Characters of a dateline with all that stands in its line; what is longer is the article."""

_UPDATE = re.compile(r"更新|改訂|追記|修正|updated|modified|revised|edited", re.IGNORECASE)
_OTHER = re.compile(
    r"まで|締切|締め切り|期限|終了|開催|予定|有効|受付|expir|until|valid|deadline|due\b|ends?\b"
    r"|event|webinar|copyright|©|effective",
    re.IGNORECASE,
)
_SKIPPED = {"script", "style", "noscript", "template", "svg", "head", "select", "button", "form"}
_INLINE = {"a", "abbr", "b", "bdi", "cite", "em", "font", "i", "mark", "small", "span", "strong"}
_INLINE |= {"sub", "sup", "time", "u"}
_NOT_LETTERS = re.compile(r"[\W_]+")


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
    end = 0
    found = list(written_dates(text, zone, now=now))
    for i, written in enumerate(found):
        following = found[i + 1].start if i + 1 < len(found) else len(text)
        before, after = text[end : written.start], text[written.end : following]
        end = written.end
        # Japanese puts the word after a date as often as before it: "2026年11月3日 更新".
        words = before + (after if i + 1 == len(found) else "")
        if _OTHER.search(words):
            yield "other", written
        elif _UPDATE.search(words):
            yield "updated", written
        else:
            yield "published", written


def _lines_beside(document: Document, title: str) -> Iterator[str]:
    lines = list(_lines(document))
    folded = _folded(title)
    at = next((i for i, (text, _) in enumerate(lines) if _folded(text) == folded), None)
    if at is None:
        return
    for text, element in lines[at + 1 : at + 1 + _AFTER]:
        if len(text) > _LONGEST:
            break
        if not is_beside(element):
            yield text
    for text, element in reversed(lines[max(0, at - _BEFORE) : at]):
        if len(text) <= _LONGEST and not is_beside(element):
            yield text


def _lines(document: Document) -> Iterator[tuple[str, Element]]:
    """The texts of the page's blocks in their order, each with the block that it stands in."""
    body = document.tree.find("body")
    if body is None:
        return
    block, parts = body, [""]
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        is_start = event == "start"
        if element.tag not in _INLINE:
            if text := " ".join("".join(parts).split()):
                yield text, block
            block, parts = element if is_start else element.getparent(), [""]
        if is_start and element.tag in _SKIPPED:
            walk.skip_subtree()
        elif is_start:
            parts.append(element.text or "")
        if not is_start and element is not body:
            parts.append(element.tail or "")


def _folded(text: str) -> str:
    return _NOT_LETTERS.sub("", text).casefold()
