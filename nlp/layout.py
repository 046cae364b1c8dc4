"""How the names of a document stand to each other: side by side, in lists, one behind another."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from config.models import Entity
from nlp.gazetteer import Match

_LONGEST_JOINT: Final = 8
_JOINT: Final = re.compile(r"['’]s | ?の ?|[ 　]|製 ?|社の ?|が開発した")
_LIST_JOINT: Final = re.compile(r",? (?:and |or |& )?|[、・,/] ?|や|と|および|または|か")


class Layout:
    """The spans of a text that are written like names, and what each may name."""

    def __init__(self, text: str, matches: Sequence[Match]) -> None:
        self._text = text
        self.ends = {match.start: match.end for match in matches}
        """Where the name that begins at a position ends."""
        self.rivals: defaultdict[int, list[Entity]] = defaultdict(list)
        """What the name that begins at a position may mean."""
        for match in matches:
            self.rivals[match.start].append(match.entity)
        self._starts = sorted(self.ends)

    def is_named(self, position: int) -> bool:
        """Whether a name may stand at a position."""
        at = bisect_right(self._starts, position) - 1
        return at >= 0 and self.ends[self._starts[at]] > position

    def is_joined(self, before: int, at: int) -> bool:
        """Whether a maker that begins at `before` stands directly in front: Meta's Llama."""
        end = self.ends[before]
        return before < at <= end + _LONGEST_JOINT and bool(_JOINT.fullmatch(self._text, end, at))

    def listed_with(self, start: int) -> list[int]:
        """The starts of the names directly beside one in a list: Claude, Gemini, Llama."""
        at = bisect_left(self._starts, start)
        beside: list[int] = []
        for other in self._starts[max(0, at - 1) : at] + self._starts[at + 1 : at + 2]:
            first, then = sorted((other, start))
            end = self.ends[first]
            if then - end <= _LONGEST_JOINT and _LIST_JOINT.fullmatch(self._text, end, then):
                beside.append(other)
        return beside

    def is_beside_another(self, start: int, end: int, match: Match) -> bool:
        """Whether a word belongs to another occurrence of the name: the モネ of クロード・モネ."""
        at = bisect_right(self._starts, start)
        for other in self._starts[max(0, at - 1) : at + 1]:
            touches = start <= self.ends[other] + 2 and other <= end + 2
            if other != match.start and touches and match.entity in self.rivals[other]:
                return True
        return False
