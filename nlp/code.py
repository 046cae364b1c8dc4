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

_MARKERS = r"[ \t]{0,12}(?:(?:>|[-*+]|\d{1,3}[.)])[ \t]{1,4}){0,4}[ \t]{0,12}"
_FENCE = re.compile(rf"{_MARKERS}(?P<fence>`{{3,}}(?=[^`]*$)|~{{3,}})")
_CLOSING = re.compile(r"[ \t>]*(?P<fence>`{3,}|~{3,})[ \t]*$")
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
_SIGNS = ("`", "~~~", "\n    ", "\t")
"""Without any of these a text holds no code, unless it begins with it."""
_PARAGRAPH_END = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class Code:
    """Where a text is code: blocks, and the contents of inline code."""

    blocks: Mask
    inline: Mask


_NO_CODE = Code(Mask(()), Mask(()))


def code_in(text: str) -> Code:
    """The code of a text. Linear in its length."""
    if not (any(sign in text for sign in _SIGNS) or text.startswith("    ")):
        return _NO_CODE
    structured = _is_structured(text)
    blocks = list(_blocks(text, structured=structured))
    return Code(Mask(blocks), Mask(list(_inline(text, blocks, structured=structured))))


def code_blocks(text: str) -> Iterator[Span]:
    """Fenced and indented blocks, in order. A fence that nothing closes holds to the end."""
    return _blocks(text, structured=_is_structured(text))


def _blocks(text: str, *, structured: bool) -> Iterator[Span]:
    start, fence = 0, ""
    blank = True
    above = ""  # the line that what is indented below it may belong to
    indented: int | None = None
    end = -1
    for line in text.split("\n"):
        begin, end = end + 1, end + 1 + len(line)
        marked = "```" in line or "~~~" in line
        if fence:
            closing = _CLOSING.match(line) if marked else None
            if closing and closing["fence"].startswith(fence):
                yield start, min(end + 1, len(text))
                fence = ""
            continue
        opening = _FENCE.match(line) if marked else None
        if opening:
            if indented is not None:
                yield indented, begin
                indented = None
            start, fence, blank = begin, opening["fence"], False
        elif not line or line.isspace():
            blank = True
        elif line[0] in " \t":
            holds = _holds_paragraphs(above, structured=structured)
            if _INDENTED.match(line) and (indented is not None or (blank and not holds)):
                indented = begin if indented is None else indented
            else:
                if indented is not None:
                    yield indented, begin
                    indented = None
                # A paragraph that is indented less still belongs to the list item before it.
                above = above if holds else line
            blank = False
        else:
            if indented is not None:
                yield indented, begin
                indented = None
            above, blank = line, False
    if fence:
        yield start, len(text)
    elif indented is not None:
        yield indented, len(text)


def _is_structured(text: str) -> bool:
    """Whether a text is reStructuredText and no Markdown."""
    return _DIRECTIVE.search(text) is not None


def _holds_paragraphs(line: str, *, structured: bool) -> bool:
    """Whether what is indented below a line is text of its own."""
    if not line:
        return False
    if structured:
        return _LITERAL.match(line) is None
    return _HOLDS_PARAGRAPHS.match(line) is not None


def _inline(text: str, blocks: Sequence[Span], *, structured: bool) -> Iterator[Span]:
    """What stands between backticks of equal number in one paragraph, outside of blocks."""
    at = 0
    pattern = _DOUBLE_TICKS if structured else _TICKS
    for start, end in (*blocks, (len(text), len(text))):
        ticks = [match.span() for match in pattern.finditer(text, at, start)]
        for paragraph in _paragraphs(text, ticks):
            yield from _between(paragraph)
        at = end


def _paragraphs(text: str, spans: Sequence[Span]) -> Iterator[Sequence[Span]]:
    """The spans that stand in one paragraph, together."""
    first = 0
    for at in range(1, len(spans)):
        if _PARAGRAPH_END.search(text, spans[at - 1][1], spans[at][0]):
            yield spans[first:at]
            first = at
    yield spans[first:]


def _between(ticks: Sequence[Span]) -> Iterator[Span]:
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
