"""Contents under the names of their sums: the same content is kept once, whatever it is called."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import IO

from crawler.storage import storage_error, sync_folder

_PART = 1 << 20
_UNFINISHED = ".unfinished-"


class DamagedObject(Exception):  # noqa: N818
    """A content that is gone, or is not what its name says."""


class Objects:
    """The folder `objects` of a backup. Methods that write raise StorageError."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def holds(self, sum_: str, size: int) -> bool:
        """Whether a content of this name and size is there; it is not read."""
        try:
            return self._path(sum_).stat().st_size == size
        except OSError:
            return False

    def add(self, source: IO[bytes], size: int | None = None) -> tuple[str, int]:
        """Keep a content, of at most `size` bytes; its sum and size. It is on the disk then."""
        unfinished = self._folder / f"{_UNFINISHED}{os.getpid()}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            try:
                with unfinished.open("wb") as target:
                    sum_, copied = _copy(source, target, size)
                    target.flush()
                    os.fsync(target.fileno())
                path = self._path(sum_)
                path.parent.mkdir(exist_ok=True)
                unfinished.replace(path)
                sync_folder(path.parent)
            finally:
                with suppress(OSError):
                    unfinished.unlink()
        except OSError as error:
            raise storage_error(self._folder, error) from error
        return sum_, copied

    def take(self, sum_: str, target: IO[bytes] | None) -> None:
        """Write a content to `target`, or only look at it. Raises DamagedObject."""
        try:
            with self._path(sum_).open("rb") as source:
                found, _ = _copy(source, target)
        except FileNotFoundError as error:
            raise DamagedObject("its content is gone from the backup") from error
        if found != sum_:
            raise DamagedObject("its content in the backup is damaged")

    def remove_all_but(self, needed: Collection[str]) -> int:
        """Remove the contents that no backup needs any more; how many they were."""
        removed = 0
        for path in self._folder.glob("??/*"):
            if path.name not in needed:
                path.unlink()
                removed += 1
        return removed

    def remove_unfinished(self) -> None:
        """Remove what an interrupted backup has left half copied."""
        for left_over in self._folder.glob(f"{_UNFINISHED}*"):
            left_over.unlink()

    def _path(self, sum_: str) -> Path:
        return self._folder / sum_[:2] / sum_


def _copy(source: IO[bytes], target: IO[bytes] | None, size: int | None = None) -> tuple[str, int]:
    digest = hashlib.sha256()
    left = size
    copied = 0
    while part := source.read(_PART if left is None else min(_PART, left)):
        digest.update(part)
        copied += len(part)
        if left is not None:
            left -= len(part)
        if target is not None:
            target.write(part)
    return digest.hexdigest(), copied
