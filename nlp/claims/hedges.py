"""The words that weaken a claim, as they stand in its sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from nlp.claims.cues import CueHit
from nlp.claims.sentence import Sentence
from nlp.quantities import en, ja

_BOUNDS: Final = frozenset({*ja.BEFORE["<="], *en.BEFORE["<="].split("|"), "a maximum of"})
_BOUND_REACH = 24
"""Characters between a bound and its figure: `最大で前世代比 2 倍`, `up to a **40%`."""
_STATEMENT_END = re.compile(
    r"[;；▽]| — |ものの、|[,、] ?(?:but|however|ただし|一方)|\. "
    r"|(?<=[るたすいだうくむぶつ])(?<!ほう)が、"
)
_STANDING = re.compile(r"(?:から|より|に比べ|に対し|を(?:上回|下回|超え)|[がは]外れ)")
"""市場予想を上回る, 5月の予想から25%: a forecast that is measured against weakens nothing."""
_REACH = 300


def is_bound(cue: CueHit) -> bool:
    """Whether a hedge is a bound of the figure that follows it: 最大, up to."""
    return cue.text in _BOUNDS


def hedges_of(sentence: Sentence, start: int, end: int, *, figure: int | None) -> list[CueHit]:
    """The hedges of the claim at `start` to `end`; `figure` is where its amount begins.

    A bound weakens only the figure that it stands before; other words the statement that they are
    part of.
    """
    return [
        cue
        for cue in _near(sentence.cues, start, end)
        if cue.kind == "hedge" and _weakens(sentence, cue, start, end, figure)
    ]


def _weakens(sentence: Sentence, cue: CueHit, start: int, end: int, figure: int | None) -> bool:
    if is_bound(cue):
        if figure is None or not 0 <= figure - cue.end <= _BOUND_REACH:
            return False
        between = sentence.figures_near(cue.end, figure)
        own = sentence.figures_near(figure, figure + 1)
        # 最大 8 vCPU、32 GiB: the bound holds for both, as the amount itself says.
        shared = bool(own) and own[0].quantity.comparator == "<="
        return sentence.crossed(cue.end, figure) <= len(between) and (shared or not between)
    if _STANDING.match(sentence.text, cue.end):
        return False
    first, last = min(cue.end, end), max(cue.start, start)
    return _STATEMENT_END.search(sentence.text, first, last) is None


def _near(cues: Sequence[CueHit], start: int, end: int) -> Sequence[CueHit]:
    low = bisect_left(cues, start - _REACH, key=lambda cue: cue.start)
    return cues[low : bisect_left(cues, end + _REACH, low, key=lambda cue: cue.start)]
