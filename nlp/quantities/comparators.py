"""Whether an amount is exact, a bound or about: `最大`, `up to`, `以上`, `nearly`."""

from __future__ import annotations

import re

from nlp.quantities import en, ja
from nlp.records import Comparator

_SIGNS: tuple[Comparator, ...] = ("<=", ">=", "~")
_BEFORE_WINDOW = 40
_AFTER_WINDOW = 16
# What may stand between the word and the number: `up to a **40%`, `最大で前世代比 2 倍`.
_BETWEEN = " \u00a0*_「『（(\"'“\\"
_ARTICLES = (" a", " an", " the")
_TAG = re.compile(r"<[A-Za-z/][^<>]*>$")
_COMPARED = re.compile(r"(?P<bound>最大で?|最高で?|約|およそ)[^\s、。は]{1,10}比$")


def _words_before(sign: str) -> tuple[str, ...]:
    return (*en.BEFORE[sign].split("|"), *ja.BEFORE[sign])


def _after(sign: str) -> re.Pattern[str]:
    return re.compile(rf"[\s*_」』)]{{0,3}}(?:{en.AFTER[sign]}|{ja.AFTER[sign]})", re.IGNORECASE)


_BEFORE = {sign: _words_before(sign) for sign in _SIGNS}
_AFTER = {sign: _after(sign) for sign in _SIGNS}


def comparator_of(text: str, start: int, end: int) -> Comparator:
    """How the amount at `text[start:end]` is bounded by the words around it."""
    if "+" in text[start:end]:
        return ">="
    for sign in _SIGNS:
        if _AFTER[sign].match(text, end, end + _AFTER_WINDOW):
            return sign
    lead = _lead(text, start)
    for sign in _SIGNS:
        if lead.endswith(_BEFORE[sign]) and _is_whole_word(lead, _BEFORE[sign]):
            return sign
    return "="


def _lead(text: str, start: int) -> str:
    """What is written before a number, in lower case, as far as its bound can be told from it."""
    lead = text[max(0, start - _BEFORE_WINDOW) : start]
    line = lead.rpartition("\n")[2]
    if not line.strip(" >") and (len(line) < len(lead) or start <= _BEFORE_WINDOW):
        return ""  # `> 40%` at the beginning of a line quotes
    lead = _TAG.sub("", line).rstrip(_BETWEEN).lower()
    for article in _ARTICLES:
        lead = lead.removesuffix(article)
    compared = _COMPARED.search(lead)
    return compared["bound"] if compared else lead.rstrip(_BETWEEN)


def _is_whole_word(lead: str, words: tuple[str, ...]) -> bool:
    word = max((word for word in words if lead.endswith(word)), key=len)
    before = lead[-len(word) - 1 : -len(word)]
    return not (word[0].isascii() and word[0].isalpha() and before.isascii() and before.isalpha())
