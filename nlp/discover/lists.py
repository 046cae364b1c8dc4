"""Lists of things: what stands beside known things of one kind is likely one of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from nlp.records import Mention

Span = tuple[int, int]

_JOINS: Final = re.compile(
    r"(?: ?\([^()\n]{1,40}\)| [a-z]+| ?[GCT]PUs?)?"  # a gloss, or what the name goes with
    r"(?:,? (?:and|or) |, | ?[/|+&] ?|、 ?|・| ?(?:や|と|および|及び|または|または) ?)"
)
_MOST: Final = 60


def neighbours(
    text: str, spans: Sequence[Span], mentions: Sequence[Mention]
) -> Iterator[tuple[Span, str, int]]:
    """Spans that stand in a list with mentions: the kind of most of these, and how many they are.

    `spans` and `mentions` are those of one text, in order, and do not overlap.
    """
    items: list[tuple[Span, Mention | None]] = sorted(
        [*((span, None) for span in spans), *(((m.start, m.end), m) for m in mentions)],
        key=lambda item: item[0],
    )
    run: list[tuple[Span, Mention | None]] = []
    for item in items:
        if run and not _is_joined(text, run[-1][0][1], item[0][0]):
            yield from _judged(run)
            run = []
        run.append(item)
    yield from _judged(run)


def _is_joined(text: str, end: int, start: int) -> bool:
    return 0 < start - end <= _MOST and _JOINS.fullmatch(text, end, start) is not None


def _judged(run: Sequence[tuple[Span, Mention | None]]) -> Iterator[tuple[Span, str, int]]:
    kinds = Counter(mention.kind for _, mention in run if mention is not None)
    if not kinds or len(run) < 2:
        return
    kind, _ = kinds.most_common(1)[0]
    for span, mention in run:
        if mention is None:
            yield span, kind, kinds.total()
