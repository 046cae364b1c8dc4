"""Texts by their letters: what is the same in spite of signs and blanks, and how much it says."""

from __future__ import annotations

import re

_NOT_LETTERS = re.compile(r"[\W_]+")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_WEIGHT_OF_WIDE = 2.5


def folded(text: str) -> str:
    """Letters and digits only, in one case."""
    return _NOT_LETTERS.sub("", text).casefold()


def weight(text: str) -> float:
    """How much a text says, in Latin letters: an ideograph or kana counts two and a half."""
    return sum(map(str.isalnum, text)) + (_WEIGHT_OF_WIDE - 1) * len(_WIDE.findall(text))
