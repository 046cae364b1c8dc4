"""One view into a folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from duckdb import DuckDBPyConnection

from tracker.exporting.choice import Choice, chosen
from tracker.exporting.folders import beside, swapped_in
from tracker.home import Home
from tracker.output import json_ready
from tracker.readers import open_copy
from tracker.stopping import stoppable
from warehouse.query import run_query

_TIMES = "TIMESTAMPFORMAT '%Y-%m-%dT%H:%M:%S.%f%z', DATEFORMAT '%Y-%m-%d'"
_OPTIONS = {
    "parquet": "FORMAT parquet, COMPRESSION zstd",
    "csv": f"FORMAT csv, HEADER, {_TIMES}",
    "jsonl": f"FORMAT json, {_TIMES}",
}


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written."""

    folder: Path
    rows: int
    files: int


def export(home: Home, directory: Path, view: str, choice: Choice, form: str) -> Exported:
    """Write the chosen rows of a view to `directory/view`, in place of an earlier export there.

    One file a month, in `month=2026-02` folders. Nothing is touched where there are no rows. The
    same copy and choice give the same bytes. Raises UserError, QueryError, OSError.
    """
    target = directory.absolute() / view
    with open_copy(home, may_write_below=beside(target)) as con, stoppable(con):
        query = chosen(con, view, choice)
        months = [month for (month,) in run_query(con, query.months()).rows]
        ((rows,),) = run_query(con, query.count()).rows
        if not rows:
            return Exported(target, 0, 0)
        ((copy,),) = run_query(con, "SELECT current_database()").rows
        given = {name: json_ready(value) for name, value in choice.given().items()}
        target.parent.mkdir(parents=True, exist_ok=True)
        with swapped_in(target, {"copy": copy, "view": view, "format": form, **given}) as folder:
            partial = folder.written.with_name(f"partial.{form}")
            for month in months:
                file = folder.file(month, form)
                if not file.exists():
                    _write(con, query.rows(month, flat=form == "csv"), partial, form)
                    partial.rename(file)
    return Exported(target, rows, len(months))


def _write(con: DuckDBPyConnection, rows: str, file: Path, form: str) -> None:
    path = str(file).replace("'", "''")
    run_query(con, f"COPY ({rows}) TO '{path}' ({_OPTIONS[form]}, USE_TMP_FILE false)")
