"""What a claim compares with: H100 in `40% better than H100`, 前世代 in 前世代比."""

from __future__ import annotations

from nlp.claims import baseline_en as en
from nlp.claims import baseline_ja as ja
from nlp.claims.sentence import Figure, Sentence


def baseline_of(sentence: Sentence, start: int, end: int, figure: Figure) -> str | None:
    """What the amount of the claim at `start` to `end` is measured against, as it stands there."""
    found = ja.baselines if sentence.japanese else en.baselines
    return next(found(sentence, start, end, figure), None)
