"""`tracker run`."""

from __future__ import annotations

import click

from tracker.cli.choosing import SourceOptions, source_options
from tracker.cli.log_form import log_form_option
from tracker.cli.verbose import verbose_option
from tracker.cli.waiting import wait_option
from tracker.errors import UserError
from tracker.home import Home
from tracker.progress import LogForm, Progress

EPILOG = """\b
Examples:
  tracker run
  tracker run --source aws-news --source nvidia-blog
  tracker run --source aws-news --verbose        (why is a page not stored?)
  tracker run --feed https://example.com/feed.xml
  tracker run --sitemap http://localhost:8000/sitemap.xml --allow-local
"""


@click.command(epilog=EPILOG)
@source_options
@wait_option
@verbose_option
@log_form_option
@click.pass_obj
def command(
    home: Home, options: SourceOptions, wait: float, verbose: bool, log_form: LogForm
) -> None:
    """The whole way: crawl, analyse, load, publish, tell.

    Fetches what is new or has changed, reads it, gives readers a fresh copy of the warehouse, and
    tells what is new in it to those whom alerts.yaml names.
    Can be stopped at any moment and run again: nothing is lost, nothing counts twice. A source that
    fails is one line, and the exit code is 1; the others go on.
    """
    from tracker.run import run

    sources = options.resolve(home)
    problems = run(
        home,
        sources,
        Progress(form=log_form),
        allow_local=options.allow_local,
        wait=wait,
        verbose=verbose,
    )
    if problems:
        raise UserError(f"done, with {len(problems)} problem{'s'[: len(problems) > 1]} (see above)")
