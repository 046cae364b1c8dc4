"""The application: command line, pipeline, schedule, report and demonstration."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["connect"]
__version__ = "0.1.0"


def connect(home: str | Path | None = None) -> DuckDBPyConnection:
    """A connection to a project's newest published copy, for notebooks and scripts.

    `home` is the project folder; without it the one that TRACKER_HOME names, else the current one.
    The connection only reads, reaches no other file and no network, and counts days in the
    project's time zone. It goes on reading its copy when a newer one is published: connect again
    to see more. Raises tracker.errors.UserError where `home` is no project, and
    warehouse.errors.NotPublished where nothing was published yet.
    """
    from tracker.home import Home
    from tracker.readers import open_copy

    return open_copy(Home.locate(None if home is None else str(home)))
