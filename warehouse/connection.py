"""The two ways to open a warehouse: to write it, and to read a published copy of it."""

from __future__ import annotations

import logging
import os
import shutil
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from warehouse.errors import (
    DamagedWarehouse,
    NotPublished,
    WarehouseBusy,
    WarehouseError,
    is_damage,
    one_line,
)
from warehouse.limits import NO_OTHER_LIMITS, Limits, set_limits
from warehouse.migrate import migrate

__all__ = [
    "NotPublished",
    "WarehouseBusy",
    "WarehouseError",
    "open_as_it_is",
    "open_published",
    "open_writer",
]

LATEST = "latest.duckdb"
COPIES = "tracker-*.duckdb"
SECONDS_BETWEEN_TRIES = 0.2
READABLE_SINCE = "v1.5.0"
"""The oldest DuckDB that reads the files: by default 2.0 writes what 1.5 cannot open (2026-11)."""

_one_after_another = threading.Lock()
"""Connections of one process to one file share its configuration, which is set by the first."""

_log = logging.getLogger(__name__)


@contextmanager
def open_writer(
    path: Path, *, wait: float = 60.0, copies: Iterable[Path] = ()
) -> Iterator[DuckDBPyConnection]:
    """The warehouse to write to, made or brought to today's schema where it has to be.

    A file that is damaged is renamed. In its place comes the first of `copies` that can be read
    whole, else a new file; the next load adds what the segments have beside it. Waits `wait`
    seconds for another process, then raises WarehouseBusy. Raises NewerSchema where a newer version
    of the program wrote the file, WarehouseError where it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WarehouseError(f"cannot make {path.parent}: {error.strerror}") from error
    con = _open_or_begin_anew(path, wait, copies)
    try:
        yield con
    finally:
        con.close()


def open_as_it_is(path: Path, *, wait: float = 60.0) -> DuckDBPyConnection:
    """Any file of a warehouse, to be looked at only: neither made, nor mended, nor migrated.

    Waits `wait` seconds for a process that writes it, then raises WarehouseBusy. Raises
    WarehouseError where it cannot be read.
    """
    try:
        con = _open_when_free(path, wait, read_only=True)
    except duckdb.Error as error:
        raise WarehouseError(f"cannot read {path}: {one_line(error)}") from error
    try:
        con.execute("SET TimeZone = 'UTC'")
        _check_length(con, path)
    except duckdb.Error as error:
        con.close()
        raise WarehouseError(f"cannot read {path}: {one_line(error)}") from error
    return con


def open_published(
    published: Path,
    *,
    may_write: Path | None = None,
    may_write_below: Path | None = None,
    limits: Limits = NO_OTHER_LIMITS,
) -> DuckDBPyConnection:
    """The newest published copy, to be read only, in the project's time zone.

    The connection can reach no other file than `may_write`, or those in the folder
    `may_write_below`, and no network; its configuration is locked, with what it may take of the
    machine. Raises NotPublished where there is no copy.
    """
    while True:
        copy = newest_copy(published)
        try:
            with _one_after_another:
                con = duckdb.connect(str(copy), read_only=True)
                _lock(con, may_write, may_write_below, limits)
            break
        except duckdb.Error as error:
            if copy.exists():
                raise WarehouseError(f"cannot read {copy}: {one_line(error)}") from error
            # It was replaced and removed in between; there is a newer one.
    return con


def _lock(
    con: DuckDBPyConnection,
    may_write: Path | None,
    may_write_below: Path | None,
    limits: Limits,
) -> None:
    locked = con.execute("SELECT current_setting('lock_configuration')").fetchone()
    if locked == (True,):  # by an earlier connection of this process to the same copy
        return
    set_time_zone(con)
    if may_write is not None:
        con.execute(f"SET allowed_paths = [{quoted(str(may_write))}]")
    if may_write_below is not None:
        con.execute(f"SET allowed_directories = [{quoted(str(may_write_below))}]")
    set_limits(con, limits)
    con.execute("SET enable_external_access = false")
    con.execute("SET lock_configuration = true")


def set_time_zone(con: DuckDBPyConnection) -> None:
    """Count days in the project's time zone, in every connection to the open database."""
    zone = con.execute("SELECT value FROM setting WHERE key = 'time_zone'").fetchone()
    if zone:
        # Global, since later connections can set nothing any more once the configuration is locked.
        con.execute(f"SET GLOBAL TimeZone = {quoted(zone[0])}")


