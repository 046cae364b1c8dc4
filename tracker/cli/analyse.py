"""`tracker analyse`."""

from __future__ import annotations

import click

from tracker.errors import UserError
from tracker.home import Home
from tracker.progress import Progress

EPILOG = """\b
Examples:
  tracker analyse
  tracker analyse --all      (after a change of entities.yaml or claims.yaml)
"""


@click.command(epilog=EPILOG)
@click.option("--all", "everything", is_flag=True, help="Read every stored article again.")
@click.pass_obj
def command(home: Home, everything: bool) -> None:
    """Only read: from stored articles to mentions and claims.

    With --all every article that was ever stored is read again with today's rules, catalogue and
    cues; nothing is fetched. 'tracker publish' then brings the result to the readers.
    """
    from crawler.job import new_run_id
    from tracker.lock import exclusive
    from tracker.project import read_rules, read_settings
    from tracker.run import LOCK, WORK
    from tracker.stages.analyse import analyse

    home.require_project()
    settings = read_settings(home)
    rules = read_rules(home, settings)
    with exclusive(home.data / LOCK, WORK):
        summary = analyse(
            home, settings, rules, Progress(), run_id=new_run_id(), everything=everything
        )
    if summary.problems:
        raise UserError("done, with problems (see above)")
