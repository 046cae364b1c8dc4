"""Texts by their letters: what is the same in spite of signs and blanks, and how much it says."""

from __future__ import annotations

import re

_NOT_LETTERS = re.compile(r"[\W_]+")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+")
_WEIGHT_OF_WIDE = 2.5
_SIGNS_OF_ASCII = bytes(number for number in range(128) if not chr(number).isalnum())

_LOWER_CASE = bytes(range(256)).lower()


def folded(text: str) -> str:
    """Letters and digits only, in one case."""
    if text.isascii():
        return text.encode().translate(_LOWER_CASE, _SIGNS_OF_ASCII).decode()
    return _NOT_LETTERS.sub("", text).casefold()


def weight(text: str) -> float:
    """How much a text says, in Latin letters: an ideograph or kana counts two and a half."""
    latin = len(text.encode("ascii", "ignore").translate(None, _SIGNS_OF_ASCII))
    if text.isascii():
        return latin
    letters = _NOT_LETTERS.sub("", "".join(_BEYOND_ASCII.findall(text)))
    wide = len(letters) - len(_WIDE.sub("", letters))
    return latin + len(letters) + (_WEIGHT_OF_WIDE - 1) * wide
