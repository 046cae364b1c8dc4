"""`tracker crawl`."""

from __future__ import annotations

import click

from tracker.cli.choosing import SourceOptions, source_options
from tracker.cli.log_form import log_form_option
from tracker.cli.verbose import verbose_option
from tracker.cli.waiting import run_id_option, wait_option
from tracker.errors import UserError
from tracker.home import Home
from tracker.progress import LogForm, Progress

EPILOG = """\b
Examples:
  tracker crawl
  tracker crawl --source aws-news --verbose      (why is a page not stored?)
  tracker crawl --format json | jq '.sources[] | select(.failed > 0)'
  tracker crawl --feed http://localhost:8000/feed.xml --allow-local
"""


@click.command(epilog=EPILOG)
@source_options
@verbose_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="json: what came of every source, as one object on standard output.",
)
@wait_option
@run_id_option
@log_form_option
@click.pass_obj
def command(
    home: Home,
    options: SourceOptions,
    verbose: bool,
    form: str,
    wait: float,
    run_id: str | None,
    log_form: LogForm,
) -> None:
    """Only collect: from the sources to stored articles.

    'tracker analyse' and 'tracker publish' take it from there; 'tracker run' does all three. Every
    crawl keeps a log of what it asked for and what came of it, one JSON object a line, in
    data/logs.
    """
    import json

    from tracker.crawl_view.watching import summary_for_programs
    from tracker.lock import exclusive
    from tracker.project import read_settings
    from tracker.run import LOCK, WORK
    from tracker.runs.recording import recording
    from tracker.stages.crawl import crawl

    sources = options.resolve(home)
    settings = read_settings(home)
    progress = Progress(form=log_form)
    names = [source.name for source in sources]
    with (
        exclusive(home.data / LOCK, WORK, wait=wait, tell=progress.say),
        recording(home, "crawl", names, progress, run_id=run_id) as recorder,
    ):
        summary = crawl(
            *(home, settings, sources, progress),
            run_id=recorder.run_id,
            allow_local=options.allow_local,
            verbose=verbose,
            with_table=form == "table",
        )
        if form == "json":
            click.echo(json.dumps(summary_for_programs(summary), ensure_ascii=False, indent=1))
        if summary.interrupted:
            raise KeyboardInterrupt
    if summary.problems:
        raise UserError("done, with problems (see above)")
