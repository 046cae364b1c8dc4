"""Amounts without a number of their own: twice, half, 半年, 3分の1."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.quantities import en, ja
from nlp.quantities.kinds import Amount, Unit, UnitKind
from nlp.quantities.numerals import NUMERAL, numeral_at
from nlp.quantities.units import unit_kind

_KINDS: dict[str, UnitKind] = {"x": "multiple", "%": "percent", "USD": "money"}
_Phrase = tuple[str, float | None, str]


def _compiled(phrases: Sequence[_Phrase]) -> re.Pattern[str]:
    joined = "|".join(f"(?P<p{i}>{pattern})" for i, (pattern, _, _) in enumerate(phrases))
    return re.compile(joined, re.IGNORECASE)


def _by_first_letter(
    phrases: Sequence[_Phrase],
) -> dict[str, tuple[re.Pattern[str], list[_Phrase]]]:
    groups: dict[str, list[_Phrase]] = {}
    for phrase in phrases:
        for letter in _first_letters(phrase[0]):
            groups.setdefault(letter, []).append(phrase)
    return {letter: (_compiled(group), group) for letter, group in groups.items()}


def _first_letters(pattern: str) -> set[str]:
    """The letters with which what a pattern matches begins."""
    return {letter for letter in "abcdefghijklmnopqrstuvwxyz" if _may_begin(pattern, letter)}


def _may_begin(pattern: str, letter: str) -> bool:
    plain = re.sub(r"\(\?<[!=][^)]*\)", "", pattern)
    options = re.match(r"\(\?:([^()]*)\)(\?)?", plain)
    if options is None:
        return plain.startswith(letter)
    begins = any(option.startswith(letter) for option in options[1].split("|"))
    return begins or (options[2] is not None and plain[options.end() :].startswith(letter))


_JAPANESE = _compiled(ja.PHRASES)
_ENGLISH = _by_first_letter(en.PHRASES)
_ONE_OF = re.compile(en.ONE_OF, re.IGNORECASE)
_ONE_OF_LEAD = re.compile(en.ONE_OF_LEAD, re.IGNORECASE)
_LONGEST_LEAD = 12
_ONES = {"millisecond": "ms", "microsecond": "μs", "decade": "years", "dollar": "USD"}


def japanese_phrase_at(text: str, start: int) -> Amount | None:
    """The phrase that begins at `start`."""
    if text.startswith(ja.MAJORITY, start):
        end = start + len(ja.MAJORITY)
        return Amount(start, end, 0.5, Unit("x", "multiple"), comparator=">=")
    match = _JAPANESE.match(text, start)
    if match is None:
        return None
    _, value, unit = ja.PHRASES[_which(match)]
    if match["parts"]:
        value = _share(match["parts"], match["share"])
    elif "/" in match.group():
        value = 1 / float(match.group().partition("/")[2].rstrip("rdth"))
    return _amount(match, value, unit)


def english_phrase_at(text: str, start: int) -> Amount | None:
    """The phrase that begins at `start`."""
    pattern, phrases = _ENGLISH.get(text[start].lower(), (None, ()))
    match = pattern.match(text, start) if pattern else None
    if match is None:
        return _one_of(text, start)
    _, value, unit = phrases[_which(match)]
    amount = _amount(match, value, unit)
    if "magnitude" in match.group().lower():
        return Amount(amount.start, amount.end, value, amount.unit, comparator="~")
    return amount


def _one_of(text: str, start: int) -> Amount | None:
    """`less than an hour`: the hour."""
    match = _ONE_OF.match(text, start)
    if match is None or not _ONE_OF_LEAD.search(text, max(0, start - _LONGEST_LEAD), start):
        return None
    word = match["unit"].lower()
    unit = _ONES.get(word, f"{word}s")
    return _amount(match, 10.0 if word == "decade" else 1.0, unit)


def _amount(match: re.Match[str], value: float | None, unit: str) -> Amount:
    return Amount(
        match.start(), match.end(), value, Unit(unit, _KINDS.get(unit) or unit_kind(unit))
    )


def _which(match: re.Match[str]) -> int:
    return next(
        int(name[1:])
        for name, text in match.groupdict().items()
        if text is not None and name[0] == "p" and name[1:].isdigit()
    )


def _share(parts: str, share: str) -> float | None:
    whole, part = _number(parts), _number(share)
    return part / whole if whole and part is not None else None


def _number(written: str) -> float | None:
    numeral = numeral_at(written, 0) if NUMERAL.fullmatch(written) else None
    return numeral.value if numeral else None
