"""Where numbers and amounts in words begin: one pass, linear in the length of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.quantities.kinds import Amount
from nlp.quantities.measuring import measured
from nlp.quantities.numerals import numeral_at, numeral_in_words
from nlp.quantities.phrases import english_phrase_at, japanese_phrase_at

_WORDS = {
    "a": r"\b|n\b",
    "b": r"illions\b",
    "d": r"oubl|ozens\b",
    "e": r"ight|leven\b",
    "f": r"our|ive\b|ift|orty",
    "h": r"al[fv]|undred",
    "i": r"n half\b",
    "m": r"any[- ]|ulti|illions\b",
    "n": r"ine",
    "o": r"ne\b|ne-|rders? of|rders?-of",
    "q": r"uadrupl|uintupl",
    "s": r"ix|even|everal\b|cores\b|ingle-",
    "t": r"wo|hree|en\b|ens\b|en-?fold|wel|wen|hir|rip|rebl|hrice|wice|housands\b|rillions\b",
}
_LETTERS = "".join(_WORDS) + "".join(_WORDS).upper()
# The set at the beginning lets the engine skip what cannot begin an amount.
_ANCHOR = re.compile(
    rf"[0-9½¼¾⅓⅔⅛〇零一二三四五六七八九十百千数何幾半倍過{_LETTERS}](?:"
    r"(?<=[0-9½¼¾⅓⅔⅛])"
    rf"|(?<=[{_LETTERS}])(?<![0-9A-Za-z_].)(?P<word>)(?:"
    + "|".join(rf"(?<=[{letter}{letter.upper()}])(?i:{rest})" for letter, rest in _WORDS.items())
    + r")|(?<=[〇零一二三四五六七八九十百千数何幾半倍過])(?P<kanji>))"
)


def amounts(view: str) -> Iterator[Amount]:
    """Phrases and numbers in order; numbers may lack a unit."""
    end = floor = 0
    for anchor in _ANCHOR.finditer(view):
        start = anchor.start()
        if start < end:
            continue
        amount = _amount_at(view, start, floor, in_words=anchor["word"] is not None)
        if amount is None:
            continue
        yield amount
        end = amount.end
        floor = end if amount.unit is not None else floor


def _amount_at(view: str, start: int, floor: int, *, in_words: bool) -> Amount | None:
    phrase = english_phrase_at(view, start) if in_words else japanese_phrase_at(view, start)
    if phrase is not None:
        return phrase
    numeral = numeral_in_words(view, start) if in_words else numeral_at(view, start)
    return measured(view, numeral, floor) if numeral is not None else None
