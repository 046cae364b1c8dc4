"""`tracker jobs history`."""

from __future__ import annotations

import click

from tracker.cli.rows import rows_options, write
from tracker.home import Home

EPILOG = """\b
Examples:
  tracker jobs history
  tracker jobs history --source aws-news --limit 5
  tracker jobs history --stage publish --format json | jq 'map(.seconds) | max'
"""


@click.command(
    "history", epilog=EPILOG, short_help="What has run: when, how long, what came of it."
)
@click.option("--source", metavar="NAME", help="Only crawls of this source.")
@click.option("--stage", metavar="NAME", help="Only this stage: crawl, analyse, publish, alerts.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, metavar="N")
@rows_options
@click.pass_obj
def command(
    home: Home, source: str | None, stage: str | None, limit: int, form: str, output: str | None
) -> None:
    """What the schedule has run: when, how long, with how much memory, and what came of it.

    The latest first. 'problems' is a run that came to its end and had something to report, 'failed'
    one that could not do its work; 'over time' and 'over memory' were stopped; 'lost' means that
    the scheduler itself was killed.
    """
    from tracker.cli.jobs.naming import named
    from tracker.schedule.last_good import read_in_use
    from tracker.schedule.listing import run_rows
    from tracker.schedule.standing import read_history

    home.require_project()
    runs = read_history(home, source=source, stage=stage, limit=limit)
    if source is not None and not runs:
        named(home, [source])
    if not runs and form == "table":
        click.echo("the schedule has run nothing like that yet", err=True)
    else:
        zone = read_in_use(home)[0].settings.project.time_zone
        write(run_rows(runs, zone), form, output)
