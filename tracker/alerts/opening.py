"""The file of the ledger: opened, made where there is none, set aside where it is damaged."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from crawler.storage import private_folder
from tracker.alerts.ledger import Ledger
from tracker.errors import UserError

_log = logging.getLogger(__name__)

# A file that is locked, or a disk that is full, is no damaged file.
_DAMAGED: Final = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_SCHEMA: Final = Path(__file__).parent / "schema.sql"


@contextmanager
def open_ledger(file: Path, wait: float = 30.0) -> Iterator[Ledger]:
    """The ledger, made where there is none; one that is damaged is set aside, and that is said.

    Raises UserError where it cannot be used.
    """
    try:
        private_folder(file.parent)
        db = _opened(file, wait)
        try:
            yield Ledger(db)
        finally:
            db.close()
    except (OSError, sqlite3.Error) as error:
        raise UserError(f"{file} cannot be used: {error}") from error


def _opened(file: Path, wait: float) -> sqlite3.Connection:
    try:
        return _connected(file, wait)
    except sqlite3.DatabaseError as error:
        # Extended codes keep the primary one in their lowest byte.
        if error.sqlite_errorcode & 0xFF not in _DAMAGED:
            raise
        aside = _set_aside(file)
        _log.warning(
            "%s is damaged (%s): kept as %s, begun anew; what is there now is noted in silence",
            *(file, error, aside.name),
        )
        return _connected(file, wait)


def _connected(file: Path, wait: float) -> sqlite3.Connection:
    db = sqlite3.connect(file, timeout=wait, isolation_level=None)
    try:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
        db.executescript(_SCHEMA.read_text(encoding="utf-8"))
        damage = db.execute("PRAGMA quick_check(1)").fetchone()
        if damage != ("ok",):
            raise _damaged(str(damage))
    except BaseException:
        db.close()
        raise
    return db


def _damaged(what: str) -> sqlite3.DatabaseError:
    error = sqlite3.DatabaseError(what)
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error


def _set_aside(file: Path) -> Path:
    """Rename it with its log, so that neither is met again."""
    aside = file.with_name(f"{file.name}.damaged-{datetime.now(UTC):%Y%m%dT%H%M%S%f}")
    file.rename(aside)
    for more in ("-wal", "-shm"):
        if (beside := file.with_name(f"{file.name}{more}")).exists():
            beside.rename(f"{aside}{more}")
    return aside
