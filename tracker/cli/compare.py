"""`tracker compare`."""

from __future__ import annotations

import click

from tracker.cli.period import period_options
from tracker.cli.rows import rows_options, write
from tracker.home import Home

EPILOG = """\b
Examples:
  tracker compare Trainium2 H100 "TPU v5e"
  tracker compare NVIDIA AMD --grain month --since 1y
  tracker compare Trainium2 H200 --format csv --output rivals.csv
"""


@click.command(epilog=EPILOG)
@click.argument("names", nargs=-1, required=True, metavar="NAME NAME …")
@period_options
@rows_options
@click.pass_obj
def command(
    home: Home,
    names: tuple[str, ...],
    since: str | None,
    until: str | None,
    grain: str,
    form: str,
    output: str | None,
) -> None:
    """Entities side by side over time.

    As a table or Markdown: articles that name each, one row a week, '·' where nothing was published
    or read. As JSON or CSV: one row an entity and week, with shares, averages and bursts.
    """
    from tracker.questions.answers import compare
    from tracker.readers import open_copy

    with open_copy(home) as con:
        result = compare(con, names, since=since, until=until, grain=grain, form=form)
    write(result, form, output)
