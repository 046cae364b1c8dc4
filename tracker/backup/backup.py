"""One backup, taken beside whatever is at work."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from crawler.storage import storage_error
from tracker import __version__
from tracker.backup.choosing import MEMORIES, files, memories
from tracker.backup.objects import Objects
from tracker.backup.snapshot import (
    Kept,
    Snapshot,
    by_path,
    read_snapshot,
    snapshots,
    write_snapshot,
)
from tracker.errors import UserError
from tracker.home import Home
from tracker.lock import exclusive

LOCK = "backup.lock"
WORK = "another backup"
OBJECTS, SNAPSHOTS = "objects", "snapshots"
_README = "README.txt"
_ABOUT = """\
A backup of a tracker project. 'tracker --home NEW restore THIS-FOLDER' brings it back.

snapshots/TIME.json  one backup: the path of every file, its size and the SHA-256 of its content
objects/ab/abcd...   the contents, each under its SHA-256
"""


@dataclass(frozen=True, slots=True)
class BackupSummary:
    """What a backup holds, and what of it was new."""

    snapshot: str
    files: int
    size: int
    copied: int
    """Files whose content was copied; the others were there."""
    copied_size: int
    removed: int
    """Contents of older backups that were removed."""


def back_up(
    home: Home,
    destination: Path,
    *,
    with_archive: bool,
    keep: int | None,
    tell: Callable[[str], None],
) -> BackupSummary:
    """Back the project up to a folder, which is made, or holds backups already.

    No crawl has to wait, and none is waited for. `keep` is how many backups stay, None for all.
    Raises UserError where the folder is no backup, StorageError where it cannot be written.
    """
    _require_place(home, destination)
    with exclusive(home.data / LOCK, WORK), exclusive(destination / LOCK, WORK):
        about = destination / _README
        about.write_text(_ABOUT, encoding="utf-8")
        Objects(destination / OBJECTS).remove_unfinished()
        taking = _Taking(home, destination, tell)
        taking.published_copy()
        for file in memories(home):
            taking.memory(file)
        for file in files(home, with_archive=with_archive):
            taking.file(file)
        snapshot = Snapshot(
            name=taking.name,
            home=str(home.root),
            program=__version__,
            with_archive=with_archive,
            files=tuple(taking.kept),
        )
        write_snapshot(destination / SNAPSHOTS, snapshot)
        removed = _prune(destination, keep) if keep is not None else 0
    return BackupSummary(
        snapshot.name,
        len(snapshot.files),
        snapshot.size,
        taking.copied,
        taking.copied_size,
        removed,
    )


def is_backup(folder: Path) -> bool:
    """Whether backups are kept there."""
    return (folder / SNAPSHOTS).is_dir()


def _require_place(home: Home, destination: Path) -> None:
    if destination == home.root or home.data in (destination, *destination.parents):
        raise UserError(f"{destination} belongs to the project itself; name another folder", code=2)
    if destination.exists() and not destination.is_dir():
        raise UserError(f"{destination} is no folder", code=2)
    begun = destination.is_dir() and {file.name for file in destination.iterdir()}
    if begun and not is_backup(destination) and not begun <= {LOCK, _README, OBJECTS}:
        raise UserError(
            f"{destination} holds other files and no backup; name a new or empty folder", code=2
        )


class _Taking:
    """Takes files into a backup, one after the other."""

    def __init__(self, home: Home, destination: Path, tell: Callable[[str], None]) -> None:
        self._home = home
        self._objects = Objects(destination / OBJECTS)
        self._tell = tell
        self.name = f"{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}"
        self._before = _last(destination / SNAPSHOTS)
        self.kept: list[Kept] = []
        self.copied = 0
        self.copied_size = 0

    def published_copy(self) -> None:
        """The readers' newest copy of the warehouse. It never changes, and may be removed."""
        latest = self._home.published / "latest.duckdb"
        while True:
            copy = latest.resolve()
            try:
                self.file(copy, must_exist=True)
            except FileNotFoundError:
                if latest.resolve() == copy:
                    return  # nothing is published
            else:
                return

    def memory(self, file: Path) -> None:
        """A state of an SQLite file as it was at one moment, without holding who writes it up."""
        with tempfile.TemporaryDirectory(prefix="tracker-backup-") as folder:
            copy = Path(folder) / file.name
            try:
                with (
                    closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as source,
                    closing(sqlite3.connect(copy)) as target,
                ):
                    source.backup(target)
            except sqlite3.Error as error:
                raise UserError(f"{file} cannot be read: {error}; run 'tracker verify'") from error
            with copy.open("rb") as stream:
                self._add(file, *self._objects.add(stream), file.stat().st_mtime_ns)

    def file(self, file: Path, *, must_exist: bool = False) -> None:
        """A file; one that was removed in the meantime is left out, unless it `must_exist`."""
        self._tell(f"{len(self.kept):,} files, {self.copied:,} of them new")
        try:
            with file.open("rb") as stream:
                stat = os.fstat(stream.fileno())
                known = self._before.get(self._path(file))
                if (
                    known is not None
                    and (known.size, known.mtime_ns) == (stat.st_size, stat.st_mtime_ns)
                    and self._objects.holds(known.sum, known.size)
                ):
                    self.kept.append(known)
                    return
                # What grows meanwhile, an archive or a log, is taken as long as it was.
                self._add(file, *self._objects.add(stream, stat.st_size), stat.st_mtime_ns)
        except FileNotFoundError:
            if must_exist:
                raise
        except OSError as error:
            raise storage_error(file, error) from error

    def _add(self, file: Path, sum_: str, size: int, mtime_ns: int) -> None:
        self.copied += 1
        self.copied_size += size
        self.kept.append(Kept(self._path(file), sum_, size, mtime_ns))

    def _path(self, file: Path) -> str:
        return file.relative_to(self._home.root).as_posix()


def _last(folder: Path) -> Mapping[str, Kept]:
    """The files of the last backup. Of a memory, which may change within its time, nothing."""
    for file in reversed(snapshots(folder)):
        try:
            kept = by_path(read_snapshot(file).files)
        except UserError:
            continue
        return {path: one for path, one in kept.items() if Path(path).name not in MEMORIES}
    return {}


def _prune(destination: Path, keep: int) -> int:
    found = snapshots(destination / SNAPSHOTS)
    # Where a list cannot be read nothing is removed: nobody knows which contents are its.
    needed = {file.sum for snapshot in found[-keep:] for file in read_snapshot(snapshot).files}
    for old in found[:-keep]:
        old.unlink()
    return Objects(destination / OBJECTS).remove_all_but(needed)
