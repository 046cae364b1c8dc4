"""`tracker alerts list`."""

from __future__ import annotations

import click

from tracker.cli.rows import rows_options, write
from tracker.home import Home

EPILOG = """\b
Examples:
  tracker alerts list
  tracker alerts list --state dead
  tracker alerts list --rule trainium-claims --state silent
  tracker alerts list --format json | jq -r '.[] | select(.attempts > 1) | .last_error'
"""


@click.command("list", epilog=EPILOG)
@click.option(
    "--state",
    type=click.Choice(["pending", "sent", "dead", "silent"]),
    help="Only messages that wait, were sent, or were given up; or events told to nobody.",
)
@click.option("--rule", metavar="NAME", help="Only events of this rule or digest.")
@click.option("--channel", metavar="NAME", help="Only messages through this channel.")
@click.option("--limit", type=click.IntRange(1, 100_000), default=50, show_default=True)
@rows_options
@click.pass_obj
def command(
    home: Home,
    state: str | None,
    rule: str | None,
    channel: str | None,
    limit: int,
    form: str,
    output: str | None,
) -> None:
    """Events, and how far each is on each channel.

    The newest stand first. '--state silent' shows those that were noted and not told, and why.
    """
    from tracker.alerts.showing import event_lines

    home.require_project()
    rows = event_lines(home, form, state=state, rule=rule, channel=channel, limit=limit)
    write(rows, form, output)
