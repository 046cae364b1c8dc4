"""`tracker entities candidates`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.period import day_options
from tracker.cli.rows import rows_options, write
from tracker.errors import UserError
from tracker.home import Home

if TYPE_CHECKING:
    from config.catalogue import Catalogue
    from tracker.entities.candidates import Member
    from warehouse.query import Result

LIKELY = 0.2
"""Four of five that score as much were names of things to follow (docs/quality.md)."""

EPILOG = """\b
Examples:
  tracker entities candidates --since 30d
  tracker entities candidates --explain --limit 10
  tracker entities candidates --format json | jq -r '.[] | select(.sources > 2) | .name'
  tracker entities candidates --rejected
"""


@click.command(
    "candidates", epilog=EPILOG, short_help="Names that articles hold and no list knows."
)
@day_options
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=50,
    show_default=True,
    metavar="N",
    help="The most likely ones.",
)
@click.option(
    "--min-score",
    type=click.FloatRange(0, 1),
    default=LIKELY,
    show_default=True,
    metavar="S",
    help="Leave out what scores less; 0 shows all.",
)
@click.option("--explain", is_flag=True, help="Also what speaks for each, and where it stands.")
@click.option("--rejected", is_flag=True, help="What was rejected, in place of what was not.")
@rows_options
@click.pass_obj
def command(
    home: Home,
    since: str | None,
    until: str | None,
    limit: int,
    min_score: float,
    explain: bool,
    rejected: bool,
    form: str,
    output: str | None,
) -> None:
    """Names that articles hold and no list knows, the most likely first.

    Found by their shape and by what stands around them, scored by how often, in how many sources
    and how suddenly they come. 'accept' follows one from now on, 'reject' has it proposed no more.
    """
    from config.catalogue import load_catalogue

    home.require_project()
    catalogue = load_catalogue(home.entities)
    if rejected and form == "table" and not catalogue.rejected:
        click.echo("no name is rejected", err=True)
        return
    if rejected:
        write(_rejected(catalogue), form, output)
        return
    found, members = _undecided(home, catalogue, since, until)
    at = found.columns.index("score")
    likely = [row for row in found.rows if row[at] >= min_score]
    shown = found._replace(rows=likely[:limit])
    if form != "table":
        write(shown, form, output)
    elif not shown.rows and not members:
        click.echo("no candidate: every name that was found is followed or rejected", err=True)
    else:
        from tracker.entities.candidates_view import write_candidates
        from tracker.output import destination

        with destination(output) as stream:
            write_candidates(shown, len(likely), members, stream, is_explained=explain)
    if form == "table" and len(likely) < len(found.rows):
        left = len(found.rows) - len(likely)
        click.echo(f"{left} less likely, not shown; '--min-score 0' shows all", err=True)


def _undecided(
    home: Home, catalogue: Catalogue, since: str | None, until: str | None
) -> tuple[Result, list[Member]]:
    """The candidates, and the new members of known families, that nobody has decided on."""
    from nlp.normalise import fold
    from tracker.entities.candidates import candidates, folded_names, unlisted_members, without
    from tracker.entities.names import Names
    from tracker.period import day_of
    from tracker.readers import open_copy
    from warehouse.query import run_query

    with open_copy(home) as con:
        ((today,),) = run_query(con, "SELECT project_today()").rows
        found = candidates(
            con,
            since=day_of(since, today) if since else None,
            until=day_of(until, today) if until else None,
        )
        members = unlisted_members(con)
    if found is None:
        raise UserError(
            "the published copy is of an older version and knows no candidates; "
            "'tracker analyse --all && tracker publish' finds them"
        )
    names, rejected = Names(catalogue.entities), folded_names(catalogue.rejected)

    def is_decided(name: str) -> bool:
        return fold(name) in rejected or names.find(name) is not None

    return without(found, is_decided), [m for m in members if not is_decided(m.name)]


def _rejected(catalogue: Catalogue) -> Result:
    from warehouse.query import Result

    return Result(
        ["name", "reason", "day"],
        ["VARCHAR", "VARCHAR", "DATE"],
        [(rejection.name, rejection.reason, rejection.day) for rejection in catalogue.rejected],
    )
