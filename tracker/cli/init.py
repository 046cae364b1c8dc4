"""`tracker init`."""

from __future__ import annotations

import shlex

import click

from tracker.home import Home

EPILOG = """\b
Examples:
  tracker init
  tracker init ~/news/accelerators
"""


@click.command(epilog=EPILOG)
@click.argument("directory", metavar="[DIR]", required=False)
@click.pass_obj
def command(home: Home, directory: str | None) -> None:
    """Make a project folder, ready to edit.

    It gets tracker.toml (settings), sources.yaml (where articles are found; a list of vendors and
    press, Japanese and English, to start from), entities.yaml (what is followed beside the shipped
    catalogue), claims.yaml (words that colour a claim) and alerts.yaml (what is told to whom;
    nothing until you say so).
    """
    from tracker.init import init

    place = Home.locate(directory) if directory else home
    init(place)
    click.echo(
        f"{place.root} is ready: tracker.toml, sources.yaml, entities.yaml, claims.yaml, "
        "alerts.yaml"
    )
    where = f" --home {shlex.quote(str(place.root))}" if directory else ""
    click.echo(f"Next: edit them, then 'tracker{where} run'", err=True)
