"""`tracker crawl`."""

from __future__ import annotations

import click

from tracker.cli.choosing import SourceOptions, source_options
from tracker.errors import UserError
from tracker.home import Home
from tracker.progress import Progress

EPILOG = """\b
Examples:
  tracker crawl
  tracker crawl --source aws-news
  tracker crawl --feed http://localhost:8000/feed.xml --allow-local
"""


@click.command(epilog=EPILOG)
@source_options
@click.pass_obj
def command(home: Home, options: SourceOptions) -> None:
    """Only collect: from the sources to stored articles.

    'tracker analyse' and 'tracker publish' take it from there; 'tracker run' does all three.
    """
    from tracker.lock import exclusive
    from tracker.project import read_settings
    from tracker.run import LOCK, WORK
    from tracker.stages.crawl import crawl

    sources = options.resolve(home)
    settings = read_settings(home)
    with exclusive(home.data / LOCK, WORK):
        summary = crawl(home, settings, sources, Progress(), allow_local=options.allow_local)
    if summary.interrupted:
        raise KeyboardInterrupt
    if summary.problems:
        raise UserError("done, with problems (see above)")
