"""Links that wait for their turn, and only a few of them as requests.

A request takes ten times the memory of a link, and a crawl may know of hundreds of thousands of
links before it has fetched the first page.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from crawler.discover.link import Link


class Frontier:
    """The links that a source has still to follow, in its own order."""

    def __init__(self, window: int) -> None:
        """`window` is how many may be under way at once: what a kill costs at the most."""
        self._window = window
        self._links: deque[Link] = deque()
        self._under_way = 0

    def add(self, links: Iterable[Link]) -> None:
        """Let links wait behind all others."""
        self._links += links

    def take(self) -> Iterator[Link]:
        """Links whose turn it is; each is under way until it has `returned`."""
        while self._links and self._under_way < self._window:
            self._under_way += 1
            yield self._links.popleft()

    def returned(self) -> None:
        """One that was under way is stored, or will never be."""
        self._under_way -= 1

    def nothing_is_under_way(self) -> None:
        """Begin counting anew: whatever was under way is lost."""
        self._under_way = 0
