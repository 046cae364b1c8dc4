"""The files of a project: how large they are, what waits among them, and the room that is left."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from tracker.home import Home

MOST_ENTRIES = 500_000
"""Beyond that counting would take seconds; the number that is told is of those alone."""
LATEST = "latest.duckdb"


@dataclass(frozen=True, slots=True)
class Files:
    """What stands in the project folder. Bytes."""

    sizes: Mapping[str, int] = field(default_factory=dict)
    """By part: warehouse, published, archive, segments, logs, state, rules."""
    disk_size: int = 0
    disk_free: int = 0
    """That may be written without being root."""
    copy: str = ""
    """The name of the readers' copy; empty before there is one."""
    copied_at: datetime | None = None
    unread: int = 0
    """Segments of articles that nobody has read yet."""
    unpublished: int = 0
    """Segments that are newer than the readers' copy."""
    unpublished_since: datetime | None = None
    """When the oldest of them was written."""


def read_files(home: Home) -> Files:
    """Look at the folder. Raises OSError."""
    disk = shutil.disk_usage(home.data if home.data.exists() else home.root)
    copy = home.published / LATEST
    there = copy.exists()
    copied_at = datetime.fromtimestamp(copy.stat().st_mtime, UTC) if there else None
    segments = {
        kind: dict(_files(home.segments / kind)) for kind in ("articles", "fetches", "analyses")
    }
    rows = [stat for kind in segments.values() for stat in kind.values()]
    newer = [
        stat.st_mtime for stat in rows if copied_at is None or stat.st_mtime > copied_at.timestamp()
    ]
    return Files(
        sizes={
            "warehouse": _sum(home.data, "warehouse.duckdb*"),
            "published": _sum(home.published, "tracker-*.duckdb"),
            "archive": sum(stat.st_size for _, stat in _files(home.data / "archive", deep=True)),
            "segments": sum(stat.st_size for stat in rows),
            "logs": sum(stat.st_size for _, stat in _files(home.logs)),
            "state": _sum(home.data, "*.sqlite*"),
            "rules": sum(stat.st_size for _, stat in _files(home.rules)),
        },
        disk_size=disk.total,
        disk_free=disk.free,
        copy=copy.resolve().name if there else "",
        copied_at=copied_at,
        unread=len(segments["articles"].keys() - segments["analyses"].keys()),
        unpublished=len(newer),
        unpublished_since=datetime.fromtimestamp(min(newer), UTC) if newer else None,
    )


def _sum(folder: Path, pattern: str) -> int:
    return sum(file.stat().st_size for file in folder.glob(pattern) if file.is_file())


def _files(folder: Path, *, deep: bool = False) -> Iterator[tuple[str, os.stat_result]]:
    """The files of a folder, but for those that are being written."""
    left = MOST_ENTRIES
    folders = [folder]
    while folders:
        try:
            entries = os.scandir(folders.pop())
        except FileNotFoundError:
            continue
        with entries:
            for entry in entries:
                left -= 1
                if left < 0:
                    return
                try:
                    if entry.is_dir(follow_symlinks=False):
                        folders += [Path(entry.path)] if deep else []
                    elif not entry.name.startswith("."):
                        yield entry.name, entry.stat(follow_symlinks=False)
                except FileNotFoundError:
                    continue  # it was removed in between
