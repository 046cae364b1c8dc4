"""`tracker export`."""

from __future__ import annotations

from pathlib import Path

import click

from tracker.cli.where import where_options
from tracker.home import Home

EPILOG = """\b
Examples:
  tracker export exported
  tracker export exported --what mentions --what claims --since 1y
  tracker export exported --what articles --format jsonl --source cloud-wire

\b
Files: DIRECTORY/mentions/month=2026-02/mentions.parquet, one a month, by day of publication;
month=__HIVE_DEFAULT_PARTITION__ holds what has no day. pandas, Polars, Spark and DuckDB read such
a folder as one table.
An export takes the place of the one before it in the same directory, whole, when it is complete.
One that was stopped goes on where it was if nothing was published in between.
"""


@click.command(epilog=EPILOG)
@click.argument("directory", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--what",
    multiple=True,
    type=click.Choice(
        [
            *("articles", "mentions", "claims", "stories", "entity_articles"),
            *("ambiguous_mentions", "coverage", "sources"),
        ]
    ),
    default=["articles", "mentions", "claims"],
    show_default=True,
    help="The view; repeatable.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["parquet", "csv", "jsonl"]),
    default="parquet",
    show_default=True,
)
@where_options
@click.pass_obj
def command(
    home: Home,
    directory: Path,
    what: tuple[str, ...],
    form: str,
    source: str | None,
    lang: str | None,
    since: str | None,
    until: str | None,
) -> None:
    """Files for other programs: Parquet, CSV, JSON Lines.

    Of the newest published copy; the columns are described in docs/sql.md.
    """
    from tracker.exporting.choice import Choice
    from tracker.exporting.export import export
    from tracker.plain import count
    from tracker.questions.days import day_in
    from tracker.questions.known_source import known_source
    from tracker.readers import open_copy

    with open_copy(home) as con:
        choice = Choice(known_source(con, source), lang, day_in(con, since), day_in(con, until))
    for view in dict.fromkeys(what):
        done = export(home, directory, view, choice, form)
        if done.rows:
            files = f"{count(done.rows, 'row')} in {count(done.files, 'file')}"
            click.echo(f"{done.folder}: {files}", err=True)
        else:
            click.echo(f"{view}: no rows, {done.folder} is as it was", err=True)
