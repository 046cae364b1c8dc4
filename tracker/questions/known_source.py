"""Sources as people name them."""

from __future__ import annotations

import difflib

from duckdb import DuckDBPyConnection

from tracker.errors import UserError
from warehouse.query import run_query


def known_source(con: DuckDBPyConnection, name: str | None) -> str | None:
    """The source of this name, upper and lower case alike; None where `name` is None.

    Raises UserError, which tells the nearest, where nothing was read of such a source.
    """
    if name is None:
        return None
    names = {row[0].casefold(): row[0] for row in run_query(con, "SELECT source FROM source").rows}
    if (found := names.get(name.casefold())) is not None:
        return str(found)
    near = difflib.get_close_matches(name.casefold(), names, n=3)
    hint = f"; the nearest are: {', '.join(names[one] for one in near)}" if near else ""
    raise UserError(f"no source is called '{name}'{hint}; 'tracker sources' lists them", code=2)
