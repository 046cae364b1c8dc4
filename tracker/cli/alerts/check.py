"""`tracker alerts check`."""

from __future__ import annotations

import click

from tracker.cli.rows import rows_options, write
from tracker.errors import UserError
from tracker.home import Home

EPILOG = """\b
Examples:
  tracker alerts check
  tracker alerts check --rule trainium-claims --all
  tracker alerts check --format json | jq -r '.[].title'
"""


@click.command("check", epilog=EPILOG)
@click.option("--rule", metavar="NAME", help="Only this rule.")
@click.option("--all", "every", is_flag=True, help="Also events that would be noted in silence.")
@rows_options
@click.pass_obj
def command(home: Home, rule: str | None, every: bool, form: str, output: str | None) -> None:
    """What would be told now. Nothing is told, and nothing is noted.

    Reads alerts.yaml, and holds its rules against the published warehouse. The first look of a new
    rule notes in silence what happened before it was made, unless the rule says 'since'.
    """
    from tracker.alerts.showing import events_to_tell, would_tell
    from tracker.project import read_settings

    home.require_project()
    found = would_tell(home, rule)
    write(events_to_tell(found, read_settings(home).project.name, every=every), form, output)
    for one in found:
        number = len(one.judged.silent)
        if one.is_first and number and one.problem is None:
            click.echo(
                f"rule '{one.rule.name}' is new: its first look notes {number} earlier "
                f"event{'s'[: number > 1]} in silence (--all shows them)",
                err=True,
            )
    problems = [one.problem for one in found if one.problem]
    if problems:
        raise UserError("; ".join(problems))
