"""`tracker trends`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.period import day_options, grain_option
from tracker.cli.rows import rows_options, write
from tracker.cli.where import press_options
from tracker.home import Home

if TYPE_CHECKING:
    from tracker.questions.answers import Which

DEFAULT_DAYS = 28
EPILOG = """\b
Examples:
  tracker trends
  tracker trends --days 7 --kind chip
  tracker trends --falling --lang ja
  tracker trends --since 2026-10-01 --until 2026-10-31
  tracker trends --new --days 90 --grain month
  tracker trends --format json | jq '.[0].name'
"""


@click.command(epilog=EPILOG)
@click.option("--falling", is_flag=True, help="Who is named in fewer articles, the deepest first.")
@click.option("--new", is_flag=True, help="What was never named before the period.")
@click.option(
    "--days",
    type=click.IntRange(1, 3650),
    help="How long the period is; it is compared with the one before.  [default: 28]",
)
@day_options
@press_options
@click.option("--kind", metavar="KIND", help="Only entities of this kind: chip, company, model …")
@grain_option("What one block of the picture stands for.")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True)
@rows_options
@click.pass_obj
def command(
    home: Home,
    falling: bool,
    new: bool,
    days: int | None,
    since: str | None,
    until: str | None,
    source: str | None,
    lang: str | None,
    kind: str | None,
    grain: str,
    limit: int,
    form: str,
    output: str | None,
) -> None:
    """All entities: who is talked about, and what changes.

    Each entity's share of the articles of a period, the last four weeks or the days that are asked
    for, beside its share of as many days before.
    `score` is about standard normal where nothing has changed; above 3 something happened. `p` is
    how probable such a change is by chance, beside the twelve such periods before and among all
    entities that were looked at; where nothing was read before, nobody can say.
    """
    from tracker.questions.answers import Trends, trends
    from tracker.readers import open_copy

    if falling and new:
        raise click.UsageError("--falling and --new do not go together; choose one")
    if days and since:
        raise click.UsageError("--days and --since do not go together; choose one")
    which: Which = "falling" if falling else "new" if new else "rising"
    asked = Trends(
        which,
        days=days or DEFAULT_DAYS,
        since=since,
        until=until,
        source=source,
        lang=lang,
        kind=kind,
        grain=grain,
        limit=limit,
    )
    with open_copy(home) as con:
        result = trends(con, asked, form)
    write(result, form, output)
