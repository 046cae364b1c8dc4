"""`tracker sources`: a group of commands, one a module."""

from __future__ import annotations

import click

from tracker.cli.sources import add, check, list_, opml, remove, switch

EPILOG = """\b
Examples:
  tracker sources add https://news.example
  tracker sources list
  tracker sources check aws-news
  tracker sources disable aws-news
  tracker sources import-opml subscriptions.opml
"""


@click.group(epilog=EPILOG, invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """The list of sources: find, try, list, change.

    Changes go into sources.yaml; its comments and whatever else stands there stay as they are.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


command.name = "sources"
for _command in (
    add.command,
    list_.command,
    check.command,
    remove.command,
    switch.enable,
    switch.disable,
    opml.import_opml,
    opml.export_opml,
):
    command.add_command(_command)
