"""Amounts that belong together: ranges, changes, hours and minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from nlp.quantities.kinds import Amount, Unit

_DASH = re.compile(r"[ ]?(?:[-‐‑–—−~]|\\~|--)[ ]?")
_SPACED_DASH = re.compile(r" [-‐‑–—−] ")
_SPOKEN = re.compile(r"(?:-? )?(?:から|to|or even|ないし|乃至)[ ]?")
_OF_THEM = re.compile(r"[ ]?(?:に|中|のうち|うち)[ ]?")
_MOST_OF_FEW = 1000.0
_OR = re.compile(r"[ ]?(?:or|または|か|、|,|・)[ ]?")
_AND = re.compile(r" and ")
_BETWEEN = re.compile(r"\b(?:between|from) (?:about |around |roughly |~)?\W{0,2}$", re.IGNORECASE)
_BY = re.compile(r"\bby (?:about |around |over |nearly |some |\$)?$", re.IGNORECASE)
"""`fell by 40 ms to 95 ms` is no range."""
_CHANGE = re.compile(r"[ *]{0,3}(?:(?:\\?[-=]){0,2}\\?>|→|⇒|➡|から|to)[ *]{0,3}")
_FROM = re.compile(r"\bfrom (?:about |around |roughly |nearly |~)?\W{0,2}$", re.IGNORECASE)
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
_CHANGED_JA = re.compile(r"(?:程度|ほど|前後|以下|以上|近く)?[ *]{0,3}[へにま]")
_AFTER_BARE = re.compile(
    r"[*]{0,2}(?:[.,;:)]|$|\n| (?:in|by|for|with|after|since|on|while|and|at|when|this|last)\b)"
)
LIST = re.compile(r"[ *]*(?:、|,|と|および|及び|and|, and)[ *]*")
"""What stands between the members of a list of amounts."""
_CAPITAL_BEFORE = re.compile(r"(?:^|[ (])[A-Z][A-Za-z]* ?$")
_NEXT_TIME = re.compile(r"[ ]?(?:(?:, | )?and )?")
_TIMES = {("years", "months"): 12, ("hours", "minutes"): 60, ("minutes", "seconds"): 60}
_WINDOW = 24
_FURTHEST = 30.0
"""How many times its beginning a range may reach, if a spaced dash is all that tells it."""


def joined(view: str, amounts: Iterator[Amount]) -> Iterator[Amount]:
    """Ranges as one amount; both ends of a change (13% から 37% へ) as two."""
    pending: Amount | None = None
    for amount in amounts:
        if pending is None:
            pending = amount
            continue
        gap = view[pending.end : amount.start] if amount.start - pending.end < 12 else None
        if gap is None:
            yield pending
            pending = amount
            continue
        amount = _counted_alike(pending, gap, amount)
        if _is_bare_end(view, pending, gap, amount):
            yield pending
            pending = replace(amount, unit=pending.unit)
            continue
        if _same_measure(pending, amount):
            if _is_change(view, pending, gap, amount):
                unit = _common(pending, amount)
                yield replace(pending, unit=unit)
                pending = replace(amount, unit=unit)
                continue
            if _is_range(view, pending, gap, amount):
                pending = _range(pending, amount)
                continue
        whole = _sum_of_times(pending, gap, amount) or _share(pending, gap, amount)
        if whole is not None:
            pending = whole
            continue
        yield pending
        pending = amount
    if pending is not None:
        yield pending


def _same_measure(first: Amount, second: Amount) -> bool:
    if first.range or second.range:
        return False
    if first.led and second.unit is None:
        return second.value is not None  # $2-3 billion
    if first.unit is None:
        return second.unit is not None and not second.led
    if second.unit is None:
        return False
    one, other = first.unit.name, second.unit.name
    # $0.001-$0.009/GB, from $18 a month to $12
    return one == other or other.startswith(f"{one}/") or one.startswith(f"{other}/")


def _common(first: Amount, second: Amount) -> Unit | None:
    """The unit of both ends of a change: `from $18 a month to $12`, `from 13 to 37%`."""
    if first.unit is None or second.unit is None:
        return first.unit or second.unit
    return max(first.unit, second.unit, key=lambda unit: len(unit.name))


def _is_range(view: str, first: Amount, gap: str, second: Amount) -> bool:
    if first.unit is None and not _may_begin_range(view, first, gap, second):
        return False
    if first.led and second.unit is None and not _ends(view, gap, second):
        return False
    if _SPOKEN.fullmatch(gap):
        return _BY.search(view, max(0, first.start - _WINDOW), first.start) is None
    if _DASH.fullmatch(gap):
        return True
    if _AND.fullmatch(gap):
        return _BETWEEN.search(view, max(0, first.start - _WINDOW), first.start) is not None
    # `2 or 3 times`, 2、3割; but `32 GiB or 64 GiB` is a choice.
    if first.unit is not None or first.value is None or second.value is None:
        return False
    if not (_OR.fullmatch(gap) and 0 < first.value < 10):
        return False
    return _written(second) == first.value + 1


def _ends(view: str, gap: str, second: Amount) -> bool:
    """Whether a number alone ends a range: `$2-3`, `$2 to 3 billion`, and not `$2 to 5 people`."""
    return len(gap) == 1 or second.scale > 1 or _AFTER_BARE.match(view, second.end) is not None


def _written(amount: Amount) -> float:
    """The number of an amount as it stands in the text, without its scale: 3 of 3割, of 3億円."""
    factor = amount.unit.factor if amount.unit else 1.0
    return round((amount.value or 0.0) / factor / amount.scale, 9)


def _may_begin_range(view: str, first: Amount, gap: str, second: Amount) -> bool:
    """Whether a number without a unit is the lower end, and no number of a heading or list."""
    if first.value is None or second.value is None:
        return True
    if _SPACED_DASH.fullmatch(gap) and _CAPITAL_BEFORE.search(
        view, max(0, first.start - _WINDOW), first.start
    ):
        return False
    end = _written(second) * (second.scale if first.scale > 1 else 1.0)
    near = not _SPACED_DASH.fullmatch(gap) or end / _FURTHEST < first.value
    return first.value < end and near


def _is_bare_end(view: str, first: Amount, gap: str, second: Amount) -> bool:
    """Whether a number alone ends a change: `from 24 days to five`."""
    if first.unit is None or second.unit is not None or second.value is None or first.led:
        return False
    return (
        gap.strip(" *") == "to"
        and _FROM.search(view, max(0, first.start - _WINDOW), first.start) is not None
        and _AFTER_BARE.match(view, second.end) is not None
    )


def _is_change(view: str, first: Amount, gap: str, second: Amount) -> bool:
    if not _CHANGE.fullmatch(gap):
        return False
    how = gap.strip(" *")
    if how == "to":
        if _FROM.search(view, max(0, first.start - _WINDOW), first.start) is None:
            return False
        bare = first.unit is None and second.unit is not None and second.unit.kind != "percent"
        return not bare or _CHANGING.search(view, max(0, first.start - 80), first.start) is not None
    if how == "から":
        return first.unit is not None and _CHANGED_JA.match(view, second.end) is not None
    return True


def _range(first: Amount, second: Amount) -> Amount:
    unit = second.unit or first.unit
    whole = replace(second, start=first.start, unit=unit)
    if first.value is None or second.value is None:
        return replace(whole, value=None)
    low, high = first.value, second.value
    if first.unit is None or first.led:
        factor = second.unit.factor if second.unit else 1.0
        low = round(low * factor, 9)
        if first.scale == 1 and second.scale > 1 and low < high / second.scale * 10:
            low = round(low * second.scale, 9)
    low, high = sorted((low, high))
    return replace(whole, value=round((low + high) / 2, 9), range=(low, high))


def _counted_alike(first: Amount, gap: str, second: Amount) -> Amount:
    """A counter alone counts what the amount before it counts: GPUを1万基から2万基に."""
    if first.unit is None or second.unit is None or second.unit.name != "units":
        return second
    if first.unit.kind != "count" or not (_DASH.fullmatch(gap) or _CHANGE.fullmatch(gap)):
        return second
    return replace(second, unit=first.unit)


def _share(first: Amount, gap: str, second: Amount) -> Amount | None:
    """4社に1社, 10社中7社."""
    if first.unit is None or first.unit.kind != "count" or first.unit != second.unit:
        return None
    if first.range or second.range or not first.value or not second.value:
        return None
    if not _OF_THEM.fullmatch(gap) or not second.value < first.value <= _MOST_OF_FEW:
        return None
    share = second.value / first.value
    return replace(first, end=second.end, value=share, unit=Unit("x", "multiple"))


def _sum_of_times(first: Amount, gap: str, second: Amount) -> Amount | None:
    """`2 hours 30 minutes` and 1時間30分 are one amount, in the smaller unit: 150, 90 minutes."""
    if first.unit is None or second.unit is None or first.value is None or second.value is None:
        return None
    if first.unit.kind != "time" or second.unit.kind != "time" or first.range or second.range:
        return None
    one, other = first.unit.name, second.unit.name
    parts = _TIMES.get((one, other))
    if parts is None or second.value >= parts or not _NEXT_TIME.fullmatch(gap):
        return None
    if not first.value.is_integer():
        return None
    return replace(second, start=first.start, value=first.value * parts + second.value)
