"""`tracker jobs list`."""

from __future__ import annotations

import click

from tracker.cli.rows import rows_options, write
from tracker.home import Home

EPILOG = """\b
Examples:
  tracker jobs list
  tracker jobs list --format json | jq -r '.[] | select(.outcome != "done") | .source'
"""


@click.command("list", epilog=EPILOG)
@rows_options
@click.pass_obj
def command(home: Home, form: str, output: str | None) -> None:
    """Every source: when it runs next, and what came of its last run.

    'state' is 'running', 'waiting' (its time has come), 'paused', or 'left alone' after runs that
    broke with it at work. 'why' is the reason for the next time of an adaptive source. Times are
    those of the project's time zone.
    """
    from datetime import UTC, datetime

    from tracker.schedule.last_good import read_in_use
    from tracker.schedule.listing import job_rows
    from tracker.schedule.standing import read_standing

    home.require_project()
    read, mistake = read_in_use(home)
    standing = read_standing(home)
    write(job_rows(read, standing, datetime.now(UTC)), form, output)
    if mistake is not None:
        click.echo(f"{mistake}\nthe last good configuration stays in use", err=True)
    if standing.daemon_pid is None:
        click.echo("no 'tracker schedule' is at work here", err=True)
