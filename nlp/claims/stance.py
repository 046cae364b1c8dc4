"""How a claim is put: asserted, reported, hedged, questioned, negated."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.claims import stance_en as en
from nlp.claims import stance_ja as ja
from nlp.claims.cues import CueHit
from nlp.claims.hedges import is_bound
from nlp.claims.sentence import Sentence
from nlp.records import Stance

_LONGEST_FOLLOW_UP = 30


def stance_of(
    sentence: Sentence, start: int, end: int, hedges: Sequence[CueHit], *, reported: bool
) -> Stance:
    """The stance of the claim at `start` to `end`.

    The first that fits: negated, questioned, reported, hedged, asserted. What somebody is said to
    expect is reported; `hedges` keep his words. A bound (最大, up to) weakens the figure and leaves
    the stance as it is.
    """
    text = sentence.text
    if sentence.japanese:
        negated, questioned = ja.is_negated(text, end), ja.is_questioned(text, start, end)
    else:
        negated, questioned = en.is_negated(text, start, end), en.is_questioned(text, start, end)
    if negated:
        return "negated"
    if questioned:
        return "questioned"
    if reported:
        return "reported"
    return "hedged" if any(not is_bound(cue) for cue in hedges) else "asserted"


def questions_what_it_follows(text: str) -> bool:
    """Whether a sentence only doubts the one before it: `Is it?`, 本当か？"""
    if len(text) > _LONGEST_FOLLOW_UP:
        return False
    return any(pattern.match(text) for pattern in (ja.FOLLOW_UP, en.FOLLOW_UP))
