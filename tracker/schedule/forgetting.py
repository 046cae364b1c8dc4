"""Addresses and sources taken out of what the schedule remembers of its runs."""

from __future__ import annotations

from collections.abc import Callable, Collection

from tracker.home import Home
from tracker.schedule.book import SCHEDULE, open_book


def forget_runs(home: Home, names_one: Callable[[str], bool], sources: Collection[str]) -> None:
    """Remove what names an address, by `names_one`, and whole sources. Raises UserError."""
    if (home.data / SCHEDULE).is_file():
        with open_book(home) as book:
            book.erase(names_one, sources)
