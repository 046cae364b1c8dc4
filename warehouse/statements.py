"""The SQL files of this package."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent


def sql(folder: str, name: str) -> str:
    """The text of one SQL file."""
    return (_HERE / folder / f"{name}.sql").read_text(encoding="utf-8")


def sql_files(folder: str) -> list[Path]:
    """The SQL files of a folder, in the order of their names."""
    return sorted((_HERE / folder).glob("*.sql"))
