"""What a claim compares with: H100 in `40% better than H100`, 前世代 in 前世代比."""

from __future__ import annotations

from nlp.claims import baseline_en as en
from nlp.claims import baseline_ja as ja
from nlp.claims.sentence import Figure, Sentence


def baseline_of(
    sentence: Sentence, start: int, end: int, figure: Figure, before: Figure | None = None
) -> str | None:
    """What the amount of the claim at `start` to `end` is measured against, as it stands there.

    `before` is the amount that it came from, where the text tells a change.
    """
    if sentence.japanese:
        return next(ja.baselines(sentence, start, end, figure), None)
    return next(en.baselines(sentence, start, end, figure, before), None)
