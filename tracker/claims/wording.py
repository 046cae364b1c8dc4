"""How the wording of one telling differs from that of another, word by word.

English goes by words; Japanese by characters, and by runs of katakana, for its words have no blanks
between them and a dictionary would take longer than the rest of the program.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal

Change = Literal["same", "gone", "come"]

_TOKEN: Final = re.compile(r"[^\W\d_ぁ-ヿ一-鿿]+|\d+|[ァ-ヿ]+|\s+|.", re.DOTALL)
ALIKE: Final = 0.6
"""Likeness from which on two wordings are one that was changed; below, nearly all would be."""
_MOST_COMPARED: Final = 400
"""Words of a sentence; of what is longer only the common beginning and end are looked for, since
finding all that is common takes the square of the length."""
_SHORTEST_ISLAND: Final = 3
"""Characters that must be common between two changes, lest a sentence falls into crumbs."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that both tellings have, or only the earlier (gone) or later (come) one."""

    change: Change
    text: str


def changes(before: str, after: str) -> tuple[Piece, ...]:
    """What was changed between two texts, in order; what is gone stands before what came for it.

    The pieces without those that came are `before`, without those that are gone `after`.
    """
    if before == after:
        return (Piece("same", after),) if after else ()
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    return tuple(_joined(_without_crumbs(_steps(old, new))))


def likeness(before: str, after: str) -> float:
    """0 to 1: which share of the words of two texts they have in common, in whatever order."""
    old, new = (Counter(filter(str.strip, _TOKEN.findall(text))) for text in (before, after))
    total = old.total() + new.total()
    return 2 * (old & new).total() / total if total else 1.0


_Step = tuple[str, str, str]
"""What both have, what is gone, what came; the first or the other two are empty."""


def _steps(old: Sequence[str], new: Sequence[str]) -> Iterator[_Step]:
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    yield "".join(new[:head]), "", ""
    yield from _middle(old[head : len(old) - tail], new[head : len(new) - tail])
    yield "".join(new[len(new) - tail :]), "", ""


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    """How many words are the same from the beginning on."""
    for number, (one, other) in enumerate(zip(old, new, strict=False)):
        if one != other:
            return number
    return min(len(old), len(new))


def _middle(old: Sequence[str], new: Sequence[str]) -> Iterator[_Step]:
    if max(len(old), len(new)) > _MOST_COMPARED:
        yield "", "".join(old), "".join(new)
        return
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = "".join(old[i:j]), "".join(new[k:m])
        yield (come, "", "") if tag == "equal" else ("", gone, come)


def _without_crumbs(steps: Iterable[_Step]) -> Iterator[_Step]:
    """Changes with next to nothing between them are one change."""
    gone = come = crumb = ""
    changed = False
    for same, lost, won in steps:
        if same and (len(same.strip()) >= _SHORTEST_ISLAND or not changed):
            if changed:
                yield "", gone, come
            yield crumb + same, "", ""
            gone = come = crumb = ""
            changed = False
        elif same:
            crumb += same
        elif lost or won:
            gone, come = gone + crumb + lost, come + crumb + won
            crumb = ""
            changed = True
    if changed:
        yield "", gone, come
    yield crumb, "", ""


def _joined(steps: Iterable[_Step]) -> Iterator[Piece]:
    for same, gone, come in steps:
        if same:
            yield Piece("same", same)
        if gone:
            yield Piece("gone", gone)
        if come:
            yield Piece("come", come)
