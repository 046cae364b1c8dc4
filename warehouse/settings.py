"""What a warehouse remembers of itself, by key."""

from __future__ import annotations

from duckdb import DuckDBPyConnection


def setting(con: DuckDBPyConnection, key: str) -> str | None:
    """The value; None where it was never set."""
    row = con.execute("SELECT value FROM setting WHERE key = ?", [key]).fetchone()
    return None if row is None else str(row[0])


def set_setting(con: DuckDBPyConnection, key: str, value: str) -> None:
    """Set it, in place of what was there."""
    con.execute(
        "INSERT INTO setting VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        [key, value],
    )
