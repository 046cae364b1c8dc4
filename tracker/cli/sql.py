"""`tracker sql`."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import click

from tracker.errors import UserError
from tracker.home import Home

EPILOG = """\b
Examples:
  tracker sql "FROM trend('Trainium2')"
  tracker sql "FROM claims_about('Trainium2')" --format csv --output claims.csv
  tracker sql "SELECT source, count(*) FROM mentions WHERE name = 'NVIDIA' GROUP BY 1"
  tracker sql "FROM mentions" --format parquet --output mentions.parquet
  tracker sql - < query.sql
  tracker sql                                   (a shell; .help inside)

Views and macros, each with a worked query: docs/sql.md. 'SHOW ALL TABLES' lists them.
"""


@click.command(epilog=EPILOG)
@click.argument("query", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv", "markdown", "parquet"]),
    default="table",
    show_default=True,
)
@click.option("--output", metavar="FILE", help="Write there instead of to standard output.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    metavar="SECONDS",
    help="Stop a query that takes longer.",
)
@click.pass_obj
def command(
    home: Home, query: str | None, form: str, output: str | None, timeout: float | None
) -> None:
    """Query the warehouse, also while a crawl runs; '-' reads the query from standard input.

    The query sees the newest published copy, read only, and reaches nothing else: no other file, no
    network. Without a query, on a terminal, a shell opens that keeps its history in the project.
    """
    if query is None and sys.stdin.isatty() and output is None and form == "table":
        from tracker.shell.loop import Shell

        Shell(home, seconds=timeout).run()
        return
    from tracker.output import destination
    from tracker.readers import open_copy
    from tracker.stopping import stoppable
    from tracker.tables import write_rows
    from warehouse.query import QueryError, run_query

    text = sys.stdin.read() if query is None or query == "-" else query
    if not text.strip():
        raise UserError("the query is empty; write one like \"FROM trend('Trainium2')\"", code=2)
    try:
        if form == "parquet":
            _write_parquet(home, text, output, timeout)
            return
        with open_copy(home) as con, stoppable(con, timeout):
            result = run_query(con, text)
    except QueryError as error:
        raise UserError(str(error), code=2) from error
    with destination(output) as stream:
        write_rows(result, form, stream)


def _write_parquet(home: Home, query: str, output: str | None, timeout: float | None) -> None:
    from tracker.output import whole_file
    from tracker.readers import open_copy
    from tracker.stopping import stoppable
    from warehouse.query import write_parquet

    if output is None and sys.stdout.isatty():
        raise UserError("Parquet is no text: name a file with --output, or pipe it on", code=2)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(output).absolute() if output else Path(folder) / "answer.parquet"
        with (
            whole_file(target) as file,
            open_copy(home, may_write=file) as con,
            stoppable(con, timeout),
        ):
            write_parquet(con, query, file)
        if output is None:
            with target.open("rb") as answer:
                shutil.copyfileobj(answer, sys.stdout.buffer)
