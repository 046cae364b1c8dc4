"""`tracker entities enable` and `tracker entities disable`."""

from __future__ import annotations

import click

from tracker.errors import UserError
from tracker.home import Home

EPILOG = """\b
Examples:
  tracker entities disable hbm2e nvidia-h20
  tracker entities disable graphcore --with-kin     (and all that it makes)
  tracker entities list --disabled
  tracker entities enable hbm2e
"""


@click.command("disable", epilog=EPILOG, short_help="Follow shipped entities no more.")
@click.argument("names", metavar="ID...", nargs=-1, required=True)
@click.option(
    "--with-kin", is_flag=True, help="Also what they make, and members of their families."
)
@click.option("--no-read", is_flag=True, help="Only write it down; read the archive later.")
@click.pass_obj
def disable(home: Home, names: tuple[str, ...], with_kin: bool, no_read: bool) -> None:
    """Follow entities no more that ship with the program; their entries stay where they are.

    What others need as their maker or family is disabled together with them, or not at all.
    """
    from config.editing.entities import disable_entities
    from tracker.cli.entities.choosing import chosen, followed
    from tracker.cli.entities.rereading import bring
    from tracker.entities import kin

    home.require_project()
    entries = chosen(home, names)
    if with_kin:
        entries = chosen(home, kin.with_kin((e.entity.id for e in entries), followed(home)))
    for entry in entries:
        if entry.is_own:
            raise UserError(
                f"'{entry.entity.id}' is the project's own; take it out with "
                f"'tracker entities remove {entry.entity.id}'",
                code=2,
            )
    _refuse_needed(home, [entry.entity.id for entry in entries])
    switched = {entry.entity.id: {"name": entry.entity.name} for entry in entries}
    disable_entities(home.entities, list(switched))
    click.echo(f"disabled {', '.join(switched)} in {home.entities}", err=True)
    bring(home, switched, "table", is_read=not no_read)


@click.command("enable", epilog=EPILOG, short_help="Undo disable.")
@click.argument("names", metavar="ID...", nargs=-1, required=True)
@click.option(
    "--with-kin", is_flag=True, help="Also what they make, and members of their families."
)
@click.option("--no-read", is_flag=True, help="Only write it down; read the archive later.")
@click.pass_obj
def enable(home: Home, names: tuple[str, ...], with_kin: bool, no_read: bool) -> None:
    """Follow entities again that were disabled."""
    from config.catalogue import load_catalogue
    from config.editing.entities import enable_entities
    from tracker.cli.entities.rereading import bring
    from tracker.entities import kin
    from tracker.entities.names import Names

    home.require_project()
    catalogue = load_catalogue(home.entities)
    disabled = [catalogue.shipped[entity_id].entity for entity_id in catalogue.disabled]
    known = Names(disabled)
    found = [(name, known.find(name)) for name in names]
    switched = {entity.id: {"name": entity.name} for _, entity in found if entity}
    for name, entity in found:
        if entity is None:
            listed = ", ".join(catalogue.disabled) or "none"
            raise UserError(f"'{name}' is not disabled; disabled are: {listed}", code=2)
    if with_kin:
        switched = {
            entity_id: {"name": known.by_id[entity_id].name}
            for entity_id in kin.with_kin(switched, disabled)
        }
    enable_entities(home.entities, list(switched))
    click.echo(f"enabled {', '.join(switched)} in {home.entities}", err=True)
    bring(home, switched, "table", is_read=not no_read)


def _refuse_needed(home: Home, ids: list[str]) -> None:
    """Raise a UserError where what stays needs one of these."""
    from tracker.cli.entities.choosing import followed
    from tracker.entities.kin import needed_by
    from tracker.plain import count

    for entity_id, needing in needed_by(ids, followed(home)).items():
        more = f" and {count(len(needing) - 3, 'other')}" if len(needing) > 3 else ""
        raise UserError(
            f"'{entity_id}' is the maker or family of {', '.join(needing[:3])}{more}; "
            "--with-kin switches them off together",
            code=2,
        )
