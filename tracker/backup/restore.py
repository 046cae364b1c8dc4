"""A project, brought back from a backup."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import IO

from crawler.storage import private_folder, storage_error
from tracker.backup.backup import OBJECTS, SNAPSHOTS, is_backup
from tracker.backup.objects import DamagedObject, Objects
from tracker.backup.snapshot import Kept, Snapshot, read_snapshot, snapshots
from tracker.errors import UserError
from tracker.home import Home

_PUBLISHED = "data/published/"


@dataclass(frozen=True, slots=True)
class RestoreSummary:
    """What was brought back, and what could not be (one clear line each)."""

    snapshot: str
    files: int
    size: int
    has_warehouse: bool
    """Whether the copy of the warehouse was among it, whole."""
    problems: tuple[str, ...]


def chosen_snapshot(source: Path, name: str | None) -> Snapshot:
    """The newest backup of a folder, or the one of this name. Raises UserError."""
    if not is_backup(source):
        raise UserError(f"{source} is no backup (it has no folder '{SNAPSHOTS}')", code=2)
    found = {file.stem: file for file in snapshots(source / SNAPSHOTS)}
    if not found:
        raise UserError(f"{source} holds no finished backup")
    if name is not None and name not in found:
        raise UserError(f"there is no backup {name}; there are: {', '.join(found)}", code=2)
    return read_snapshot(found[name or max(found)])


def check(source: Path, snapshot: Snapshot, tell: Callable[[str], None]) -> RestoreSummary:
    """Read all contents of a backup, and restore nothing."""
    return _all(source, snapshot, tell, lambda _: nullcontext())


def restore(
    source: Path, snapshot: Snapshot, home: Home, tell: Callable[[str], None]
) -> RestoreSummary:
    """Bring a backup back to a folder that is new or empty; it is there whole, or not at all.

    What the backup holds damaged is left out, and is a problem. Raises UserError where the folder
    is not empty, StorageError where it cannot be written.
    """
    root = home.root
    if root.exists() and not (root.is_dir() and not any(root.iterdir())):
        raise UserError(
            f"{root} is not empty; name a new folder: tracker --home NEW restore {source}", code=2
        )
    unfinished = root.with_name(f".{root.name}.restoring")
    try:
        if unfinished.exists():
            shutil.rmtree(unfinished)
        unfinished.mkdir(parents=True)
        private_folder(unfinished / "data")
        summary = _all(source, snapshot, tell, lambda file: _written(unfinished, file))
        copies = sorted((unfinished / _PUBLISHED).glob("*.duckdb"))
        if copies:
            # The writers' file first: the readers' copy is to be the younger one.
            shutil.copyfile(copies[-1], unfinished / "data" / "warehouse.duckdb")
            os.utime(copies[-1])
            (copies[-1].parent / "latest.duckdb").symlink_to(copies[-1].name)
        os.sync()
        unfinished.replace(root)
    except OSError as error:
        raise storage_error(root, error) from error
    return replace(summary, has_warehouse=bool(copies))


def _all(
    source: Path,
    snapshot: Snapshot,
    tell: Callable[[str], None],
    target: Callable[[Kept], AbstractContextManager[IO[bytes] | None]],
) -> RestoreSummary:
    objects = Objects(source / OBJECTS)
    problems = []
    done = 0
    for number, file in enumerate(snapshot.files):
        tell(f"{number:,} of {len(snapshot.files):,} files")
        try:
            with target(file) as stream:
                objects.take(file.sum, stream)
            done += file.size
        except DamagedObject as error:
            problems.append(f"{file.path}: {error}")
    return RestoreSummary(
        snapshot.name, len(snapshot.files) - len(problems), done, False, tuple(problems)
    )


@contextmanager
def _written(root: Path, file: Kept) -> Iterator[IO[bytes]]:
    """The file to write to; there is none where that fails."""
    path = PurePosixPath(file.path)
    if path.is_absolute() or ".." in path.parts:
        raise UserError(f"the backup names a file outside of the project: {file.path}")
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with target.open("wb") as stream:
            yield stream
    except DamagedObject:
        target.unlink()
        raise
    os.utime(target, ns=(file.mtime_ns, file.mtime_ns))
