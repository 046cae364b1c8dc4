"""What a unit measures."""

from __future__ import annotations

from typing import Literal

UnitKind = Literal[
    "multiple", "percent", "money", "data", "rate", "compute", "power", "length", "time", "count"
]
UnitKey = tuple[str, UnitKind, float]
"""A unit's normal form, what it measures, and the factor from the written unit to it."""
