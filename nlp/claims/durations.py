"""Which durations say how long something takes, and not when it was."""

from __future__ import annotations

import re

from nlp.claims import figures_en as en
from nlp.claims import figures_ja as ja
from nlp.claims.aspects import AspectWord
from nlp.claims.sentence import Figure, Sentence

_NO_DURATION = re.compile(rf"[ *]*(?:{ja.NO_DURATION}|{en.NO_DURATION})")
_WHEN = re.compile(rf"(?:{ja.WHEN}|(?i:{en.WHEN})) ?$")
_SAYS_HOW_LONG = re.compile(rf"{ja.SAYS_HOW_LONG}|{en.SAYS_HOW_LONG}")
_TIME_OF_WORK = re.compile(rf"{ja.TIME_OF_WORK}|(?i:{en.TIME_OF_WORK})")
_TAKES = re.compile(ja.TAKES)
_NEAR_WORD = 12
_REACH = 30


def is_time_of_work(
    sentence: Sentence, figure: Figure, word: AspectWord | None, before: Figure | None
) -> bool:
    """Whether a duration says how long something takes, and not when it was.

    `word` says what it is about, `before` is the duration that it came from.
    """
    text = sentence.text
    if _NO_DURATION.match(text, figure.end):
        return False
    if before is None and not (word and word.end <= figure.start):
        if _WHEN.search(text, max(0, figure.start - 12), figure.start):
            return False
        if text.startswith("間", figure.end):
            return False
    if _TAKES.match(text, figure.end):
        return True
    if word is None and before is None:
        return False
    if word and 0 <= figure.start - word.end <= _NEAR_WORD and _SAYS_HOW_LONG.match(text, word.end):
        return True
    first = before.start if before else figure.start
    begin, stop = sentence.clause(first, figure.end)
    begin, stop = max(begin, first - _REACH), min(stop, figure.end + _REACH)
    return before is not None or _TIME_OF_WORK.search(text, begin, stop) is not None
