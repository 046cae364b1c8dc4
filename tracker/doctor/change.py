"""Where a series of numbers changed its level."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, median
from typing import Literal

Level = Literal["median", "mean"]
SURE = 0.02
"""The chance at the most that a series without a change looks like one with it."""
_LEAST_BEFORE = 8
_LEAST_AFTER = 3


@dataclass(frozen=True, slots=True)
class Change:
    """From `index` on the series is another one. `before` and `after` are its levels."""

    index: int
    before: float
    after: float


def fall(values: Sequence[float], level: Level) -> Change | None:
    """The place where the values fell, if there is one.

    Whether: both sides of every split are compared by the rank test of Mann and Whitney (1947,
    one-sided, corrected for ties), the clearest split counts, and its probability is multiplied by
    the number of splits (Bonferroni); single values do not mislead it. Where: at the split from
    whose two levels the values deviate least in sum (Bai 1995). `level` is `median`, or `mean` for
    shares.
    """
    n = len(values)
    splits = range(_LEAST_BEFORE, n - _LEAST_AFTER + 1)
    if not splits:
        return None
    ranks = _ranks(values)
    ties = sum(count**3 - count for count in Counter(values).values())
    spread = (n + 1 - ties / (n * (n - 1))) / 12
    if spread <= 0:
        return None
    sums = [0.0]
    for rank in ranks:
        sums.append(sums[-1] + rank)
    clearest = max((sums[k] - k * (n + 1) / 2) / math.sqrt(spread * k * (n - k)) for k in splits)
    if math.erfc(clearest / math.sqrt(2)) / 2 * len(splits) > SURE:
        return None
    of = median if level == "median" else fmean

    def deviation(k: int) -> float:
        return _deviation(values[:k], of(values[:k])) + _deviation(values[k:], of(values[k:]))

    index = min(splits, key=deviation)
    before, after = of(values[:index]), of(values[index:])
    return Change(index, before, after) if after < before else None


def _deviation(values: Sequence[float], level: float) -> float:
    return sum(abs(value - level) for value in values)


def _ranks(values: Sequence[float]) -> list[float]:
    """Ranks from 1; equal values share the middle of theirs."""
    first: dict[float, int] = {}
    for place, value in enumerate(sorted(values), start=1):
        first.setdefault(value, place)
    counts = Counter(values)
    return [first[value] + (counts[value] - 1) / 2 for value in values]
