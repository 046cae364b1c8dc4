"""The journal of a project, for those who look on. Imports nothing heavy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tracker.home import Home
from tracker.lock import holder_of
from tracker.runs.journal import History, read

AT_WORK = ".at-work"


def read_runs(home: Home) -> History:
    """The journal of a project. Raises OSError where it is there and cannot be read."""
    return read(journal_of(home), is_running(home))


def journal_of(home: Home) -> Path:
    """The file that runs are kept in."""
    return home.runs / "journal.jsonl"


def sign_of(home: Home, run_id: str) -> Path:
    """A file that a run holds as a lock while it works: after a kill nobody holds it."""
    return home.runs / f"{run_id}{AT_WORK}"


def is_running(home: Home) -> Callable[[str], bool]:
    """Tells of a run whether it is at work."""
    return lambda run_id: holder_of(sign_of(home, run_id)) is not None
