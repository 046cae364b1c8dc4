"""Amounts that say how something is set, computed or printed, and nothing of how good it is.

A worked example (割引率が20%として計算される), a setting or threshold (is set to 40%), a need
(12 TiBのメモリを必要とする), a row that a program prints: none of them is a claim.
"""

from __future__ import annotations

import re
from typing import Final

from nlp.claims import settings_en, settings_ja
from nlp.claims.sentence import Figure, Sentence
from nlp.quantities.units import unit_kind

_BEFORE = 40
_AFTER = 30

_MULTIPLIED_OUT = re.compile(r" ?[x×*] ?[0-9]")
_EXAMPLE = re.compile(
    r"(?:例えば|たとえば|例[:：]|\be\.g\.|\bfor (?:example|instance)\b)[^。]{0,60}$", re.IGNORECASE
)
_PLAIN_KINDS: Final = frozenset({"data", "rate", "count", "money", "time", "compute"})
_PRINTED = re.compile(
    r"(?:[-#$>] )?(?:[a-z][a-z0-9]{0,40}(?:[_.][\w.]{1,40})?|\w{1,40}_\w{1,40})[:=] ?[\"']?"
    r"[\w.,%/+-]{1,60}[\"']?(?: ?[\w/%]{1,8})?$"
    r"|(?:\S{1,80}(?: {2,}|\t)){2}\S|\[[\d: -]{5,40}\]|\d\d:\d\d:\d\d"
)
"""`memory: 32GB`, columns of a console, lines of a log."""


def states_setting(sentence: Sentence, figure: Figure) -> bool:
    """Whether an amount is part of a setting, a need or an example."""
    text, start, end = sentence.text, figure.start, figure.end
    before, after = text[max(0, start - _BEFORE) : start], text[end : end + _AFTER]
    plain = unit_kind(figure.quantity.unit) in _PLAIN_KINDS
    if settings_ja.is_changed(after):
        return False
    if _MULTIPLIED_OUT.match(after) and figure.quantity.unit == "%":
        return True
    if plain and _EXAMPLE.search(text[max(0, start - 2 * _BEFORE) : start]):
        return True
    if sentence.japanese:
        if settings_ja.is_scenario(text):
            return True
        multiple = figure.quantity.unit == "x"
        return settings_ja.is_set(before, after, multiple=multiple, plain=plain)
    return settings_en.is_set(before, after, plain=plain)


def is_printed(text: str) -> bool:
    """Whether a line is the output of a program or an entry of its configuration."""
    return _PRINTED.match(text) is not None
