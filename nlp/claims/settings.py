"""Amounts that say how something is set, computed or printed, and nothing of how good it is.

A worked example (割引率が20%として計算される), a setting or threshold (is set to 40%), a need
(12 TiBのメモリを必要とする), a row that a program prints: none of them is a claim.
"""

from __future__ import annotations

import re
from typing import Final

from nlp.claims.sentence import Figure, Sentence
from nlp.quantities.units import unit_kind

_BEFORE = 40
_AFTER = 30

_WHEN = "(?:場合|とき|時|際|ら)"
_JA_SET_AFTER = re.compile(
    r"[^、。，「」]{0,14}?(?:(?:として|と)(?:計算|仮定|想定|設定|すると)"
    r"|[にをが] ?(?:設定|指定|制限)"
    rf"|を(?:超え|下回っ|上回っ|超過し)た{_WHEN}|を(?:超える|下回る|上回る)(?:{_WHEN}|と)"
    rf"|に(?:達し|到達し)た{_WHEN}|以[上下]の{_WHEN}|したい|してほしい)"
)
_JA_SET_BEFORE = re.compile(
    r"(?:しきい値|閾値|デフォルト|既定値?|初期値|タイムアウト|仮に)[^。、]{0,14}$"
)
_JA_CHANGED = re.compile(
    r"[ *]{0,3}[にへ](?:短縮|延長|拡大|拡張|引き上げ|引き下げ|増|減|削減|縮小|緩和|向上)"
)
"""A default that is raised or lowered is a claim: デフォルトの期間を198日に短縮."""
_JA_NEEDED = re.compile(r"[^、。，]{0,16}?(?:を必要と|が必要|必要です|必要。)")
_EN_SET_BEFORE = re.compile(
    r"(?:\b(?:is|are|was|were|be|been)(?: now| also| currently| by default)?"
    r" (?:set|configured|limited|capped|restricted|fixed) (?:to|at)"
    r"|\bset(?:ting)? (?:it |this |[\w-]{1,30} )?to|\bthresholds? (?:of|is|to|at)"
    r"|\bdefaults? (?:of|is|to)|\b(?:assum(?:e|es|ing)|suppose|imagine)\b[^.;]{0,24})"
    r"(?: about| a| an| the)? ?$",
    re.IGNORECASE,
)
_EN_NEEDED = re.compile(r"\b(?:requires?|needs?|requiring|needing)(?: \w+){0,2} ?$", re.IGNORECASE)
_EN_SET_AFTER = re.compile(r"[ -](?:thresholds?|timeouts?|limit is reached)\b", re.IGNORECASE)
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
    if _JA_CHANGED.match(after):
        return False
    if _MULTIPLIED_OUT.match(after) and figure.quantity.unit == "%":
        return True
    if plain and _EXAMPLE.search(text[max(0, start - 2 * _BEFORE) : start]):
        return True
    if sentence.japanese:
        if _JA_SET_AFTER.match(after):
            return True
        if figure.quantity.unit != "x" and _JA_SET_BEFORE.search(before):
            return True
        return plain and _JA_NEEDED.match(after) is not None
    if _EN_SET_BEFORE.search(before) or _EN_SET_AFTER.match(after):
        return True
    return plain and _EN_NEEDED.search(before) is not None


def is_printed(text: str) -> bool:
    """Whether a line is the output of a program or an entry of its configuration."""
    return _PRINTED.match(text) is not None
