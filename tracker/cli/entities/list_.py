"""`tracker entities list`."""

from __future__ import annotations

import click

from tracker.cli.entities.kinds import KINDS
from tracker.cli.rows import rows_options, write
from tracker.home import Home

EPILOG = """\b
Examples:
  tracker entities list --kind chip --maker NVIDIA
  tracker entities list --own
  tracker entities list --search トレイニアム
  tracker entities list --format json | jq -r '.[] | select(.articles > 9) | .name'
"""


@click.command("list", epilog=EPILOG, short_help="The catalogue, and how often it is named.")
@click.option("--kind", type=click.Choice(KINDS), help="Only things of this kind.")
@click.option("--maker", metavar="NAME", help="Only this maker and what it makes.")
@click.option("--own", is_flag=True, help="Only the project's own entries.")
@click.option("--disabled", is_flag=True, help="What is switched off, in place of what is not.")
@click.option("--search", metavar="TEXT", help="Only what has this in a name, alias or id.")
@rows_options
@click.pass_obj
def command(
    home: Home,
    kind: str | None,
    maker: str | None,
    own: bool,
    disabled: bool,
    search: str | None,
    form: str,
    output: str | None,
) -> None:
    """The catalogue: what is followed, where it comes from, and how often it is named.

    Articles and the day of the last one are those of the published warehouse.
    """
    from config.catalogue import load_catalogue
    from tracker.entities.figures import figures
    from tracker.entities.names import Names
    from tracker.entities.standing import Selection, standing
    from tracker.readers import open_copy_if_any

    catalogue = load_catalogue(home.entities)
    with open_copy_if_any(home) as con:
        counted = figures(con) if con else None
    maker_id = Names(catalogue.entities).require(maker).id if maker else None
    chosen = Selection(kind, maker_id, own, disabled, search)
    rows = standing(catalogue, chosen, counted)
    if not rows.rows and form == "table":
        click.echo("no entity of the catalogue is like that", err=True)
    else:
        write(rows, form, output)
