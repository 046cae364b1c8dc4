"""Whether an amount is exact, a bound or about: `最大`, `up to`, `以上`, `nearly`."""

from __future__ import annotations

import re

from nlp.quantities import en, ja
from nlp.records import Comparator

_BOUNDS: tuple[Comparator, ...] = ("<=", ">=")
_SIGNS: tuple[Comparator, ...] = (*_BOUNDS, "~")
_BEFORE_WINDOW = 40
_AFTER_WINDOW = 16
# What may stand between the word and the number: `up to a **40%`, `最大で前世代比 2 倍`.
_BETWEEN = " \u00a0*_「『（(\"'“\\"
_ARTICLES = (" a", " an", " the")
_TAG = re.compile(r"<[A-Za-z/][^<>]*>$")
_ARROW = re.compile(r"[-=]\\?>$")
_COMPARED = re.compile(r"(?P<bound>最大で?|最高で?|約|およそ)[^\s、。は]{1,10}比$")


def _before(words: tuple[str, ...]) -> re.Pattern[str]:
    """Words that end what is written, the longest first; a Latin one begins where its word does."""
    ordered = sorted(words, key=len, reverse=True)
    choices = "|".join(
        (r"(?<![a-z])" if word[0].isascii() and word[0].isalpha() else "") + re.escape(word)
        for word in ordered
    )
    return re.compile(rf"(?:{choices})$")


_BEFORE = {sign: _before((*en.BEFORE[sign].split("|"), *ja.BEFORE[sign])) for sign in _SIGNS}
_AFTER = {
    sign: re.compile(
        rf"[ \u00a0*_」』)]{{0,3}}(?:{en.AFTER[sign]}|{ja.AFTER[sign]})", re.IGNORECASE
    )
    for sign in _SIGNS
}


def comparator_of(text: str, start: int, end: int) -> Comparator:
    """How the amount at `text[start:end]` is bounded by the words in, behind and before it."""
    inside = _inside(text[start:end])
    if inside is not None:
        return inside
    for sign in _SIGNS:
        if _AFTER[sign].match(text, end, end + _AFTER_WINDOW):
            return sign
    return _leading(_lead(text, start))


def _inside(written: str) -> Comparator | None:
    if "+" in written[1:]:
        return ">="
    for sign in _SIGNS:
        if any(words in written for words in (*en.INSIDE[sign], *ja.INSIDE[sign])):
            return sign
    return None


def _leading(lead: str) -> Comparator:
    """The bound that a lead ends with: of `up to about` the outer one, which limits more."""
    for sign in _SIGNS:
        match = _BEFORE[sign].search(lead, max(0, len(lead) - _BEFORE_WINDOW))
        if match is None:
            continue
        if sign == "~":
            outer = _TAG.sub("", lead[: match.start()]).rstrip(_BETWEEN)
            if _ARROW.search(outer):
                return sign
            return next((bound for bound in _BOUNDS if _BEFORE[bound].search(outer)), sign)
        return sign
    return "="


def _lead(text: str, start: int) -> str:
    """What is written before a number, in lower case, as far as its bound can be told from it."""
    lead = text[max(0, start - _BEFORE_WINDOW) : start]
    line = lead.rpartition("\n")[2]
    if not line.strip(" >") and (len(line) < len(lead) or start <= _BEFORE_WINDOW):
        return ""  # `> 40%` at the beginning of a line quotes
    lead = _TAG.sub("", line).rstrip(_BETWEEN).lower()
    if _ARROW.search(lead):
        return ""
    for article in _ARTICLES:
        lead = lead.removesuffix(article)
    compared = _COMPARED.search(lead)
    return compared["bound"] if compared else lead.rstrip(_BETWEEN)
