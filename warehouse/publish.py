"""Read-only copies for readers, each under a name of its own, swapped in by rename."""

from __future__ import annotations

import os
import re
import shutil
from contextlib import suppress
from pathlib import Path

import duckdb

from warehouse.connection import COPIES, LATEST, open_writer
from warehouse.errors import WarehouseError, one_line

_NUMBER = re.compile(r"tracker-(\d+)\.duckdb")
_UNFINISHED = ".publishing-"


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
            _copy_whole(warehouse, unfinished)
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


def _copy_whole(warehouse: Path, copy: Path) -> None:
    with open_writer(warehouse) as con:
        con.execute("CHECKPOINT")
    # Held as a reader, so that nobody writes while the bytes are copied.
    try:
        con = duckdb.connect(str(warehouse), read_only=True)
    except duckdb.Error as error:
        raise WarehouseError(f"cannot read {warehouse}: {one_line(error)}") from error
    with con, warehouse.open("rb") as source, copy.open("xb") as target:
        shutil.copyfileobj(source, target, 1024 * 1024)
        target.flush()
        os.fsync(target.fileno())


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
