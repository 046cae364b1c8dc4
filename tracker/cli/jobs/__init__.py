"""`tracker jobs`: a group of commands, one a module."""

from __future__ import annotations

import click

from tracker.cli.jobs import history, list_, pause, run

EPILOG = """\b
Examples:
  tracker jobs list
  tracker jobs run aws-news
  tracker jobs pause aws-news && tracker jobs resume aws-news
  tracker jobs history --source aws-news
"""


@click.group(epilog=EPILOG, invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """What the schedule runs when: list, run now, pause, history.

    Works while 'tracker schedule' runs, which notices within seconds, and while it does not.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


command.name = "jobs"
for _command in (list_.command, run.command, pause.pause, pause.resume, history.command):
    command.add_command(_command)
