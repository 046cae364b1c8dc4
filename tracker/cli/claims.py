"""`tracker claims`."""

from __future__ import annotations

import click

from tracker.cli.period import day_options
from tracker.cli.rows import rows_options, write
from tracker.home import Home

EPILOG = """\b
Examples:
  tracker claims --entity Trainium2
  tracker claims --since 30d --kind prediction
  tracker claims --entity H100 --format csv --output h100-claims.csv
  tracker claims --key 'aws-trainium2|performance|2|x'     (every telling of one claim)
"""


@click.command(epilog=EPILOG)
@click.option("--entity", metavar="NAME", help="Only claims about it.")
@day_options
@click.option(
    "--kind",
    type=click.Choice(["quantity", "superlative", "hype", "prediction"]),
    help="Only claims of this kind.",
)
@click.option("--key", metavar="KEY", help="Every telling of this one claim, the first one first.")
@click.option("--limit", type=click.IntRange(min=1), default=30, show_default=True)
@rows_options
@click.pass_obj
def command(
    home: Home,
    entity: str | None,
    since: str | None,
    until: str | None,
    kind: str | None,
    key: str | None,
    limit: int,
    form: str,
    output: str | None,
) -> None:
    """Who claims what, how firmly, and how it is retold.

    One row a claim: how it was first told, how many stories, articles and sources repeat it, and in
    how many tellings a hedge such as "up to" survives.
    """
    from tracker.questions.answers import claims, tellings
    from tracker.readers import open_copy

    with open_copy(home) as con:
        if key is not None:
            result = tellings(con, key, form=form)
        else:
            result = claims(
                con, entity, since=since, until=until, kind=kind, limit=limit, form=form
            )
    write(result, form, output)
