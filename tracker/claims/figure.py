"""The figure of a claim, as people write it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tracker.plain import plain

_BOUNDS: Final = {"<=": "up to ", ">=": "at least ", "~": "about "}
_VAGUE: Final = {"x": "a vague multiple", "%": "a vague share", None: "a vague amount"}
_NAMED: Final = ((1e15, ""), (1e12, " trillion"), (1e9, " billion"), (1e6, " million"))
"""Magnitudes that have a name, the largest first; what is beyond them is written as it is."""


def figure(
    value: float | None,
    unit: str | None,
    *,
    ends: Sequence[float] | None = None,
    comparator: str | None = None,
) -> str:
    """`up to 2x`, `30-40%`, `1.2 trillion JPY`; without a number `a vague multiple`.

    `ends` are those of a range, which then stands in place of the value.
    """
    if ends is None and value is None:
        return _VAGUE.get(unit) or f"a vague amount of {plain(unit or '')}"
    bound = _BOUNDS.get(comparator or "=", "")
    amount = "-".join(map(_number, ends)) if ends is not None else _number(value or 0.0)
    gap = "" if unit is None or unit in {"x", "%"} else " "
    return f"{bound}{amount}{gap}{plain(unit or '')}"


def _number(value: float) -> str:
    """`2`, `1,200`, `0.3333`, `35 billion`; as the warehouse writes it in the line of a claim."""
    for size, name in _NAMED:
        if abs(value) >= size:
            return f"{value / size:,.4g}{name}" if name else f"{value:.3g}"
    return f"{value:,.0f}" if abs(value) >= 1000 or float(value).is_integer() else f"{value:.4g}"
