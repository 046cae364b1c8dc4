"""Read-only copies for readers, each under a name of its own, swapped in by rename."""

from __future__ import annotations

import errno
import os
import re
import shutil
import sys
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from warehouse.connection import COPIES, LATEST, open_writer
from warehouse.errors import WarehouseError

AT_ONCE = 64 * 1024 * 1024
"""Bytes that the kernel copies before it can be interrupted."""

_NUMBER = re.compile(r"tracker-(\d+)\.duckdb")
_UNFINISHED = ".publishing-"
_NOT_BY_KERNEL = {errno.EXDEV, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL, errno.EBADF}
"""Other file systems, old kernels, network mounts: there the bytes go through this process."""


def publish(warehouse: Path, published: Path, *, keep: int) -> Path:
    """Copy the warehouse to `published` and point `latest.duckdb` at the copy, which is returned.

    Readers of older copies are not disturbed: the newest `keep` stay, and one that is removed stays
    readable for who has it open. Raises WarehouseBusy, and WarehouseError on a full disk or an
    unwritable folder; the copies that are there stay as they are then.
    """
    try:
        published.mkdir(parents=True, exist_ok=True)
        for left_over in published.glob(f"{_UNFINISHED}*"):
            left_over.unlink()
        copy = published / f"tracker-{_last_number(published) + 1:06}.duckdb"
        unfinished = published / f"{_UNFINISHED}{copy.name}"
        try:
            with unfinished.open("xb") as target:
                _copy_whole(warehouse, target)
                # The warehouse is free again: only the readers wait for the disk.
                os.fsync(target.fileno())
            unfinished.rename(copy)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
        _point(published / LATEST, copy.name)
        for old in sorted(published.glob(COPIES))[: -max(keep, 1)]:
            old.unlink()
    except OSError as error:
        raise WarehouseError(f"cannot publish to {published}: {error.strerror}") from error
    return copy


def _last_number(published: Path) -> int:
    names = [file.name for file in published.glob(COPIES)]
    return max((int(match[1]) for name in names if (match := _NUMBER.fullmatch(name))), default=0)


def _copy_whole(warehouse: Path, target: BinaryIO) -> None:
    # Held to the end, so that nobody writes while the bytes are copied.
    with open_writer(warehouse) as con:
        con.execute("CHECKPOINT")
        with warehouse.open("rb") as source:
            copy_bytes(source, target)


def copy_bytes(source: BinaryIO, target: BinaryIO) -> None:
    """Copy all bytes: blocks are shared where the file system can, else the kernel copies them."""
    if sys.platform == "linux":
        try:
            while os.copy_file_range(source.fileno(), target.fileno(), AT_ONCE):
                pass
        except OSError as error:
            if error.errno not in _NOT_BY_KERNEL:
                raise
    # What is left, which is nothing where the kernel copied: its calls move both places.
    source.seek(os.lseek(source.fileno(), 0, os.SEEK_CUR))
    shutil.copyfileobj(source, target, 1024 * 1024)
    target.flush()


def _point(link: Path, name: str) -> None:
    new = link.with_name(f"{_UNFINISHED}{link.name}")
    with suppress(FileNotFoundError):
        new.unlink()
    new.symlink_to(name)
    new.replace(link)
    folder = os.open(link.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
