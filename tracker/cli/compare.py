"""`tracker compare`."""

from __future__ import annotations

import click

from tracker.cli.period import period_options
from tracker.cli.rows import rows_options, write
from tracker.cli.where import press_options
from tracker.home import Home

EPILOG = """\b
Examples:
  tracker compare Trainium2 H100 "TPU v5e"
  tracker compare NVIDIA AMD --grain month --since 1y
  tracker compare Trainium TPU --family --lang en
  tracker compare AWS Google --family --kind chip
  tracker compare Trainium2 H200 --format csv --output rivals.csv
"""


@click.command(epilog=EPILOG)
@click.argument("names", nargs=-1, required=True, metavar="NAME NAME …")
@click.option(
    "--family", is_flag=True, help="Count what is below each too: generations, a maker's products."
)
@click.option("--kind", metavar="KIND", help="Of these, only things of this kind: chip, model …")
@press_options
@period_options
@rows_options
@click.pass_obj
def command(
    home: Home,
    names: tuple[str, ...],
    family: bool,
    kind: str | None,
    source: str | None,
    lang: str | None,
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
    from tracker.questions.answers import Comparison, compare
    from tracker.readers import open_copy

    asked = Comparison(
        names,
        since=since,
        until=until,
        grain=grain,
        source=source,
        lang=lang,
        kind=kind,
        family=family,
    )
    with open_copy(home) as con:
        result = compare(con, asked, form)
    write(result, form, output)
