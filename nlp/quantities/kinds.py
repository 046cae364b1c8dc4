"""What a unit is and measures, and an amount while it is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from nlp.records import Comparator

UnitKind = Literal[
    "multiple",
    "percent",
    "money",
    "data",
    "rate",
    "compute",
    "power",
    "length",
    "mass",
    "time",
    "count",
]
UnitKey = tuple[str, UnitKind, float]
"""A unit's normal form, what it measures, and the factor from the written unit to it."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit in its normal form; `factor` leads from the written unit to it (割: 10)."""

    name: str
    kind: UnitKind
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class Written:
    """A unit as it stands in a text: it ends at `end`."""

    unit: Unit
    end: int
    surface: str


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount as far as it is read. A number alone has no unit yet."""

    start: int
    end: int
    value: float | None
    unit: Unit | None = None
    scale: float = 1.0
    """The factor that the scale of its number stands for (億: 1e8)."""
    led: bool = False
    """Whether its unit stands in front of it: a currency sign, `a factor of`."""
    range: tuple[float, float] | None = None
    comparator: Comparator | None = None
    """Set where its own words are a bound: 過半数."""
