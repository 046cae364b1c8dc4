"""How much of a text is what should be read: precision, recall and F1 of shingles.

A shingle is four words in English, as in the article extraction benchmark of Scrapinghub (2020),
and six characters in Japanese, which writes no blanks between words: about three words. Signs and
blanks do not count, and letters have one case. Shingles are counted as often as they stand there,
since repeats within an article are to be kept. What is neutral (see `articles`) can only be read at
no cost: it is taken out of a reader's text as far as the truth does not ask for it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean

WORDS, CHARACTERS = 4, 6
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Score:
    """Of one page, or the mean of several."""

    precision: float
    recall: float
    f1: float


def shingles(text: str, lang: str) -> Counter[str]:
    """The shingles of a text, each with its number."""
    words = _WORD.findall(unicodedata.normalize("NFKC", text).casefold().replace("_", " "))
    parts: list[str] | str = "".join(words) if lang == "ja" else words
    size = CHARACTERS if lang == "ja" else WORDS
    if not parts:
        return Counter()
    return Counter(
        "".join(parts[i : i + size]) if lang == "ja" else " ".join(parts[i : i + size])
        for i in range(max(len(parts) - size + 1, 1))
    )


def score(read: str, truth: str, neutral: str, lang: str) -> Score:
    """Of a text that was read of a page."""
    wanted, found = shingles(truth, lang), shingles(read, lang)
    free = sum((shingles(line, lang) for line in neutral.split("\n")), Counter[str]())
    right = (wanted & found).total()
    wrong = ((found - wanted) - free).total()
    precision = right / (right + wrong) if right + wrong else 1.0 if not wanted else 0.0
    recall = right / wanted.total() if wanted else 1.0
    return Score(precision, recall, 2 * precision * recall / (precision + recall or 1.0))


def mean(scores: Iterable[Score]) -> Score:
    """Of several pages, each counting as much as any other."""
    rows = list(scores)
    return Score(*(fmean(getattr(s, name) for s in rows) for name in ("precision", "recall", "f1")))
