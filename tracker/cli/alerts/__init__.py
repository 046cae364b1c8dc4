"""`tracker alerts`: a group of commands, one a module."""

from __future__ import annotations

import click

from tracker.cli.alerts import check, list_, retry, send, test

EPILOG = """\b
Examples:
  tracker alerts check
  tracker alerts test team
  tracker alerts send
  tracker alerts list --state dead
  tracker alerts retry --all
"""


@click.group(epilog=EPILOG, invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """What happened that somebody wants to know of, by the rules of alerts.yaml.

    'tracker run' looks for new events after it has published, and delivers them. Each event is
    found once; each message is tried again with growing pauses until its receiver has it, or it is
    a dead letter.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


command.name = "alerts"
for _command in (check.command, test.command, send.command, list_.command, retry.command):
    command.add_command(_command)
