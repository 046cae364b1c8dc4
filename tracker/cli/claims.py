"""`tracker claims`."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import click

from tracker.cli.rows import rows_options
from tracker.cli.where import a_name, where_options
from tracker.home import Home

EPILOG = """\b
Examples:
  tracker claims --entity Trainium2
  tracker claims --since 30d --kind prediction
  tracker claims --entity Trainium2 --show 1     (every telling of the first claim of that list)
  tracker claims --show 'aws-trainium2|performance|2|x'
  tracker claims --entity Trainium2 --decay
  tracker claims --contradictions --since 90d --format csv --output contradictions.csv
"""

_LISTS = {
    "decay": "What lost its hedge, or who said so, in the retelling.",
    "drift": "What became another figure in the retelling.",
    "contradictions": "Claims of which one at most can be true.",
    "due": "Predictions whose day has come; with --until a day to come, those until then.",
    "edits": "What editors changed after publication.",
}
"""The lists that can be had by themselves, by option."""


def _list_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of the lists; that which is given arrives as `chosen`."""

    @functools.wraps(function)
    def with_chosen(*args: Any, shown: str | None, **kwargs: Any) -> Any:
        given = [name for name in _LISTS if kwargs.pop(name)]
        options = [f"--{name}" for name in given] + (["--show"] if shown else [])
        if len(options) > 1:
            raise click.UsageError(f"{' and '.join(options)} do not go together; choose one")
        chosen = given[0] if given else None
        if kwargs["kind"] and chosen not in {None, "decay"}:
            raise click.UsageError(f"--kind does not go with --{chosen}")
        return function(*args, shown=shown, chosen=chosen, **kwargs)

    for name in reversed(_LISTS):
        with_chosen = click.option(f"--{name}", is_flag=True, help=_LISTS[name])(with_chosen)
    return with_chosen


@click.command(epilog=EPILOG)
@click.option("--entity", metavar="NAME", callback=a_name, help="Only claims about it.")
@where_options
@click.option(
    "--kind",
    type=click.Choice(["quantity", "superlative", "hype", "prediction"]),
    help="Only claims of this kind.",
)
@click.option(
    "--show",
    "--key",
    "shown",
    metavar="KEY",
    help="The history of one claim: its key, a beginning of it, or its number in the list.",
)
@_list_options
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(min=1),
    default=30,
    show_default=True,
    help="The most rows to show.",
)
@rows_options
@click.pass_obj
def command(
    home: Home,
    entity: str | None,
    source: str | None,
    lang: str | None,
    since: str | None,
    until: str | None,
    kind: str | None,
    shown: str | None,
    chosen: str | None,
    limit: int,
    form: str,
    output: str | None,
) -> None:
    """Who claims what, how firmly, and how it is retold.

    One row a claim: in how many tellings its hedge ("up to") and its speaker are kept, how many
    stories and sources tell it, how loud it is (0 to 1), and how it was first told. With --source
    or --lang all of it is as if nothing else had been read.
    """
    from tracker.claims import writing
    from tracker.claims.asked import asked
    from tracker.output import destination
    from tracker.readers import open_press

    with open_press(home, source=source, lang=lang) as con:
        wanted = asked(con, entity=entity, since=since, until=until, kind=kind, limit=limit)
        if shown is not None:
            text = writing.history(con, shown, wanted, form)
        elif chosen is not None:
            text = writing.claim_list(con, chosen, wanted, form)
        else:
            text = writing.ledger(con, wanted, form)
    with destination(output) as stream:
        text(stream)
