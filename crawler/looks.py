"""How the looks at sources have gone, for those who look on: the crawl state, read and never held.

Imports neither Scrapy nor what reads pages.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

SECONDS_AT_THE_MOST = 10.0
"""That reading may take: who looks on does not wait."""
_SECONDS_TO_WAIT = 1.0
"""For who holds the whole file, as nobody does for long."""
_STEPS_BETWEEN_LOOKS = 10_000
"""Of SQLite's machine, at the clock."""

_POLLS = "SELECT source, at, outcome FROM poll ORDER BY source, at"
_ARRIVALS = """
SELECT source, substr(at, 1, 10) AS day, count(*), max(at)
FROM arrival
WHERE at <= ?
GROUP BY source, day
"""
_NEWEST_PAGE = "SELECT max(published_at) FROM page WHERE source = ? AND status = 'article'"
_PENDING = "SELECT kind, count(*) FROM pending GROUP BY kind"


@dataclass(frozen=True, slots=True)
class Looks:
    """How the looks at one source's documents have gone. Times are UTC."""

    first: datetime
    last: datetime
    last_good: datetime | None
    """The last time that they could be read."""
    failures: int
    """In a row, up to now."""
    failing_since: datetime | None
    days: Mapping[date, int] = field(default_factory=dict)
    """Articles that were published, or seen first, in the last months, by day."""
    newest: datetime | None = None
    """When the latest of them was."""


@dataclass(frozen=True, slots=True)
class CrawlMemory:
    """What crawls remember, as far as it tells how they go."""

    looks: Mapping[str, Looks] = field(default_factory=dict)
    """By source; those that were never looked at are missing."""
    pending: Mapping[str, int] = field(default_factory=dict)
    """Rows that stand in no segment yet, by kind."""


def read_memory(file: Path, now: datetime) -> CrawlMemory:
    """The crawl state in `file`; nothing where there is none yet.

    Raises sqlite3.Error where it is damaged, or reading takes too long.
    """
    if not file.exists():
        return CrawlMemory()
    deadline = time.monotonic() + SECONDS_AT_THE_MOST
    uri = f"{file.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True, timeout=_SECONDS_TO_WAIT)) as db:
        db.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS_BETWEEN_LOOKS)
        looks = _looks(db)
        days: dict[str, dict[date, int]] = {}
        newest: dict[str, datetime] = {}
        # One width, so that text compares as time does.
        for source, day, count, at in db.execute(_ARRIVALS, (now.astimezone(UTC).isoformat(),)):
            days.setdefault(source, {})[date.fromisoformat(day)] = count
            newest[source] = max(datetime.fromisoformat(at), newest.get(source, _BEGINNING))
        for source in looks.keys() - newest.keys():
            (at,) = db.execute(_NEWEST_PAGE, (source,)).fetchone()
            if at is not None and datetime.fromisoformat(at) <= now:
                newest[source] = datetime.fromisoformat(at)
        pending = dict(db.execute(_PENDING).fetchall())
    return CrawlMemory(
        {
            source: Looks(*times, days=days.get(source, {}), newest=newest.get(source))
            for source, times in looks.items()
        },
        pending,
    )


_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
_Times = tuple[datetime, datetime, datetime | None, int, datetime | None]


def _looks(db: sqlite3.Connection) -> dict[str, _Times]:
    looks: dict[str, _Times] = {}
    for source, text, outcome in db.execute(_POLLS):
        at = datetime.fromisoformat(text)
        first, _, good, failures, since = looks.get(source, (at, at, None, 0, None))
        if outcome == "read":
            looks[source] = (first, at, at, 0, None)
        else:
            looks[source] = (first, at, good, failures + 1, since or at)
    return looks
