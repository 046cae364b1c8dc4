"""From numbers, units and bounds to quantities."""

from __future__ import annotations

from dataclasses import replace

from nlp.boundaries import unnamed_spans
from nlp.code import Code, code_in
from nlp.quantities import en
from nlp.quantities.comparators import comparator_of
from nlp.quantities.joining import LIST, joined
from nlp.quantities.kinds import Amount, Unit
from nlp.quantities.scanning import amounts
from nlp.records import Comparator, Field, Quantity
from nlp.spans import Mask

# Full-width signs become half-width ones, one for one, so that offsets stay as they are.
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0x3000: " ",
    0xFFE0: "¢",
    0xFFE1: "£",
    0xFFE5: "¥",
    0xFFE6: "₩",
    0x301C: "~",
    0x00D7: "x",
    0x2715: "x",
    0x202F: " ",
}


def find_quantities(text: str, field: Field = "text") -> tuple[Quantity, ...]:
    """The amounts of a text in order, none inside another.

    `value` is in the normal form of the unit (三割 is 30 %), the middle of a range, None where the
    text is vague (数倍). Dates, versions, numbers in names and in addresses are no amounts.
    """
    view = text if text.isascii() else text.translate(_HALF_WIDTH)
    unnamed, code = Mask(unnamed_spans(text)), code_in(text)
    found: list[Quantity] = []
    for amount in joined(view, amounts(view)):
        # What begins behind an amount is no address: 3ドル/GPU.
        if amount.unit is None or unnamed.covers(amount.start, amount.start + 1):
            continue
        if _is_code(code, amount):
            continue
        amount = _as_multiple(amount) if amount.unit.name == en.ORDERS else amount
        found.append(_quantity(text, view, amount, found[-1] if found else None, field))
    return tuple(found)


def _is_code(code: Code, amount: Amount) -> bool:
    """Whether an amount is part of code; alone between backticks it is set off, and no code."""
    if code.blocks.covers(amount.start, amount.end):
        return True
    inline = code.inline.span_at(amount.start)
    return inline is not None and inline != (amount.start, amount.end)


def _quantity(
    text: str, view: str, amount: Amount, before: Quantity | None, field: Field
) -> Quantity:
    return Quantity(
        text=text[amount.start : amount.end],
        start=amount.start,
        end=amount.end,
        field=field,
        value=amount.value,
        unit=amount.unit.name if amount.unit else "",
        comparator=_comparator(view, amount, before),
        range=amount.range,
    )


def _comparator(view: str, amount: Amount, before: Quantity | None) -> Comparator:
    found = comparator_of(view, amount.start, amount.end)
    if found != "=":
        return found
    if amount.comparator is not None:
        return amount.comparator
    if before is not None and LIST.fullmatch(view, before.end, amount.start):
        return before.comparator  # 最大 8 vCPU、32 GiB: the bound holds for both
    return "="


def _as_multiple(amount: Amount) -> Amount:
    """Orders of magnitude as what they multiply by: three of them are 1000."""
    ends = (10.0 ** amount.range[0], 10.0 ** amount.range[1]) if amount.range else None
    value = None if amount.value is None else 10.0**amount.value
    return replace(
        amount,
        unit=Unit("x", "multiple"),
        value=sum(ends) / 2 if ends else value,
        range=ends,
        comparator="~",
    )
