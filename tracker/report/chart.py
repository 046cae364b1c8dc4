"""The geometry of the trend's picture, in units of its view box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from tracker.report.content import Bucket

WIDTH, HEIGHT = 860.0, 220.0
LEFT, RIGHT, BOTTOM, TOP = 34.0, 14.0, 26.0, 12.0
"""Room around the bars: for numbers, for the last name, for names, for air."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bucket: a bar, or a gap where nothing was published."""

    bucket: Bucket
    x: float
    y: float
    width: float
    height: float
    labelled: bool
    """Whether its name stands below it: there is not room for every one."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars from left to right, and the lines behind them."""

    width: float
    height: float
    left: float
    baseline: float
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[int, float], ...]
    """Numbers of articles, and how high they lie."""


def chart(trend: Sequence[Bucket]) -> Chart:
    """Articles a bucket as bars."""
    baseline = HEIGHT - BOTTOM
    highest = max((bucket.articles or 0 for bucket in trend), default=0)
    step = _step(highest)
    top = max(step, ceil(highest / step) * step)
    scale = (baseline - TOP) / top
    slot = (WIDTH - LEFT - RIGHT) / max(len(trend), 1)
    every = max(1, ceil(72 / slot))
    bars = tuple(
        Bar(
            bucket=bucket,
            x=round(LEFT + i * slot + slot * 0.14, 2),
            y=round(baseline - (bucket.articles or 0) * scale, 2),
            width=round(slot * 0.72, 2),
            height=round((bucket.articles or 0) * scale, 2),
            labelled=(len(trend) - 1 - i) % every == 0,
        )
        for i, bucket in enumerate(trend)
    )
    ticks = tuple(
        (number, round(baseline - number * scale, 2)) for number in range(0, top + 1, step)
    )
    return Chart(WIDTH, HEIGHT, LEFT, baseline, bars, ticks)


def _step(highest: int) -> int:
    """A round distance between lines, so that there are two to five of them."""
    step = 1
    for factor in _round_factors():
        step = factor
        if highest <= 4 * step:
            break
    return step


def _round_factors() -> list[int]:
    return [digit * 10**power for power in range(10) for digit in (1, 2, 5)]
