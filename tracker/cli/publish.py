"""`tracker publish`."""

from __future__ import annotations

import click

from tracker.errors import UserError
from tracker.home import Home
from tracker.progress import Progress

EPILOG = """\b
Example:
  tracker crawl && tracker analyse && tracker publish
"""


@click.command(epilog=EPILOG)
@click.pass_obj
def command(home: Home) -> None:
    """Only load and publish: from analyses to the readers' copy.

    Readers who have the copy before it open keep it for as long as they like.
    """
    from tracker.lock import exclusive
    from tracker.project import read_rules, read_settings
    from tracker.run import LOCK, WORK
    from tracker.stages.publish import publish

    home.require_project()
    settings = read_settings(home)
    rules = read_rules(home, settings)
    with exclusive(home.data / LOCK, WORK):
        summary = publish(home, settings, rules.entities, Progress())
    if summary.problems:
        raise UserError("done, with problems (see above)")
