"""Code in a text that is given as Markdown: what stands in it names and claims nothing.

Blocks are lines between fences (a mermaid diagram is one) and paragraphs that are indented by four
columns. Inline code is between backticks; a name may be all that it holds (`vLLM`), but the words
of a command or an expression are none. https://spec.commonmark.org/0.31.2/#fenced-code-blocks
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nlp.spans import Mask

Span = tuple[int, int]

_LINE = re.compile(r"[^\n]*\n?")
_MARKERS = r"[ \t]{0,12}(?:(?:>|[-*+]|\d{1,3}[.)])[ \t]{1,4}){0,4}[ \t]{0,12}"
_FENCE = re.compile(rf"{_MARKERS}(?P<fence>`{{3,}}(?=[^`\n]*$)|~{{3,}})", re.MULTILINE)
_CLOSING = re.compile(r"[ \t>]*(?P<fence>`{3,}|~{3,})[ \t]*$", re.MULTILINE)
_INDENTED = re.compile(r"(?: {4}| {0,3}\t)[ \t]*\S")
_HOLDS_PARAGRAPHS = re.compile(
    r"\s*(?:[-*+][ \t]|\d{1,3}[.)][ \t]|[!?]{3}|:::|<|\[\^|:"
    r"|\.\.(?! (?:code|code-block|sourcecode)::))"
)
"""A list item, note or directive, whose further paragraphs are indented as code is."""
_DIRECTIVE = re.compile(r"^\.\. (?:_\S|[\w-]{1,40}::)", re.MULTILINE)
_LITERAL = re.compile(r"\s*\.\. (?:code|code-block|sourcecode)::|(?!\s*\.\.)[^\n]*::\s*$")
"""In reStructuredText all kinds of text are indented; code is what such a line announces."""
_TICKS = re.compile(r"`{1,8}")
_DOUBLE_TICKS = re.compile(r"``")
"""reStructuredText writes roles and links between single ones."""
_MAY_HOLD_CODE = re.compile(r"`|~~~|^(?: {4}| {0,3}\t)", re.MULTILINE)
_PARAGRAPH_END = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class Code:
    """Where a text is code: blocks, and the contents of inline code."""

    blocks: Mask
    inline: Mask


_NO_CODE = Code(Mask(()), Mask(()))


def code_in(text: str) -> Code:
    """The code of a text. Linear in its length."""
    if _MAY_HOLD_CODE.search(text) is None:
        return _NO_CODE
    blocks = list(code_blocks(text))
    return Code(Mask(blocks), Mask(list(_inline(text, blocks))))


def code_blocks(text: str) -> Iterator[Span]:
    """Fenced and indented blocks, in order. A fence that nothing closes holds to the end."""
    start, fence = 0, ""
    blank, holder = True, False
    indented: int | None = None
    structured = _is_structured(text)
    for line in _LINE.finditer(text):
        written = line.group()
        if fence:
            closing = _CLOSING.match(text, line.start(), line.end())
            if closing and closing["fence"].startswith(fence):
                yield start, line.end()
                fence = ""
            continue
        opening = _FENCE.match(text, line.start(), line.end())
        if opening:
            if indented is not None:
                yield indented, line.start()
                indented = None
            start, fence, blank = line.start(), opening["fence"], False
        elif not written.strip():
            blank = True
        elif _INDENTED.match(written) and (indented is not None or (blank and not holder)):
            indented = line.start() if indented is None else indented
            blank = False
        else:
            if indented is not None:
                yield indented, line.start()
                indented = None
            # A paragraph that is indented less still belongs to the list item before it.
            if not (holder and written[0] in " \t"):
                holder = _holds_paragraphs(written, structured=structured)
            blank = False
    if fence:
        yield start, len(text)
    elif indented is not None:
        yield indented, len(text)


def _is_structured(text: str) -> bool:
    """Whether a text is reStructuredText and no Markdown."""
    return _DIRECTIVE.search(text) is not None


def _holds_paragraphs(line: str, *, structured: bool) -> bool:
    """Whether what is indented below a line is text of its own."""
    if structured:
        return _LITERAL.match(line) is None
    return _HOLDS_PARAGRAPHS.match(line) is not None


def _inline(text: str, blocks: Sequence[Span]) -> Iterator[Span]:
    """What stands between backticks of equal number in one paragraph, outside of blocks."""
    at = 0
    ticks = _DOUBLE_TICKS if _is_structured(text) else _TICKS
    for start, end in (*blocks, (len(text), len(text))):
        for begin, stop in _paragraphs(text, at, start):
            yield from _between(ticks, text, begin, stop)
        at = end


def _paragraphs(text: str, start: int, end: int) -> Iterator[Span]:
    for gap in _PARAGRAPH_END.finditer(text, start, end):
        yield start, gap.start()
        start = gap.end()
    yield start, end


def _between(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[Span]:
    ticks = [match.span() for match in pattern.finditer(text, start, end)]
    # Read from the end, each run knows the next of its length: no search is made twice.
    closing: list[int | None] = []
    latest: dict[int, int] = {}
    for at in range(len(ticks) - 1, -1, -1):
        length = ticks[at][1] - ticks[at][0]
        closing.append(latest.get(length))
        latest[length] = at
    closing.reverse()
    at = 0
    while at < len(ticks):
        close = closing[at]
        if close is None:
            at += 1
            continue
        yield ticks[at][1], ticks[close][0]
        at = close + 1
