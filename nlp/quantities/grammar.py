"""From numbers, units and comparators to quantities: one pass, linear in the length of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from nlp.boundaries import unnamed_spans
from nlp.quantities import en, ja
from nlp.quantities.comparators import comparator_of
from nlp.quantities.numerals import NUMERAL, Numeral, numeral_of
from nlp.quantities.units import (
    Unit,
    Written,
    currency_before,
    per_after,
    per_before,
    rate_of,
    unit_after,
)
from nlp.records import Field, Quantity
from nlp.spans import Mask

# Full-width signs become half-width ones, one for one, so that offsets stay as they are.
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0x3000: " ",
    0xFFE5: "¥",
    0x301C: "~",
    0x00D7: "x",
    0x2715: "x",
}

_RANGE = re.compile(r"[ ]?[-‐‑–—−~][ ]?")
_SPOKEN_RANGE = re.compile(r"[ ]?(?:から|to|or|or even|ないし|または)[ ]?")
_CHANGE = re.compile(r"[ ]?(?:[-=]?>|→|⇒|から|to)[ ]?")
_FROM = re.compile(r"\bfrom (?:about |around |roughly |nearly |~)?\W{0,2}$")
_CHANGING = re.compile(
    r"\b(?:f[ae]ll(?:s|en|ing)?|dropp?(?:s|ed|ing)?|r[io]s(?:es?|en|ing)|gr[eo]w(?:s|n|ing)?|went|goes"
    r"|cut(?:s|ting)?|reduc(?:es?|ed|ing|tion)|increas(?:es?|ed|ing)|improv(?:es?|ed|ing)"
    r"|decreas(?:es?|ed|ing)|jump(?:s|ed|ing)?|climb(?:s|ed|ing)?|shr[aiu]nk(?:s|ing)?"
    r"|tak(?:es?|ing)|took|br(?:ing|ings|inging|ought)|lower(?:s|ed|ing)?|rais(?:es?|ed|ing)"
    r"|slash(?:es|ed|ing)?|speeds? up|sped up|down|up|moves?|moved|collaps(?:es?|ed)|lifts?|lifted"
    r"|boost(?:s|ed|ing)?)\b[^.;!?\n]*$",
    re.IGNORECASE,
)
"""Verbs of change: `from 20.9 to 2.38 seconds` behind one is no range."""
_COUNTED_NAME = re.compile(r" (?:[A-Z]|[0-9]+ ?[GT]i?B\b|nodes?\b|GPUs?\b)")
_LIST = re.compile(r"[ *]*(?:、|,|と|および|及び|and|, and)[ *]*")
_PER_FOLLOWS = re.compile(r"[ ]?(?:あたり|当たり|間に)")
_SPAN_OF_DAYS = re.compile(
    r"間|以内|以下|以上|程度|ほど|足らず|で|かか|か(?!ら)|を要|分|まで短縮|へ短縮"
    r"|に(?:短縮|縮|削減|減)|[ ]?[→⇒]|から(?=[ ]?約?[0-9]{1,3}[ ]?(?:時間|分|秒|週間))"
)
_BEFORE_SPAN_OF_DAYS = re.compile(r"(?:[→⇒~]|約|最大|最短|わずか|たった|から)[ ]?$")
_YEAR = range(1900, 2100)
_WINDOW = 12


@dataclass(frozen=True, slots=True)
class _Amount:
    start: int
    end: int
    value: float | None
    scale: float
    unit: Unit | None
    currency: bool = False
    range: tuple[float, float] | None = None


def find_quantities(text: str, field: Field = "text") -> tuple[Quantity, ...]:
    """The amounts of a text in order, none inside another.

    `value` is in the normal form of the unit (三割 is 30 %), the middle of a range, None where the
    text is vague (数倍). Dates, versions, numbers in names and in addresses are no amounts.
    """
    view = text.translate(_HALF_WIDTH)
    unnamed = Mask(unnamed_spans(text))
    found: list[Quantity] = []
    for amount in _joined(view, _amounts(view)):
        if amount.unit is None or unnamed.covers(amount.start, amount.end):
            continue
        comparator = comparator_of(view, amount.start, amount.end)
        if comparator == "=" and found and _LIST.fullmatch(view, found[-1].end, amount.start):
            comparator = found[-1].comparator  # 最大 8 vCPU、32 GiB: the bound holds for both
        found.append(
            Quantity(
                text=text[amount.start : amount.end],
                start=amount.start,
                end=amount.end,
                field=field,
                value=amount.value,
                unit=amount.unit.name,
                comparator=comparator,
                range=amount.range,
            )
        )
    return tuple(found)


_PHRASES = (*ja.PHRASES, *en.PHRASES)
_PHRASE = re.compile(
    "|".join(f"(?P<p{i}>{pattern})" for i, (pattern, _, _) in enumerate(_PHRASES)), re.IGNORECASE
)


def _amounts(view: str) -> Iterator[_Amount]:
    """Phrases and numbers in order; numbers may lack a unit."""
    end = floor = 0
    phrases = _phrases(view)
    phrase = next(phrases, None)
    for match in NUMERAL.finditer(view):
        while phrase is not None and phrase.start <= match.start():
            if phrase.start >= end:
                yield phrase
                end = floor = phrase.end
            phrase = next(phrases, None)
        if match.start() < end:
            continue
        amount = _measured(view, numeral_of(match), floor)
        # `2 orders of magnitude`: a phrase that begins within the number has the better claim.
        if phrase is not None and phrase.start < amount.end and amount.unit is None:
            continue
        yield amount
        end = amount.end
        floor = end if amount.unit is not None else floor
    while phrase is not None:
        if phrase.start >= end:
            yield phrase
            end = phrase.end
        phrase = next(phrases, None)


def _phrases(view: str) -> Iterator[_Amount]:
    for match in _PHRASE.finditer(view):
        if match["parts"]:
            parts, share = (_small(match["parts"]), _small(match["share"]))
            value: float | None = share / parts if parts else None
        else:
            value = next(
                value for i, (_, value, _) in enumerate(_PHRASES) if match[f"p{i}"] is not None
            )
        yield _Amount(match.start(), match.end(), value, 1.0, Unit("x", "multiple"))


def _small(written: str) -> float:
    numeral = NUMERAL.fullmatch(written)
    value = numeral_of(numeral).value if numeral else None
    return value or 0.0


def _measured(view: str, numeral: Numeral, floor: int) -> _Amount:
    """The number with the unit, currency sign and rate around it, and not before `floor`."""
    bare = _Amount(numeral.start, numeral.end, numeral.value, numeral.scale, None)
    money = currency_before(view, numeral.start)
    if money is not None and money[1] >= floor:
        written = per_after(view, Written(money[0], numeral.end, ""))
        return replace(bare, start=money[1], end=written.end, unit=written.unit, currency=True)
    following = unit_after(view, numeral.end)
    if following is None or not _is_unit_of(view, numeral, following):
        return bare
    unit, end, value = following.unit, following.end, numeral.value
    rate = per_before(view, numeral.start)
    start = numeral.start
    if rate is not None and rate[1] >= floor and unit.kind in {"count", "data", "compute", "money"}:
        unit, start = rate_of(unit, rate[0]), rate[1]
    if following.surface == "割" and value is not None:
        tenth = re.compile(r"[0-9一二三四五六七八九](?=分(?!の[0-9一二三]))").match(view, end)
        if tenth:
            value, end = value + _small(tenth.group()) / 10, tenth.end() + 1
    if value is not None:
        value = round(value * unit.factor, 9)
    return _Amount(start, end, value, numeral.scale, unit)


def _is_unit_of(view: str, numeral: Numeral, written: Written) -> bool:
    surface, end = written.surface, written.end
    before = view[max(0, numeral.start - _WINDOW) : numeral.start]
    if numeral.in_kanji:
        return surface not in ja.FORBIDDEN_IN_KANJI and (
            surface == "割" or (numeral.value != 1 and (surface == "%" or not surface.isascii()))
        )
    if surface == "x":
        return not _COUNTED_NAME.match(view, end) and not _is_size(view, numeral.end, end)
    if written.unit.kind == "time":
        return not _PER_FOLLOWS.match(view, end) and _is_duration(view, numeral, surface, before)
    return written.unit.kind != "count" or not (
        numeral.value == 1 and view[numeral.start : numeral.end].isalpha()
    )


def _is_size(view: str, gap: int, end: int) -> bool:
    """Whether an x stands between two lengths: `1920x1080`, `4 x 4`."""
    following = view[end : end + 2]
    return following[:1].isdigit() or (
        view[gap] == " " and following[:1] == " " and following[1:].isdigit()
    )


def _is_duration(view: str, numeral: Numeral, surface: str, before: str) -> bool:
    """No date, no time of day."""
    end = view.index(surface, numeral.end) + len(surface)
    last = before.rstrip(" ")[-1:]
    if surface == "年":
        return numeral.value not in _YEAR and not before.endswith(("令和", "平成", "昭和"))
    if surface in {"分", "秒"}:
        return last not in {"時", ":"}
    if surface == "日":
        return last != "月" and bool(
            _SPAN_OF_DAYS.match(view, end) or _BEFORE_SPAN_OF_DAYS.search(before)
        )
    if surface == "s":
        return numeral.value not in _YEAR and not view.startswith(" of", end)
    return True


def _joined(view: str, amounts: Iterator[_Amount]) -> Iterator[_Amount]:
    """Ranges as one amount; both ends of a change (13% から 37% へ) as two."""
    pending: _Amount | None = None
    for amount in amounts:
        if pending is None:
            pending = amount
            continue
        gap = view[pending.end : amount.start]
        if _same_measure(pending, amount):
            if _is_change(view, pending, gap, amount):
                yield replace(pending, unit=amount.unit)
                pending = amount
                continue
            if _RANGE.fullmatch(gap) or _SPOKEN_RANGE.fullmatch(gap):
                pending = _range(pending, amount)
                continue
        yield pending
        pending = amount
    if pending is not None:
        yield pending


def _same_measure(first: _Amount, second: _Amount) -> bool:
    if first.currency and second.unit is None:
        return second.start == first.end + 1 and second.value is not None  # $2-3 billion
    if second.unit is None or first.value is None or second.value is None or first.range:
        return first.unit is not None and second.unit is not None and first.unit == second.unit
    return first.unit is None or first.unit == second.unit or first.currency


def _is_change(view: str, first: _Amount, gap: str, second: _Amount) -> bool:
    if not _CHANGE.fullmatch(gap):
        return False
    how = gap.strip(" ")
    if how == "to":
        lead = view[max(0, first.start - _WINDOW) : first.start].lower()
        if _FROM.search(lead) is None:
            return False
        bare = first.unit is None and second.unit is not None and second.unit.kind != "percent"
        return not bare or _CHANGING.search(view, max(0, first.start - 80), first.start) is not None
    if how == "から":
        return first.unit is not None and view[second.end : second.end + 3].lstrip(" *")[:1] in {
            "へ",
            "に",
            "ま",
        }
    return first.unit is not None


def _range(first: _Amount, second: _Amount) -> _Amount:
    if second.unit is None:
        second = replace(second, unit=first.unit)
    if first.value is None or second.value is None:
        return replace(second, start=first.start, value=None)
    low = first.value
    if first.unit is None or first.currency:
        low = round(low * (second.unit.factor if second.unit else 1.0), 9)
        if first.scale == 1 and second.scale > 1 and low < second.value / second.scale * 10:
            low = round(low * second.scale, 9)
    low, high = sorted((low, second.value))
    return replace(
        second,
        start=first.start,
        value=round((low + high) / 2, 9),
        range=(low, high),
    )
