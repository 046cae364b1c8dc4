"""The list of one backup: which file has which content."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from crawler.storage import written_atomically
from tracker.errors import UserError

FORMAT = 1
"""Raised when an older program could not restore what is written."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One file of a project."""

    path: str
    """Relative to the project folder, with slashes."""
    sum: str
    """SHA-256 of its content, hexadecimal: the name of the object that holds it."""
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One backup."""

    name: str
    """The time at which it was begun, in UTC: names sort by time."""
    home: str
    program: str
    with_archive: bool
    files: tuple[Kept, ...]

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files)


def write_snapshot(folder: Path, snapshot: Snapshot) -> None:
    """Write the list: from now on the backup is there. Raises StorageError."""
    content = asdict(snapshot)
    content = {"format": FORMAT, "sum": _sum(content), **content}
    with written_atomically(folder / f"{snapshot.name}.json") as out:
        out.write(json.dumps(content, ensure_ascii=False, indent=0).encode())


def read_snapshot(file: Path) -> Snapshot:
    """Read a list. Raises UserError where it is damaged, or of a newer program."""
    try:
        content = json.loads(file.read_bytes())
        if content.pop("format") > FORMAT:
            raise UserError(f"{file} was written by a newer program; update tracker")
        told = content.pop("sum")
        files = tuple(Kept(**row) for row in content["files"])
        snapshot = Snapshot(**{**content, "files": files})
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise UserError(f"{file} cannot be read as the list of a backup: {error!r}") from error
    if told != _sum(asdict(snapshot)):
        raise UserError(f"{file} is damaged: it is not what was written")
    return snapshot


def snapshots(folder: Path) -> list[Path]:
    """The lists of a folder, the oldest first."""
    return sorted(folder.glob("*.json"))


def by_path(files: Iterable[Kept]) -> dict[str, Kept]:
    """The files by their paths."""
    return {file.path: file for file in files}


def _sum(content: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
