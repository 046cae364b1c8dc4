"""Whether the copies that readers open can be opened, and say what the warehouse says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from tracker.home import Home
from tracker.verify.statements import statement
from warehouse.connection import COPIES, LATEST, WarehouseError, open_as_it_is, read_whole
from warehouse.errors import one_line
from warehouse.verify import PUBLISH, Finding

_CHECK = "published copy"
_ANEW = f"remove it and {PUBLISH}"


def published_findings(
    home: Home, warehouse: DuckDBPyConnection | None, current: Path | None, *, quick: bool
) -> Iterator[Finding]:
    """What is wrong with the copies.

    `current` is the copy that has to be just as `warehouse` is; None where that has been written
    since, or nobody can tell. `quick` leaves out what can only be found by reading every block.
    """
    copies = sorted(home.published.glob(COPIES))
    latest = home.published / LATEST
    if copies and not latest.exists():
        says = f"link that leads nowhere: {LATEST}"
        yield Finding(_CHECK, says, 1, str(latest), PUBLISH)
    for copy in copies:
        try:
            with open_as_it_is(copy) as con:
                tables = _counts(con)
                if not quick:
                    read_whole(con)
        except (duckdb.Error, WarehouseError) as error:
            why = error if isinstance(error, WarehouseError) else one_line(error)
            says = f"copy that cannot be read: {why}"
            yield Finding(_CHECK, says, 1, copy.name, _ANEW)
            continue
        if warehouse is not None and copy == current:
            yield from _differences(copy, tables, _counts(warehouse))


def _differences(
    copy: Path, tables: Mapping[str, int], warehouse: Mapping[str, int]
) -> Iterator[Finding]:
    for table in sorted(tables.keys() | warehouse.keys()):
        held, kept = tables.get(table), warehouse.get(table)
        if held != kept:
            says = f"table that is not as in the warehouse: {table} has {held} rows and not {kept}"
            yield Finding(_CHECK, says, 1, copy.name, _ANEW)


def _counts(con: DuckDBPyConnection) -> dict[str, int]:
    """The rows of every table."""
    names = [name for (name,) in con.execute(statement("tables")).fetchall()]
    counts = (con.execute(f'SELECT count(*) FROM "{name}"').fetchone() for name in names)  # noqa: S608
    return {name: row[0] for name, row in zip(names, counts, strict=True) if row}
