"""`tracker entities reject` and `tracker entities restore`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.errors import UserError
from tracker.home import Home

if TYPE_CHECKING:
    from datetime import date

EPILOG = """\b
Examples:
  tracker entities reject Kickoff "Summer Festival" --reason "events"
  tracker entities candidates --rejected
  tracker entities restore Kickoff
"""


_LONGEST_REASON = 500


@click.command("reject", epilog=EPILOG, short_help="Have names proposed no more.")
@click.argument("names", metavar="NAME...", nargs=-1, required=True)
@click.option("--reason", metavar="TEXT", default="", help="Why, for whoever reads it later.")
@click.pass_obj
def reject(home: Home, names: tuple[str, ...], reason: str) -> None:
    """Propose names no more, in whatever writing. They are kept in entities.yaml."""
    from config.catalogue import load_catalogue
    from config.editing.entities import add_rejections
    from config.models import Rejection
    from nlp.normalise import fold
    from tracker.entities.candidates import folded_names
    from tracker.entities.names import Names, checked_name

    home.require_project()
    names = tuple(map(checked_name, names))
    if len(reason) > _LONGEST_REASON:
        raise UserError(f"the reason is longer than {_LONGEST_REASON} characters", code=2)
    catalogue = load_catalogue(home.entities)
    known = Names(catalogue.entities)
    for name in names:
        if entity := known.find(name):
            undo = "remove" if catalogue.entries[entity.id].is_own else "disable"
            raise UserError(
                f"'{name}' is followed, as {entity.id}; leave it out with "
                f"'tracker entities {undo} {entity.id}'",
                code=2,
            )
    before = folded_names(catalogue.rejected)
    new = {fold(name): name for name in names if fold(name) not in before}
    for name in names:
        if fold(name) in before:
            click.echo(f"'{name}' is rejected already", err=True)
    if new:
        today = _today(home)
        rejections = [Rejection(name=name, reason=reason, day=today) for name in new.values()]
        add_rejections(home.entities, rejections)
        said = ", ".join(f"'{name}'" for name in new.values())
        click.echo(f"rejected {said} in {home.entities}; 'restore' takes it back", err=True)


@click.command("restore", epilog=EPILOG, short_help="Undo reject.")
@click.argument("names", metavar="NAME...", nargs=-1, required=True)
@click.pass_obj
def restore(home: Home, names: tuple[str, ...]) -> None:
    """Let names be proposed again that were rejected."""
    from config.catalogue import load_catalogue
    from config.editing.entities import remove_rejections
    from nlp.normalise import fold
    from tracker.entities.names import checked_name

    home.require_project()
    names = tuple(map(checked_name, names))
    rejected = load_catalogue(home.entities).rejected
    wanted = {fold(name) for name in names}
    missing = wanted - {fold(rejection.name) for rejection in rejected}
    for name in names:
        if fold(name) in missing:
            raise UserError(
                f"'{name}' is not rejected; 'tracker entities candidates --rejected' shows what is",
                code=2,
            )
    found = [rejection.name for rejection in rejected if fold(rejection.name) in wanted]
    remove_rejections(home.entities, found)
    said = ", ".join(f"'{name}'" for name in found)
    click.echo(f"restored {said} in {home.entities}", err=True)


def _today(home: Home) -> date:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from config.load import load_settings

    zone = ZoneInfo(load_settings(home.settings).project.time_zone)
    return datetime.now(zone).date()
