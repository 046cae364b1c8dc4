"""`tracker entities remove`."""

from __future__ import annotations

import click

from tracker.errors import UserError
from tracker.home import Home

EPILOG = """\b
Examples:
  tracker entities remove acme-zeta9
  tracker entities disable nvidia-h20    (for an entry that ships with the program)
"""


@click.command("remove", epilog=EPILOG, short_help="Take own entries out again: undoes accept.")
@click.argument("names", metavar="ID...", nargs=-1, required=True)
@click.option("--no-read", is_flag=True, help="Only take the entry out; read the archive later.")
@click.pass_obj
def command(home: Home, names: tuple[str, ...], no_read: bool) -> None:
    """Take the project's own entries out of entities.yaml: what accept did is undone.

    Articles that named them are read again without them. An entry that had replaced a shipped one
    gives its place back.
    """
    from config.editing.entities import remove_entities
    from tracker.cli.entities.choosing import chosen
    from tracker.cli.entities.rereading import bring

    home.require_project()
    entries = chosen(home, names)
    for entry in entries:
        if not entry.is_own:
            raise UserError(
                f"'{entry.entity.id}' ships with the program; switch it off with "
                f"'tracker entities disable {entry.entity.id}'",
                code=2,
            )
    removed = {entry.entity.id: {"name": entry.entity.name} for entry in entries}
    remove_entities(home.entities, list(removed))
    click.echo(f"removed {', '.join(removed)} from {home.entities}", err=True)
    bring(home, removed, "table", is_read=not no_read)
