"""An article's boxes and line breaks as lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from crawler.extract.document import Element
from crawler.extract.letters import weight
from crawler.extract.main_block import HEADINGS, LINE, is_prose_text

LineKind = Literal["text", "heading", "item", "row"]

_SILENT = frozenset(
    (
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "select",
        "head",
        "iframe",
        "object",
        "embed",
    )
) | {"video", "audio", "canvas", "map", "textarea", "rt", "rp", "button", "progress", "meter"}
_ITEMS = frozenset(("li", "dt", "dd"))
_ROWS = frozenset(("tr",))
_CELLS = frozenset(("td", "th"))
_BREAK = "\v"  # no page holds one: the document's reader makes a blank of it
_ENDED = re.compile(r"[。．.!?！？:：;；」』）)\]】]\s*$")
_BEGINS_ITEM = re.compile(r"\s*(?:[・･■□●○◆◇▼▲▶※★☆*•–—-]|[(（]?\d+[.)）．]|[①-⑳【〔<＜])")
_FULL_LINE = 40  # weight of a line that may have been broken since it was full
_LOOKED_AT = 2 * _FULL_LINE
_WIDE = r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]"
_IS_WIDE = re.compile(_WIDE)
_SOURCE_LINE_OF_WIDE = re.compile(rf"(?<={_WIDE})[ \t\r]*\n[ \t\r\n]*(?={_WIDE})")
_BLANKS = re.compile(r" [^\S\u3000\v]+|[^\S\u3000\v ][^\S\u3000\v]*")
"""Those that are not one blank already."""


class Line(NamedTuple):
    """One line of an article."""

    kind: LineKind
    text: str


def lines_of(article: Element) -> Iterator[Line]:
    """The lines of an article, in order; none is empty.

    Text that stands loose in a box is a line; so is each part of one that a line break divides. A
    line break within a sentence is a blank, or nothing in Japanese, and so is a new line of the
    page's source. An item of a list has a line of its own for each box in it.
    """
    reader = _Reader()
    reader.read(article)
    reader.end()
    return iter(reader.lines)


class _Reader:
    """Walks through an article once."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._parts: list[str] = []
        self._begins_item = False
        self._is_heading = False

    def read(self, element: Element) -> None:
        """Take what an element says, without what follows it."""
        tag = element.tag
        if tag == "br":
            self._parts.append(_BREAK)
        elif tag in LINE:
            if tag not in _SILENT:
                self._read_children(element)
        elif tag in _SILENT:
            self.end()
        elif tag == "pre":
            self.end()
            for line in "".join(element.itertext()).split("\n"):
                self._parts = [line]
                self.end()
        elif tag in _ROWS:
            self.end()
            self._read_row(element)
        else:
            self.end()
            is_heading = self._is_heading
            if tag in _ITEMS:
                self._begins_item = True
            elif tag in HEADINGS:
                self._is_heading = True
            elif tag == "table":
                for caption in element.iterchildren("caption"):
                    self._read_children(caption)
                    self.end()
            self._read_children(element)
            self.end()
            self._is_heading = is_heading
            if tag in _ITEMS:
                self._begins_item = False

    def end(self) -> None:
        """The line ends here."""
        if not self._parts:
            return
        text, self._parts = "".join(self._parts), []
        if not text or text.isspace():
            return
        if "\n" in text:
            text = _SOURCE_LINE_OF_WIDE.sub("", text)
        text = _BLANKS.sub(" ", text)
        if _BREAK not in text:
            self._add(text)
        elif self._is_heading:
            self._add(text.replace(_BREAK, " "))
        else:
            parts = text.split(_BREAK)
            for line in _joined(parts) if is_prose_text(text) else parts:
                self._add(line)

    def _add(self, text: str) -> None:
        text = text.strip()
        if not any(map(str.isalnum, text)):
            return
        kind: LineKind = "heading" if self._is_heading else "text"
        self.lines.append(Line("item" if self._begins_item else kind, text))
        self._begins_item = False

    def _read_children(self, element: Element) -> None:
        if element.text:
            self._parts.append(element.text)
        for child in element:
            if child.tag != "caption":
                self.read(child)
            if child.tail:
                self._parts.append(child.tail)

    def _read_row(self, row: Element) -> None:
        cells: list[str] = []
        for cell in row.iterchildren(*_CELLS):
            cells.append(_text_of_cell(cell))
            span = cell.get("colspan") or ""
            cells += [""] * (min(int(span), 50) - 1 if span.isdecimal() and span.isascii() else 0)
        if not any(cells):
            return
        self.lines.append(Line("row", "|" + "".join(f" {c} |" if c else " |" for c in cells)))
        before = row.getprevious()
        is_first = before is None or before.tag == "caption"
        if is_first and row.find("th") is not None and row.find("td") is None:
            self.lines.append(Line("row", "|" + "---|" * len(cells)))


def _text_of_cell(cell: Element) -> str:
    reader = _Reader()
    reader.read(cell)
    reader.end()
    return " ".join(line.text.strip("| ") for line in reader.lines)


def _joined(parts: list[str]) -> Iterator[str]:
    """Lines, without the breaks within a sentence."""
    line, end = [parts[0]], parts[0][-_LOOKED_AT:]
    for after in parts[1:]:
        if _is_broken(end, after):
            after = after.lstrip()
            is_wide = _IS_WIDE.match(end.rstrip()[-1:]) or _IS_WIDE.match(after[:1])
            line.append(after if is_wide else f" {after}")
            end = (end.rstrip() + after)[-_LOOKED_AT:]
        else:
            yield "".join(line)
            line, end = [after], after[-_LOOKED_AT:]
    yield "".join(line)


def _is_broken(end: str, after: str) -> bool:
    """Whether a sentence goes on behind a line's end."""
    if not end.strip() or not after.strip() or _ENDED.search(end):
        return False
    return weight(end) >= _FULL_LINE and not _BEGINS_ITEM.match(after)
