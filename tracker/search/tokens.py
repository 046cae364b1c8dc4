"""A text as the index of full text has it, with the place of each term: for marking what was found.

The index itself is cut in SQL (`warehouse/functions/search_*.sql`), so that it can be asked without
Python. What stands here gives the same terms; a test holds the two together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from warehouse.widths import WIDTHS

_EAST_ASIAN = "々-〇ぁ-ゖゝ-ゟァ-ヺー-ヿ㐀-䶿一-鿿가-힣豈-\ufaff\U00020000-\U0002ebe0"
_RUN = re.compile(f"([{_EAST_ASIAN}]+)|[0-9a-zÀ-ÖØ-öø-ɏ\u0300-\u036fͰ-ϿЀ-ӿ]+")
_PLURAL = re.compile("[a-z]{2,}[^us]s|[a-z]+sses|[a-z]pus")
_IES = re.compile("[^ea]ies$")


class Token(NamedTuple):
    """One term of a text, with its place in code points of the text as it was given."""

    term: str
    start: int
    end: int
    head_end: int
    """Where its first character ends; of a word where it ends."""


def tokens(text: str) -> list[Token]:
    """The terms of a text in order: a word is one, of Japanese begins one at each character."""
    folded, places = _folded(text)
    found: list[Token] = []
    for match in _RUN.finditer(folded):
        first, last = match.span()
        if match[1] is None:
            end = places[last - 1][1]
            found.append(Token(_stem(_without_accents(match[0])), places[first][0], end, end))
            continue
        for at in range(first, last):
            behind = min(at + 2, last)
            start, head_end = places[at]
            found.append(Token(folded[at:behind], start, places[behind - 1][1], head_end))
    return found


def _folded(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Width and case folded, with start and end in the text of each character that is left."""
    letters: list[str] = []
    places: list[tuple[int, int]] = []
    for start, end in _clusters(text):
        folded = unicodedata.normalize("NFC", text[start:end].translate(WIDTHS)).lower()
        letters += folded
        places += [(start, end)] * len(folded)
    kept = [at for at, is_last in enumerate(_last_vowels(letters)) if not is_last]
    return "".join(letters[at] for at in kept), [places[at] for at in kept]


def _last_vowels(letters: Sequence[str]) -> list[bool]:
    """Which are long vowels at the end of a word."""
    found = [False] * len(letters)
    goes_on = False
    for at in range(len(letters) - 1, -1, -1):
        found[at] = letters[at] == "ー" and not goes_on
        goes_on = "ァ" <= letters[at] <= "ヺ" or (letters[at] == "ー" and goes_on)
    return found


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Each character with the marks behind it, which may become one with it."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not _is_mark(text[at]):
            yield start, at
            start = at


def _is_mark(character: str) -> bool:
    return character in "ﾞﾟ" or (character > "\u02ff" and unicodedata.combining(character) > 0)


def _without_accents(word: str) -> str:
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFD", word)
    return unicodedata.normalize(
        "NFC", "".join(c for c in parts if unicodedata.category(c) != "Mn")
    )


def _stem(word: str) -> str:
    if _PLURAL.fullmatch(word) is None:
        return word
    if _IES.search(word):
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith("sses") else word[:-1]
