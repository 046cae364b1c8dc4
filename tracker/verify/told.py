"""Whether what is still to be told can be."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from warehouse.verify import Finding

_CHECK = "alerts"


def told_findings(file: Path) -> Iterator[Finding]:
    """What is wrong with the memory of what was told, which is only read."""
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as db:
            (damage,) = db.execute("PRAGMA quick_check(1)").fetchone()
            if damage != "ok":
                raise sqlite3.DatabaseError(damage)
            number, example = db.execute(
                "SELECT count(*), coalesce(min(e.id), '') FROM delivery AS d"
                " LEFT JOIN event AS e ON e.number = d.event"
                " WHERE e.number IS NULL OR (d.state <> 'sent' AND e.content IS NULL)"
            ).fetchone()
    except sqlite3.Error as error:
        todo = "'tracker alerts send' sets it aside, and begins it anew without telling old events"
        yield Finding(_CHECK, f"file that is damaged: {error}", 1, str(file), todo)
        return
    if number:
        says = "messages that wait and of which the event is gone"
        yield Finding(_CHECK, says, number, example, "bring alerts.sqlite back from a backup")
