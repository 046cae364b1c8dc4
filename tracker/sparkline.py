"""A row of numbers as a row of blocks."""

from __future__ import annotations

from collections.abc import Sequence

_BLOCKS = "▁▂▃▄▅▆▇█"
_GAP = "·"


def sparkline(values: Sequence[float | None]) -> str:
    """One block a value, from zero to the largest; None, which is unknown, is a dot.

    Only zero has the lowest block: what is small is told from what is not there.
    """
    largest = max((value for value in values if value is not None), default=0.0)
    return "".join(_GAP if value is None else _block(value, largest) for value in values)


def _block(value: float, largest: float) -> str:
    if value <= 0 or largest <= 0:
        return _BLOCKS[0]
    return _BLOCKS[max(1, round(value / largest * (len(_BLOCKS) - 1)))]


def bar(value: float, largest: float, width: int) -> str:
    """A bar of up to `width` cells, in eighths; something above zero shows at least one eighth."""
    if value <= 0 or largest <= 0:
        return ""
    eighths = max(1, round(value / largest * width * 8))
    full, rest = divmod(eighths, 8)
    return "█" * full + ("▏▎▍▌▋▊▉"[rest - 1] if rest else "")
