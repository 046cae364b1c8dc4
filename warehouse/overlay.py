"""Views and macros of this program in a database in memory, over views of a copy's tables.

So what is read can be another copy, or a part of one, while the questions stay as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from duckdb import DuckDBPyConnection

from warehouse.connection import quoted
from warehouse.errors import WarehouseError
from warehouse.migrate import definitions, is_of_this_program
from warehouse.transaction import transaction


def attach(con: DuckDBPyConnection, copy: Path) -> None:
    """Open a copy beside what is open, read-only."""
    con.execute(f"ATTACH {quoted(str(copy))} AS {database(copy)} (READ_ONLY)")


def show_tables(con: DuckDBPyConnection, copy: Path, only: Mapping[str, str] | None = None) -> None:
    """Point the views of tables at an attached copy, all in one transaction.

    `only` has a condition for tables of which a part is shown. Raises WarehouseError, and leaves
    all as it is, where the copy is of another version of the program.
    """
    tables = con.execute(
        "SELECT table_name FROM duckdb_tables() WHERE database_name = ?", [copy.stem]
    ).fetchall()
    with transaction(con):
        for (table,) in tables:
            where = f" WHERE {only[table]}" if only and table in only else ""
            con.execute(
                f'CREATE OR REPLACE VIEW main."{table}" AS '
                f'FROM {database(copy)}.main."{table}"{where}'
            )
        if not is_of_this_program(con):
            raise WarehouseError(f"{copy} is of another version of tracker: run 'tracker publish'")


def define(con: DuckDBPyConnection) -> None:
    """Make this program's views and macros over the views of tables."""
    for definition in definitions():
        con.execute(definition)


def database(copy: Path) -> str:
    """The name by which an attached copy goes, for SQL."""
    return f'"{copy.stem}"'
