"""Questions to a warehouse, and their answers as plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
from duckdb import DuckDBPyConnection

from warehouse.errors import QueryError, UnknownEntity, one_line
from warehouse.migrate import is_of_this_program

__all__ = [
    "EntityRef",
    "QueryError",
    "Result",
    "UnknownEntity",
    "resolve_entity",
    "run_query",
    "write_parquet",
]


OUTDATED = "; the copy is of another version of tracker: run 'tracker publish'"


class EntityRef(NamedTuple):
    """One followed thing, by its id and the name that people know it by."""

    id: str
    name: str
    kind: str


class Result(NamedTuple):
    """The rows of an answer, with the names and DuckDB types of its columns."""

    columns: list[str]
    types: list[str]
    rows: list[tuple[Any, ...]]


def resolve_entity(con: DuckDBPyConnection, name: str) -> EntityRef:
    """The entity that goes by this id, name or alias in any writing. Raises UnknownEntity."""
    found = con.execute(
        "SELECT entity_id, name, kind FROM entities_named([?]) JOIN entity USING (entity_id)",
        [name],
    ).fetchone()
    if found:
        return EntityRef(*found)
    row = con.execute("SELECT nearest_names(?)", [name]).fetchone()
    assert row is not None
    raise UnknownEntity(name, row[0])


def run_query(
    con: DuckDBPyConnection,
    sql: str,
    params: Sequence[Any] | Mapping[str, Any] | None = None,
    *,
    most: int | None = None,
) -> Result:
    """Run one query, and fetch all of its rows or the first `most`.

    Raises QueryError with what DuckDB says in one line, and with what to do where views or macros
    are missing because another version of the program published the copy.
    """
    try:
        answer = con.execute(sql, params)
        described = answer.description or []
        rows = answer.fetchall() if most is None else answer.fetchmany(most)
    except (duckdb.CatalogException, duckdb.BinderException) as error:
        hint = "" if is_of_this_program(con) else OUTDATED
        raise QueryError(f"{one_line(error)}{hint}") from error
    except duckdb.Error as error:
        raise QueryError(one_line(error)) from error
    except RuntimeError as error:
        if str(error) == "Query interrupted":  # what DuckDB 1.5 makes of a KeyboardInterrupt
            raise KeyboardInterrupt from error
        raise
    return Result(
        [column[0] for column in described], [str(column[1]) for column in described], rows
    )


def write_parquet(con: DuckDBPyConnection, sql: str, file: Path) -> None:
    """Write the rows of one query to a Parquet file, which `con` must be allowed to write.

    Raises QueryError.
    """
    try:
        relation = con.sql(sql)
        if relation is None:
            raise QueryError("the query has no rows to write; Parquet needs a SELECT or FROM")
        # The connection may write this very file, and no temporary one beside it.
        path = str(file).replace("'", "''")
        relation.query(
            "answer",
            f"COPY answer TO '{path}' (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false)",
        )
    except duckdb.Error as error:
        raise QueryError(one_line(error)) from error
