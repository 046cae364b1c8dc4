"""The messages of alerts that wait to be delivered, and those that were given up."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime

from tracker.home import Home

_SECONDS_TO_WAIT = 1.0
_STATES = """
SELECT d.state, count(*), min(e.found_at), max(d.changed_at)
FROM delivery AS d
JOIN event AS e ON e.number = d.event
WHERE d.state IN ('pending', 'dead')
GROUP BY d.state
"""


@dataclass(frozen=True, slots=True)
class Deliveries:
    """How the telling of events stands. Times are UTC."""

    waiting: int = 0
    waiting_since: datetime | None = None
    """When the oldest event was found that is still to be told."""
    dead: int = 0
    """Given up, until somebody tries again."""
    last_dead_at: datetime | None = None


def read_deliveries(home: Home) -> Deliveries:
    """What the memory of alerts says; nothing where there is none. Raises sqlite3.Error."""
    if not home.told.exists():
        return Deliveries()
    uri = f"{home.told.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True, timeout=_SECONDS_TO_WAIT)) as db:
        states = {state: rest for state, *rest in db.execute(_STATES)}
    waiting, since, _ = states.get("pending", (0, None, None))
    dead, _, last = states.get("dead", (0, None, None))
    return Deliveries(waiting, _time(since), dead, _time(last))


def _time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
