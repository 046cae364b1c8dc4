"""`tracker entities show`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.home import Home

if TYPE_CHECKING:
    from tracker.entities.card import Card

EPILOG = """\b
Examples:
  tracker entities show Trainium2
  tracker entities show エヌビディア
  tracker entities show aws-bedrock --format json | jq .sense
"""


@click.command("show", epilog=EPILOG, short_help="One entity: entry, family, names, articles.")
@click.argument("name")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True
)
@click.option("--output", metavar="FILE", help="Write there instead of to standard output.")
@click.pass_obj
def command(home: Home, name: str, form: str, output: str | None) -> None:
    """One entity: its entry, family, names, and what the articles hold of it.

    NAME may be a name, an alias or an id, in any writing; also of a new generation that articles
    name and no list knows yet.
    """
    from tracker.output import destination

    card = _card(home, name)
    with destination(output) as stream:
        if form == "json":
            import json

            from tracker.output import json_ready

            json.dump(json_ready(card), stream, ensure_ascii=False, indent=2)
            stream.write("\n")
        else:
            from tracker.entities.card_view import write_card

            write_card(card, stream)


def _card(home: Home, name: str) -> Card:
    from config.catalogue import load_catalogue
    from tracker.entities.candidates import candidates, named
    from tracker.entities.card import listed_card, unlisted_card
    from tracker.entities.names import Names
    from tracker.errors import UserError
    from tracker.readers import open_copy_if_any
    from warehouse.query import UnknownEntity, resolve_entity

    catalogue = load_catalogue(home.entities)
    names = Names(catalogue.entities)
    disabled = [catalogue.shipped[entity_id] for entity_id in catalogue.disabled]
    with open_copy_if_any(home) as con:
        if entity := names.find(name):
            return listed_card(catalogue, catalogue.entries[entity.id], con)
        if entity := Names([entry.entity for entry in disabled]).find(name):
            return listed_card(catalogue, catalogue.shipped[entity.id], con)
        if con is None:
            raise names.unknown(name)
        try:
            return unlisted_card(catalogue, resolve_entity(con, name).id, con)
        except UnknownEntity:
            if candidate := named(candidates(con), name):
                raise UserError(
                    f"'{candidate['name']}' is no entity yet but a candidate: 'tracker entities "
                    "candidates --explain' tells of it, 'tracker entities accept' follows it"
                ) from None
            raise
