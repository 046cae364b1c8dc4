"""`tracker entities accept`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tracker.cli.entities.kinds import KINDS
from tracker.errors import UserError
from tracker.home import Home

if TYPE_CHECKING:
    from config.catalogue import Catalogue
    from tracker.entities.drafts import Guess, Wishes
    from tracker.entities.names import Names

EPILOG = """\b
Examples:
  tracker entities accept Zeta9
  tracker entities accept Trainium4      (a new generation takes its place in its family)
  tracker entities accept "Acme Rocket" --kind chip --maker Acme --alias ロケット
  tracker entities accept さくらONE --kind site --id sakura-one
  tracker entities remove acme-zeta9     (takes it back)
"""


@click.command(
    "accept", epilog=EPILOG, short_help="Follow something new, also in what is stored already."
)
@click.argument("names", metavar="NAME...", nargs=-1, required=True)
@click.option("--kind", type=click.Choice(KINDS), help="Else what the articles say that it is.")
@click.option("--maker", metavar="NAME", help="Else as the articles say; 'none' for nobody.")
@click.option("--family", metavar="NAME", help="Else told by its name.")
@click.option("--generation", metavar="G", help="Else told by its name.")
@click.option("--id", "new_id", metavar="ID", help="Else its maker and name.")
@click.option("--name", metavar="NAME", help="As reports show it; else as given.")
@click.option("--alias", "aliases", metavar="NAME", multiple=True, help="Repeatable.")
@click.option("--no-read", is_flag=True, help="Only write the entry; read the archive later.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True
)
@click.pass_obj
def command(
    home: Home,
    names: tuple[str, ...],
    kind: str | None,
    maker: str | None,
    family: str | None,
    generation: str | None,
    new_id: str | None,
    name: str | None,
    aliases: tuple[str, ...],
    no_read: bool,
    form: str,
) -> None:
    """Follow what is new: write its entry, and find it in all that was ever stored.

    NAME may be a candidate, a new generation of a known family, or anything else. What is already
    stored is read again for it alone, and published.
    """
    from config.editing.entities import add_entities
    from tracker.cli.entities.rereading import bring
    from tracker.entities.drafts import Wishes
    from tracker.entities.names import checked_name

    home.require_project()
    if len(names) > 1 and (new_id or name or generation or aliases):
        raise UserError("--id, --name, --generation and --alias are for one name at a time", code=2)
    names = tuple(dict.fromkeys(map(checked_name, names)))
    wishes = Wishes(new_id, name, kind, maker, family, generation, aliases)
    entries = _drafts(home, names, wishes)
    add_entities(home.entities, entries)
    _take_back_rejections(home, [*names, *(entry["name"] for entry in entries)])
    _tell(home, entries)
    bring(home, {entry["id"]: entry for entry in entries}, form, is_read=not no_read)


def _drafts(home: Home, given: tuple[str, ...], wishes: Wishes) -> list[dict[str, Any]]:
    from config.catalogue import load_catalogue
    from tracker.entities.drafts import draft
    from tracker.entities.names import Names

    catalogue = load_catalogue(home.entities)
    names = Names(catalogue.entities)
    for name in given:
        _refuse_known(name, names, catalogue)
    guesses = _guesses(home, given)
    return [draft(name, wishes, names, guesses[name]) for name in given]


def _refuse_known(name: str, names: Names, catalogue: Catalogue) -> None:
    from tracker.entities.names import Names

    known = names.find(name)
    if known is not None:
        entry = catalogue.entries[known.id]
        raise UserError(
            f"'{name}' is followed already, as {known.id} ({entry.file.name}:{entry.line}); "
            f"see it with 'tracker entities show {known.id}'",
            code=2,
        )
    disabled = Names([catalogue.shipped[entity_id].entity for entity_id in catalogue.disabled])
    switched_off = disabled.find(name)
    if switched_off is not None:
        raise UserError(
            f"'{name}' ships with the program and is disabled here; "
            f"'tracker entities enable {switched_off.id}' follows it again",
            code=2,
        )


def _guesses(home: Home, given: tuple[str, ...]) -> dict[str, Guess]:
    """What the articles say of the names, where anything is published."""
    from tracker.entities.candidates import candidates, named
    from tracker.entities.drafts import Guess
    from tracker.readers import open_copy_if_any

    with open_copy_if_any(home) as con:
        found = candidates(con) if con else None
    proposed = {name: named(found, name) for name in given}
    return {
        name: Guess(candidate["kind"], candidate["maker"]) if candidate else Guess()
        for name, candidate in proposed.items()
    }


def _take_back_rejections(home: Home, names: list[str]) -> None:
    from config.catalogue import read_own
    from config.editing.entities import remove_rejections
    from nlp.normalise import fold

    folded = {fold(name) for name in names}
    rejected = [r.name for r in read_own(home.entities).rejected if fold(r.name) in folded]
    if rejected:
        remove_rejections(home.entities, rejected)


def _tell(home: Home, entries: list[dict[str, Any]]) -> None:
    from config.editing.lists import as_lines

    undo = f"tracker entities remove {' '.join(entry['id'] for entry in entries)}"
    click.echo(f"added to {home.entities} ('{undo}' takes it back):", err=True)
    for entry in entries:
        click.echo(as_lines(entry), nl=False, err=True)
    for finding in _warnings(home, {entry["id"] for entry in entries}):
        click.echo(f"  ! {finding}", err=True)


def _warnings(home: Home, ids: set[str]) -> list[str]:
    """What `check` says of the new entries: a person who accepts a word should know."""
    from datetime import UTC, datetime

    from config.catalogue import load_catalogue
    from tracker.entities.checks import examine

    catalogue = load_catalogue(home.entities)
    first = min(catalogue.entries[entity_id].line for entity_id in ids)  # they are the last ones
    return [
        finding.problem.message
        for finding in examine(catalogue, datetime.now(UTC).date())
        if finding.problem.file == home.entities and finding.problem.line >= first
    ]
