"""The sign of an amount: -40% as the amount by which something falls."""

from __future__ import annotations

from dataclasses import replace

from nlp.records import Quantity


def unsigned(quantity: Quantity) -> Quantity:
    """The amount by which something rises or falls; which of both the words around it say."""
    if quantity.value is None or quantity.value >= 0:
        return quantity
    ends = sorted(abs(end) for end in quantity.range) if quantity.range else None
    return replace(quantity, value=abs(quantity.value), range=(ends[0], ends[1]) if ends else None)
