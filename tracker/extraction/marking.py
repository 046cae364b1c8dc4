"""A text with what was found in it marked: in colours on a terminal, between signs elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rich.text import Text

from nlp.records import Mention
from tracker.plain import count, harmless

STYLES: Final = {
    "company": "bold cyan",
    "chip": "bold magenta",
    "system": "bold blue",
    "service": "bold green",
    "model": "bold yellow",
    "framework": "bold bright_blue",
    "technology": "bold bright_magenta",
    "site": "bold red",
    "benchmark": "bold bright_cyan",
}
_AMBIGUOUS: Final = "dim italic underline"
_MOST_WHOLE: Final = 12
"""Paragraphs of a text that is shown whole."""
_MOST_SHOWN: Final = 60
_LONGEST_PARAGRAPH: Final = 1200
_PARAGRAPH: Final = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    style: str
    ambiguous: bool


def marked_field(
    text: str, mentions: Sequence[Mention], ambiguous: Sequence[Mention], *, signs: bool
) -> Iterator[Text]:
    """The paragraphs of a title or text, with those mentions of it marked.

    Of a long text only paragraphs that hold any, and a line that says how many were left out. With
    `signs` marks are `[AWS]` and `[Bedrock?]` instead of colours.
    """
    marks = sorted(
        [
            *(_Mark(m.start, m.end, STYLES.get(m.kind, "bold"), False) for m in mentions),
            *(_Mark(m.start, m.end, _AMBIGUOUS, True) for m in ambiguous),
        ],
        key=lambda mark: mark.start,
    )
    paragraphs = list(_paragraphs(text, marks))
    shown = [p for p in paragraphs if p[2]] if len(paragraphs) > _MOST_WHOLE else paragraphs
    for start, end, inside in shown[:_MOST_SHOWN]:
        yield _marked(text, start, end, inside, signs=signs)
    left_out = len(paragraphs) - len(shown)
    if left_out:
        yield Text(f"({count(left_out, 'paragraph')} without mentions left out)", style="dim")
    if len(shown) > _MOST_SHOWN:
        more = len(shown) - _MOST_SHOWN
        yield Text(f"({count(more, 'more paragraph')} with mentions left out)", style="dim")


def legend(mentions: Iterable[Mention], *, ambiguous: bool) -> Text:
    """Which colour is which kind, of those that occur."""
    kinds = dict.fromkeys(mention.kind for mention in mentions)
    parts = [(kind, STYLES.get(kind, "bold")) for kind in kinds]
    if ambiguous:
        parts.append(("ambiguous, not counted", _AMBIGUOUS))
    line = Text("marked: ", style="dim")
    return line.append_text(Text("  ").join(Text(name, style=style) for name, style in parts))


def _paragraphs(text: str, marks: Sequence[_Mark]) -> Iterator[tuple[int, int, tuple[_Mark, ...]]]:
    at = 0
    for match in _PARAGRAPH.finditer(text):
        inside: list[_Mark] = []
        while at < len(marks) and marks[at].start < match.end():
            inside.append(marks[at])
            at += 1
        yield match.start(), match.end(), tuple(inside)


def _marked(text: str, start: int, end: int, marks: Iterable[_Mark], *, signs: bool) -> Text:
    cut = end - start > _LONGEST_PARAGRAPH
    line, at = Text(), start
    for mark in marks:
        if mark.start - start > _LONGEST_PARAGRAPH:
            break
        line.append(harmless(text[at : mark.start]))
        name = harmless(text[mark.start : mark.end])
        if signs:
            name = f"[{name}{'?' if mark.ambiguous else ''}]"
        line.append(name, style=mark.style)
        at = mark.end
    line.append(harmless(text[at : max(at, start + _LONGEST_PARAGRAPH) if cut else end]))
    return line.append("…") if cut else line
