"""`tracker trends`."""

from __future__ import annotations

import click

from tracker.cli.rows import rows_options, write
from tracker.home import Home

EPILOG = """\b
Examples:
  tracker trends
  tracker trends --days 7 --kind chip
  tracker trends --format json | jq '.[0].name'
"""


@click.command(epilog=EPILOG)
@click.option(
    "--days",
    type=click.IntRange(1, 3650),
    default=28,
    show_default=True,
    help="How long the period is; it is compared with the one before.",
)
@click.option("--kind", metavar="KIND", help="Only entities of this kind: chip, company, model …")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True)
@rows_options
@click.pass_obj
def command(
    home: Home, days: int, kind: str | None, limit: int, form: str, output: str | None
) -> None:
    """All entities: who is talked about, and what changes.

    Each entity's share of the articles of the last days beside its share of as many days before.
    `score` is about standard normal where nothing has changed; above 3 something happened.
    """
    from tracker.questions.answers import trends
    from tracker.readers import open_copy

    with open_copy(home) as con:
        result = trends(con, days=days, kind=kind, limit=limit, form=form)
    write(result, form, output)
