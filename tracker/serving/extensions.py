"""Where DuckDB's extensions are that serving needs: not every machine has them."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import duckdb

from tracker.errors import UserError

NEEDED = ("httpfs", "quack")
"""Quack draws its random numbers and sends its messages through httpfs."""


def extension_files() -> list[str]:
    """What to load: files of the wheels `duckdb-extension-…`, else what DuckDB has installed.

    Nothing is fetched or written. Raises UserError with what to install.
    """
    return [_file_or_name(name) for name in NEEDED]


def _file_or_name(name: str) -> str:
    wheel = find_spec(f"duckdb_extension_{name}")
    if wheel is not None and wheel.origin is not None:
        folder = Path(wheel.origin).parent / "extensions" / f"v{duckdb.__version__}"
        file = folder / f"{name}.duckdb_extension"
        if file.is_file():
            return str(file)
    with duckdb.connect() as con:
        installed = con.execute(
            "SELECT 1 FROM duckdb_extensions() WHERE extension_name = ? AND installed", [name]
        ).fetchone()
    if installed is None:
        raise UserError(
            f"DuckDB's extension '{name}' for DuckDB {duckdb.__version__} is not installed: "
            "pip install 'tracker[quack]'",
            code=2,
        )
    return name
