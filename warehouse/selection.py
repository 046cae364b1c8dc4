"""The newest published copy as if only one source, or one language, had ever been read."""

from __future__ import annotations

from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from warehouse.connection import newest_copy, set_time_zone
from warehouse.errors import WarehouseError, one_line
from warehouse.limits import Limits, set_limits
from warehouse.overlay import attach, define, show_tables
from warehouse.statements import sql


def open_selection(
    published: Path, limits: Limits, *, source: str | None, lang: str | None
) -> DuckDBPyConnection:
    """A locked connection in which articles of other sources and languages do not exist.

    All views, macros and tables follow; `source` and `lang` are as the macros take them. Raises
    NotPublished, and WarehouseError where the copy cannot be used.
    """
    copy = newest_copy(published)
    con = duckdb.connect()
    try:
        attach(con, copy)
        show_tables(con, copy)
        define(con)
        set_time_zone(con)
        con.execute("ATTACH ':memory:' AS selected")
        con.execute(sql("selected", "articles"), {"source": source, "lang": lang})
        con.execute(sql("selected", "versions"))
        conditions = con.execute(
            sql("selected", "conditions"),
            {"copy": copy.stem, "source": source, "lang": None if lang is None else lang.lower()},
        ).fetchall()
        show_tables(con, copy, dict(conditions))
        set_limits(con, limits)
        con.execute("SET enable_external_access = false")
        con.execute("SET lock_configuration = true")
    except duckdb.Error as error:
        con.close()
        raise WarehouseError(f"cannot read {copy}: {one_line(error)}") from error
    except BaseException:
        con.close()
        raise
    return con
