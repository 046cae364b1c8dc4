"""One crawl at a time in a data folder.

Who ordered a crawl may be killed while the crawl itself goes on for a moment, until it notices.
"""

from __future__ import annotations

import fcntl
import time
from pathlib import Path

from crawler.storage import StorageError, private_folder, storage_error

SECONDS_TO_WAIT = 60.0
_SECONDS_BETWEEN_TRIES = 0.1


class SoleCrawl:
    """Holds a file as a lock, which the system frees even after a kill -9."""

    def __init__(self, file: Path, wait: float = SECONDS_TO_WAIT) -> None:
        """Raises StorageError where another crawl has not ended within `wait` seconds."""
        try:
            private_folder(file.parent)
            self._handle = file.open("ab")
        except OSError as error:
            raise storage_error(file, error) from error
        deadline = time.monotonic() + wait
        while not self._is_locked():
            if time.monotonic() >= deadline:
                self._handle.close()
                raise StorageError(
                    f"{file}: another crawl is at work here; wait for it, or stop it"
                )
            time.sleep(_SECONDS_BETWEEN_TRIES)

    def close(self) -> None:
        """Let others crawl."""
        self._handle.close()

    def _is_locked(self) -> bool:
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
