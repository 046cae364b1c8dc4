"""One writer at a time in a project folder. Readers need no lock: they have their own copy."""

from __future__ import annotations

import contextlib
import fcntl
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO

from crawler.storage import private_folder
from tracker.errors import UserError

SECONDS_BETWEEN_TRIES = 0.5


@contextlib.contextmanager
def exclusive(
    file: Path, what: str, *, wait: float = 0, tell: Callable[[str], None] | None = None
) -> Iterator[None]:
    """Hold `file` as a lock while the block runs; the system frees it even after a kill -9.

    `what` names the work for the message ("a crawl"). `wait` is how many seconds to wait for
    another process, and `tell` is told when it comes to that. Raises UserError when the other still
    holds the lock then.
    """
    private_folder(file.parent)
    deadline = time.monotonic() + wait
    with file.open("a+", encoding="ascii", errors="replace") as handle:
        while not _is_locked(handle):
            handle.seek(0)
            holder = handle.read(20).strip()
            at_work = f"{what} is at work here" + (f" (process {holder})" if holder else "")
            if time.monotonic() >= deadline:
                raise UserError(f"{at_work}; wait for it, or stop it")
            if tell is not None:
                tell(f"{at_work}; waiting for it …")
                tell = None
            time.sleep(SECONDS_BETWEEN_TRIES)
        handle.truncate(0)
        handle.write(f"{os.getpid()}\n")
        handle.flush()
        yield


def holder_of(file: Path) -> str | None:
    """The process that holds `file` as a lock, empty where it has not said so; None without one."""
    if not file.is_file():
        return None
    with file.open("rb") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return handle.read(20).decode("ascii", "replace").strip()
    return None


def _is_locked(handle: TextIO) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