def quoted(text: str) -> str:
    """As an SQL literal: a setting takes no parameter."""
    return "'" + text.replace("'", "''") + "'"


def newest_copy(published: Path) -> Path:
    """The file of the newest published copy. Raises NotPublished where there is none."""
    latest = published / LATEST
    if latest.exists():
        return latest.resolve()
    copies = sorted(published.glob(COPIES))
    if not copies:
        raise NotPublished(f"nothing is published in {published} yet: run 'tracker run' first")
    return copies[-1]


def begin_anew(path: Path, reason: str, copies: Iterable[Path] = ()) -> None:
    """Set a damaged warehouse aside, and put the first of `copies` that is whole in its place.

    Raises WarehouseError where nothing can be written.
    """
    source = next((copy for copy in copies if not damage_of(copy)), None)
    unfinished = path.with_name(f".{path.name}.tmp")
    try:
        if source is not None:
            _copy(source, unfinished)
        aside = set_aside(path)  # not before: what is interrupted is begun again while it is there
        if source is not None:
            unfinished.rename(path)
    except OSError as error:
        raise WarehouseError(f"cannot restore {path}: {error.strerror}") from error
    anew = "built anew from the segments"
    if source is not None:
        anew = f"restored from {source.name} and the segments"
    _log.warning("%s is damaged (%s): kept as %s, %s", path, reason, aside.name, anew)


def damage_of(file: Path) -> str:
    """What keeps the tables of a file from being read to the last row; empty where nothing does."""
    try:
        with open_as_it_is(file) as con:
            read_whole(con)
    except WarehouseError as error:
        return str(error)
    return ""


def read_whole(con: DuckDBPyConnection) -> None:
    """Read each value of each table, so that DuckDB compares every block with its checksum.

    Raises DamagedWarehouse where one is not as it was written.
    """
    try:
        for (table,) in con.execute("SELECT table_name FROM duckdb_tables()").fetchall():
            con.execute(f'SELECT bit_xor(hash(read)) FROM "{table}" AS read').fetchall()  # noqa: S608
    except duckdb.Error as error:
        raise DamagedWarehouse(one_line(error)) from error


def _copy(source: Path, target: Path) -> None:
    with source.open("rb") as read, target.open("wb") as written:
        shutil.copyfileobj(read, written, 1024 * 1024)
        written.flush()
        os.fsync(written.fileno())


def _open_or_begin_anew(path: Path, wait: float, copies: Iterable[Path]) -> DuckDBPyConnection:
    try:
        return _opened(path, wait)
    except duckdb.Error as error:
        reason = one_line(error)
        if not is_damage(error):
            raise WarehouseError(f"cannot open {path}: {reason}") from error
    begin_anew(path, reason, copies)
    return _opened(path, wait)


def _opened(path: Path, wait: float) -> DuckDBPyConnection:
    con = _open_when_free(path, wait)
    try:
        con.execute("SET TimeZone = 'UTC'")
        _check_length(con, path)
        migrate(con)
    except BaseException:
        con.close()
        raise
    return con


def _check_length(con: DuckDBPyConnection, path: Path) -> None:
    """Blocks are read when needed: a file that lost its end would open, and fail in the middle."""
    row = con.execute("SELECT block_size * used_blocks FROM pragma_database_size()").fetchone()
    if row is not None and path.stat().st_size < row[0]:
        raise duckdb.IOException("Could not read enough bytes: the end of the file is missing")


def _open_when_free(path: Path, wait: float, *, read_only: bool = False) -> DuckDBPyConnection:
    deadline = time.monotonic() + wait
    while True:
        try:
            if read_only:
                return duckdb.connect(str(path), read_only=True)
            return duckdb.connect(
                str(path), config={"storage_compatibility_version": READABLE_SINCE}
            )
        except duckdb.IOException as error:
            if "Could not set lock" not in str(error):
                raise
            if time.monotonic() >= deadline:
                raise WarehouseBusy(
                    f"{path} is held by another process; close it there, or wait for it"
                ) from error
        time.sleep(SECONDS_BETWEEN_TRIES)


def set_aside(path: Path) -> Path:
    """Rename a damaged file, and its log of changes with it, so that neither is met again."""
    stamp = f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}"
    aside = path.with_name(f"{path.name}.damaged-{stamp}")
    path.rename(aside)
    wal = path.with_name(f"{path.name}.wal")
    if wal.exists():
        wal.rename(aside.with_name(f"{aside.name}.wal"))
    return aside
