"""The SQL files of this package."""

from __future__ import annotations

from pathlib import Path

_QUERIES = Path(__file__).parent / "queries"


def statement(name: str) -> str:
    """The text of one SQL file."""
    return (_QUERIES / f"{name}.sql").read_text(encoding="utf-8")
