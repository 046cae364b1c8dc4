"""The file of the journal: `data/runs/journal.jsonl`, one event of a run a line.

A line is written with one call and flushed to the disk; one that a power cut has torn is passed
over. When the file has grown large, the runs that ended first are added to its first line, so that
totals never shrink. Several processes may write: a lock keeps a line from falling into the moment
in which the file is replaced.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from crawler.storage import private_folder, sync_folder, written_atomically
from tracker.log_line import json_line
from tracker.runs.events import run_of
from tracker.runs.record import Run
from tracker.runs.totals import Totals

MOST_BYTES = 8_000_000
"""Beyond that the older half of the runs is added up. Lags ask for the copies of two days."""
MOST_RUNS = 5000
_LONGEST_LINE = 20_000_000
"""Several times what the totals of `MOST_SOURCES` take."""

Event = dict[str, Any]
IsRunning = Callable[[str], bool]
"""Whether a run of this id is at work."""


@dataclass(frozen=True)
class History:
    """All that the journal tells."""

    runs: tuple[Run, ...] = ()
    """In the order in which they began."""
    older: Totals = field(default_factory=Totals)
    """What those add up to that are no longer listed."""
    unread: int = 0
    """Lines that could not be read."""

    @cached_property
    def totals(self) -> Totals:
        """Of all runs."""
        return self.older.plus(self.runs)


def append(file: Path, event: str, run_id: str, fields: Mapping[str, Any]) -> None:
    """Write one event. Raises OSError."""
    time = datetime.now(UTC).isoformat(timespec="milliseconds")
    row = {"event": event, "run_id": run_id, "time": time, **fields}
    line = json_line(row).encode()
    private_folder(file.parent)
    with _locked(file):
        is_new = not file.exists()
        handle = os.open(file, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o666)
        try:
            # What is torn off before must not swallow this line.
            whole = (b"" if _ends_whole(handle) else b"\n") + line
            if os.write(handle, whole) < len(whole):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(file))
            os.fsync(handle)
        finally:
            os.close(handle)
        if is_new:
            sync_folder(file.parent)


def read(file: Path, is_running: IsRunning) -> History:
    """What the journal tells; nothing where there is none. Raises OSError where it is unreadable.

    A run that has not said how it ended, and is not at work, was killed.
    """
    events, unread = _read_events(file)
    older = Totals()
    by_run: dict[str, list[Event]] = {}
    for event in events:
        try:
            if event["event"] == "totals":
                older = Totals.from_json(event)
            else:
                by_run.setdefault(str(event["run_id"]), []).append(event)
        except (KeyError, TypeError, ValueError, AttributeError):
            unread += 1
    runs = []
    for run_id, told in by_run.items():
        try:
            runs.append(run_of(run_id, told, is_running=is_running))
        except (KeyError, TypeError, ValueError, AttributeError, IndexError):
            unread += len(told)
    runs.sort(key=lambda run: (run.started_at, run.run_id))
    return History(tuple(runs), older, unread)


def shorten(file: Path, is_running: IsRunning) -> bool:
    """Add the older runs up where the file has grown large; whether it had. Raises OSError."""
    with contextlib.suppress(FileNotFoundError):
        if file.stat().st_size <= MOST_BYTES and _begins(file) <= MOST_RUNS:
            return False
        with _locked(file):
            history = read(file, is_running)
            ended = [run for run in history.runs if run.outcome is not None]
            gone = ended[: (len(ended) + 1) // 2]
            names = {run.run_id for run in gone}
            totals = history.older.plus(gone)
            kept = [
                event
                for event in _read_events(file)[0]
                if event.get("event") != "totals" and event.get("run_id") not in names
            ]
            _write_anew(file, [{"event": "totals", **totals.to_json()}, *kept])
        return True
    return False


def rewrite(file: Path, change: Callable[[Event], Event | None]) -> None:
    """Put another event, or none, in the place of each. Raises OSError and StorageError."""
    with _locked(file):
        events = map(change, _read_events(file)[0])
        _write_anew(file, [event for event in events if event is not None])


def _write_anew(file: Path, events: Iterable[Event]) -> None:
    with written_atomically(file) as out:
        for event in events:
            out.write(json_line(event).encode())


def _begins(file: Path) -> int:
    with file.open("rb") as lines:
        return sum(line.startswith(b'{"event": "begin"') for line in lines)


def _read_events(file: Path) -> tuple[list[Event], int]:
    events: list[Event] = []
    unread = 0
    try:
        with file.open("rb") as lines:
            for line in _bounded(lines):
                try:
                    event = json.loads(line)
                except (ValueError, RecursionError):
                    event = None
                if isinstance(event, dict):
                    events.append(event)
                else:
                    unread += 1
    except FileNotFoundError:
        pass
    return events, unread


def _bounded(lines: Any) -> Iterator[bytes]:
    while line := lines.readline(_LONGEST_LINE):
        if line.strip():
            yield line


def _ends_whole(handle: int) -> bool:
    size = os.fstat(handle).st_size
    return size == 0 or os.pread(handle, 1, size - 1) == b"\n"


@contextlib.contextmanager
def _locked(file: Path) -> Iterator[None]:
    with file.with_suffix(".lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
