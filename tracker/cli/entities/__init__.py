"""`tracker entities`: a group of commands, one a module."""

from __future__ import annotations

import click

from tracker.cli.entities import accept, candidates, check, list_, reject, remove, show, switch

EPILOG = """\b
Examples:
  tracker entities list --kind chip --maker AWS
  tracker entities show Trainium2
  tracker entities candidates --since 30d
  tracker entities accept Zeta9 --kind chip
  tracker entities reject Kickoff --reason "an event"
  tracker entities check
"""


@click.group(epilog=EPILOG, invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """What is followed: look it up, add what is new, leave out what is not wanted.

    Decisions go into the project's entities.yaml; its comments and whatever else stands there stay
    as they are. Each can be taken back: accept by remove, reject by restore, disable by enable.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


command.name = "entities"
for _command in (
    list_.command,
    show.command,
    candidates.command,
    accept.command,
    remove.command,
    reject.reject,
    reject.restore,
    switch.disable,
    switch.enable,
    check.command,
):
    command.add_command(_command)
