"""What a source may cost in one run, besides pages: bytes and minutes."""

from __future__ import annotations

import time

from config.models import Source


class Budget:
    """Counts what a source has used. It ends no request that is under way."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._bytes = 0
        self._started = time.monotonic()

    def spend(self, size: int) -> None:
        """Count the bytes of a body, as they were received."""
        self._bytes += size

    def spent(self) -> str | None:
        """What is used up, e.g. `5 MB (max_megabytes)`; None while there is some left."""
        megabytes = self._source.max_megabytes
        if megabytes is not None and self._bytes >= megabytes * 1_000_000:
            return f"{megabytes:g} MB (max_megabytes)"
        minutes = self._source.max_minutes
        if minutes is not None and time.monotonic() - self._started >= minutes * 60:
            return f"{minutes:g} minutes (max_minutes)"
        return None
