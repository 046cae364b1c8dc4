"""Which language a text is in, told by its script."""

from __future__ import annotations

import re

_KANA = re.compile(r"[ぁ-ゖァ-ヺｦ-ﾝ]")
_LATIN = re.compile(r"[A-Za-z]")
_ENGLISH = re.compile(
    r"\b(?:the|and|of|to|in|is|for|with|that|on|are|as|by|from|at|an|this|was|it|its)\b",
    re.IGNORECASE,
)
_SAMPLE = 20_000
"""Characters that are looked at; the language does not change further on."""


def detect_language(text: str) -> str | None:
    """`ja`, `en`, or None where the script does not tell.

    One kana for every twenty Latin letters makes a text Japanese: articles on technology are full
    of Latin names. English needs some of its most frequent words, for other languages share its
    letters; short titles are given the benefit of the doubt.
    """
    sample = text[:_SAMPLE]
    kana = len(_KANA.findall(sample))
    latin = len(_LATIN.findall(sample))
    if kana * 20 >= max(latin, 1):
        return "ja"
    if not latin or latin * 2 < sum(map(str.isalpha, sample)):
        return None
    words = sample.split()
    if len(words) < 20:
        return "en" if sample.isascii() or _ENGLISH.search(sample) else None
    return "en" if len(_ENGLISH.findall(sample)) * 20 >= len(words) else None
