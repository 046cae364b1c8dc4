"""One writer at a time in a project folder. Readers need no lock: they have their own copy."""

from __future__ import annotations

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path

from tracker.errors import UserError

SECONDS_BETWEEN_TRIES = 0.5


@contextlib.contextmanager
def exclusive(file: Path, what: str, *, wait: float = 0) -> Iterator[None]:
    """Hold `file` as a lock while the block runs; the system frees it even after a kill -9.

    `what` names the work for the message ("a crawl"). `wait` is how many seconds to wait for another
    process. Raises UserError when it still holds the lock then.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    deadline = time.monotonic() + wait
    with file.open("a+", encoding="ascii") as handle:
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    handle.seek(0)
                    holder = handle.read(20).strip()
                    raise UserError(
                        f"{what} is already at work here"
                        + (f" (process {holder})" if holder else "")
                        + "; wait for it, or stop it"
                    ) from None
                time.sleep(SECONDS_BETWEEN_TRIES)
        handle.truncate(0)
        handle.write(f"{os.getpid()}\n")
        handle.flush()
        yield
