"""How much of the machine a reader's questions may take."""

from __future__ import annotations

from dataclasses import dataclass

from duckdb import DuckDBPyConnection

MEMORY = 4_000_000_000
"""Bytes. What needs more goes to the disk; other readers and the crawl want some as well."""
SPILLED = "10GB"
"""What a query may put on the disk: one that multiplies all by all must not fill it."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Of all questions that one process asks at the same time."""

    memory: int = MEMORY
    """Bytes; never more than DuckDB takes by itself, four fifths of the machine's."""
    threads: int | None = None
    """How many work on one question; None is all that the machine has."""


NO_OTHER_LIMITS = Limits()
"""What holds where nobody says anything."""


def set_limits(con: DuckDBPyConnection, limits: Limits) -> None:
    """Set them. They hold until they are set anew, or for good once the configuration is locked."""
    row = con.execute("SELECT parse_formatted_bytes(current_setting('memory_limit'))").fetchone()
    assert row is not None
    con.execute(f"SET memory_limit = '{min(limits.memory, row[0])}B'")
    if limits.threads is not None:
        con.execute(f"SET threads = {limits.threads}")
    con.execute(f"SET max_temp_directory_size = '{SPILLED}'")
