"""What went wrong in a run, each reason of a source told once with how many pages it befell."""

from __future__ import annotations

from dataclasses import dataclass

REASONS_A_SOURCE = 20
"""Told of one source at the most; what happens for other reasons is counted."""


@dataclass(slots=True)
class _Trouble:
    source: str
    reason: str
    first_url: str
    last_url: str
    pages: int = 1

    def __str__(self) -> str:
        before = f"{self.source}: " if self.source else ""
        if self.pages > 1:
            return f"{before}{self.pages:,} pages: {self.reason}, e.g. {self.first_url}"
        return (
            f"{before}{self.first_url}: {self.reason}" if self.first_url else before + self.reason
        )


class Troubles:
    """Collects them, in the order in which they came."""

    def __init__(self) -> None:
        self._told: dict[str, dict[str, _Trouble]] = {}
        self._untold: dict[str, int] = {}

    def add(self, source: str, reason: str, url: str = "") -> str | None:
        """Note one; the line to tell at once, where the reason is news."""
        told = self._told.setdefault(source, {})
        known = told.get(reason)
        if known is not None:
            known.pages += url != known.last_url
            known.last_url = url
            return None
        if len(told) >= REASONS_A_SOURCE:
            self._untold[source] = self._untold.get(source, 0) + 1
            return None
        told[reason] = _Trouble(source, reason, url, url)
        return str(told[reason])

    def lines(self) -> tuple[str, ...]:
        """All of them."""
        lines = [str(trouble) for told in self._told.values() for trouble in told.values()]
        return (*lines, *(f"{name}: {more} more problems" for name, more in self._untold.items()))
