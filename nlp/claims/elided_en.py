"""Amounts whose unit an English text leaves out, for it stood with the one before.

Utilisation, at 34 percent in spring, climbed to 71. The fix took four minutes, finding it took 35.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from nlp.claims.sentence import is_japanese
from nlp.quantities.comparators import comparator_of
from nlp.quantities.numerals import Numeral, numeral_at, numeral_in_words
from nlp.quantities.units import unit_kind
from nlp.records import Passage, Quantity

_BOUND: Final = (
    r"(?:(?:about|around|roughly|nearly|almost|some|just|only|over|under|below|above|up to|at least"
    r"|more than|less than|as (?:much|many|little|few) as|close to|a little|a mere|another"
    r"|barely|perhaps)\s+){0,3}"
)
_FIRM = re.compile(
    r"(?:\b(?:to|by|at|took|takes?|manag(?:es?|ed)|gets?|got|gave|gives|hits?|reach(?:es|ed)"
    r"|needs?|needed|had|has|holds?|held|scor(?:es?|ed)|speaks? of|stood at|was|were|is|are"
    r"|sees?|saw|costs?|did|does|made|makes|counts?|counted|uses?|used|draws?|drew|pays?|paid"
    r"|charges|rents for|ran|runs|went)|→|->|⇒)\s+" + _BOUND,
    re.IGNORECASE,
)
"""What goes before a number that says what something has come to, is or takes."""
_LOOSE = re.compile(
    r"(?:[,;]\s+(?:and\s+|or\s+|then\s+|but\s+)?|\b(?:against|versus|vs\.?|than|with)\s+)" + _BOUND,
    re.IGNORECASE,
)
"""What joins a number to the amount before it, where nothing follows it."""
_GOES_ON = re.compile(
    r"[*_]{0,2}(?=\s?[,;:)!?—–|]|\.(?!\d)|$"
    r"|\s(?:on|in|for|with|before|after|by|a (?:year|month|quarter)|last|this|today|now|at|when"
    r"|while|without|and|or|but|from|once|where|as|over|under|since|against|during|because|if"
    r"|instead|again|then|earlier|later|until|compared|versus|vs)\b)",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[*_]{0,2}(?=[,;!?]|\.(?!\d)|$)")
_NAMED = re.compile(r"\s?(?:[.:]\d|[A-Za-z%$€£/°-]*\d)")
_CARRYING: Final = frozenset(
    {"percent", "money", "data", "rate", "compute", "power", "time", "count", "multiple"}
)
_NUMBERED = re.compile(
    r"\b(?:versions?|v|from|steps?|pages?|levels?|sections?|phases?) ?[\d.x]+ ?$"
)
"""From version 2 to 3."""
_NEAR: Final = 16
_IS_ASIDE = re.compile(
    r"\W{0,4}(?:(?:After|With|Without|On|For|At|Before|Then|Using|In|By)\b[^.,;:]{0,60})?"
)
"""A sentence of nothing but a circumstance and its number: After the upgrade, 6,020."""
_COMES_FROM: Final = 160
"""Characters back to the amount whose unit is meant."""
_FURTHEST: Final = 40.0
"""How many times as great one amount may be as the other."""
_YEARS: Final = range(1950, 2101)
_MOST: Final = 12


def add_elided(
    text: str, passages: Sequence[Passage], amounts: defaultdict[int, list[Quantity]]
) -> None:
    """Adds such amounts of a field's English passages to their own ones, by passage."""
    last: Quantity | None = None
    for passage in passages:
        own = amounts.get(passage.index, [])
        english = (own or last is not None) and not is_japanese(text[passage.start : passage.end])
        if english:
            more = list(elided_amounts(text, passage, own, last))
            if more:
                amounts[passage.index] = sorted([*own, *more], key=lambda amount: amount.start)
        last = own[-1] if own else None


def elided_amounts(
    text: str, passage: Passage, own: Sequence[Quantity], last: Quantity | None
) -> Iterator[Quantity]:
    """The numbers of a passage of `text` that mean the unit of an amount before them, in order.

    `own` are its amounts with a unit, `last` is the one before it.
    """
    start, stop = passage.start, passage.end
    carried = last
    found = 0
    at, passed = start, 0
    while at < stop and found < _MOST:
        begin = _next(text, at, stop)
        if begin is None:
            return
        place, numeral, firm = begin
        at = numeral.end
        while passed < len(own) and own[passed].start < numeral.end:
            carried = own[passed]
            passed += 1
        if carried is None or carried.end > numeral.start:
            continue
        if numeral.start - carried.end > _COMES_FROM or not _may_mean(carried, numeral, firm=firm):
            continue
        if _NUMBERED.search(text, max(start, place - _NEAR), place):
            continue
        if carried.start < start and not firm and not _IS_ASIDE.fullmatch(text, start, place):
            continue
        found += 1
        yield Quantity(
            text[numeral.start : numeral.end],
            numeral.start,
            numeral.end,
            passage.field,
            numeral.value,
            carried.unit,
            comparator_of(text, numeral.start, numeral.end),
        )


def _next(text: str, at: int, stop: int) -> tuple[int, Numeral, bool] | None:
    """The next number that stands alone: where its lead begins, and whether that is firm."""
    while at < stop:
        lead = _LEADS.search(text, at, stop)
        if lead is None:
            return None
        numeral = numeral_at(text, lead.end()) or numeral_in_words(text, lead.end())
        firm = lead.lastgroup == "firm"
        if numeral is not None and numeral.value is not None and numeral.end <= stop:
            ends = _GOES_ON if firm else _ENDS
            if ends.match(text, numeral.end, stop) and not _NAMED.match(text, numeral.end, stop):
                return lead.start(), numeral, firm
        at = max(lead.start() + 1, lead.end() - 1)
    return None


_LEADS = re.compile(
    rf"(?P<firm>{_FIRM.pattern})(?=[\da-z])|(?P<loose>{_LOOSE.pattern})(?=\d)", re.IGNORECASE
)


def _may_mean(carried: Quantity, numeral: Numeral, *, firm: bool) -> bool:
    """Whether a number can be one of the same unit: of its order, and no year."""
    value, before = numeral.value or 0.0, abs(carried.value or 0.0)
    kind = unit_kind(carried.unit)
    if kind not in _CARRYING or not value or not before:
        return False
    if numeral.end - numeral.start == 4 and value in _YEARS:
        return False
    if numeral.in_words and (value == 1 or kind not in {"time", "count"}):
        return False
    if kind == "percent" and value > 100 and before <= 100:
        return False
    if kind in {"multiple", "count"} and not firm:
        return False
    return 1 / _FURTHEST <= value / before <= _FURTHEST
