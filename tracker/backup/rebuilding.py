"""The warehouse, built anew from the segments."""

from __future__ import annotations

from pathlib import Path

from tracker.home import Home
from tracker.lock import exclusive
from tracker.progress import Progress
from tracker.project import read_rules, read_settings
from tracker.run import LOCK, WORK
from tracker.stages.publish import PublishSummary, publish
from warehouse.connection import set_aside


def rebuild(home: Home, progress: Progress) -> tuple[PublishSummary, Path | None]:
    """Load all segments into a new warehouse and publish it; the old file is kept under the
    returned name, if there was one.

    An interrupted call is gone on with by 'tracker publish', or by another one. Raises UserError
    where another command is at work, WarehouseError where the new file cannot be written.
    """
    settings = read_settings(home)
    rules = read_rules(home, settings)
    with exclusive(home.data / LOCK, WORK):
        aside = set_aside(home.warehouse) if home.warehouse.exists() else None
        return publish(home, settings, rules.entities, progress), aside
