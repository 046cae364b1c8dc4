"""Files that are there whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO


class StorageError(Exception):
    """The crawl's results cannot be stored; what was stored before stays."""


def storage_error(path: Path, error: OSError) -> StorageError:
    """The failure in one clear line."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return StorageError(f"{path}: the disk is full; what was stored before stays")
    return StorageError(f"{path}: cannot be written: {error.strerror or error}")


@contextmanager
def written_atomically(path: Path) -> Iterator[IO[bytes]]:
    """A file to write that appears under its name only when it is complete and on the disk."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise storage_error(path, error) from error
    finally:
        with suppress(OSError):
            temporary.unlink()


def private_folder(folder: Path) -> None:
    """Make a folder for its owner alone, whatever the umask; one that is there stays as it is."""
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)


def sync_folder(folder: Path) -> None:
    """Put a folder's entries on the disk: a rename alone may be lost with the power."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
