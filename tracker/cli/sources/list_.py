"""`tracker sources list`."""

from __future__ import annotations

import click

from tracker.cli.rows import rows_options, write
from tracker.home import Home

EPILOG = """\b
Examples:
  tracker sources list
  tracker sources list --format csv --output sources.csv
  tracker sources list --format json | jq -r '.[] | select(.articles == 0) | .name'
"""


@click.command("list", epilog=EPILOG)
@rows_options
@click.pass_obj
def command(home: Home, form: str, output: str | None) -> None:
    """Every source, and what came of it so far.

    Articles, the last answer of its site and the day of its newest article are those of the
    published warehouse; before the first publication, what the crawls remember.
    """
    from tracker.project import read_settings, read_sources
    from tracker.sources.standing import standing

    home.require_project()
    write(standing(home, read_settings(home), read_sources(home)), form, output)
