"""Why a page is not asked for or not kept, in the words that a person reads."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crawler.state import PageMark

IN_THIS_RUN = "another link of this run leads there too"
ANOTHER_ADDRESS = "another address of a known article"
OFF_TOPIC = "names nothing that is followed"
FORGOTTEN = "was forgotten on request ('tracker forget --undo' lets it be fetched again)"
NOT_INCLUDED = "matches none of the source's 'include' patterns"


def excluded(pattern: str) -> str:
    """For an address that the source leaves out."""
    return f"excluded by pattern '{pattern}'"


def over_budget(pages: int) -> str:
    """For what the next run begins with."""
    return f"over the budget of {pages:,} pages"


def seen(mark: PageMark | None, now: datetime) -> str:
    """For a page that earlier runs have looked at, not long enough ago."""
    if mark is None:
        return "seen"
    found = {"gone": "gone, ", "not-article": "no article, "}.get(mark.status, "")
    return f"seen: {found}looked at {_ago(now - mark.looked_at)} ago"


def _ago(time: timedelta) -> str:
    minutes = max(0, int(time.total_seconds())) // 60
    if minutes < 60:
        return f"{minutes} min"
    return f"{minutes // 60} h" if minutes < 48 * 60 else f"{minutes // (24 * 60)} days"
