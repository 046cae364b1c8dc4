"""The parts of a score as a sum that adds up."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.plain import plain


def summed(parts: Iterable[tuple[str, float]]) -> str:
    """`0.20 kind + 0.10 no baseline − 0.05 speaker`, of what makes up a score, and by how much."""
    said = " ".join(f"{'−' if n < 0 else '+'} {abs(n):.2f} {plain(what)}" for what, n in parts)
    return said.removeprefix("+ ")
