"""`tracker sources remove`."""

from __future__ import annotations

import click

from tracker.home import Home

EPILOG = """\b
Examples:
  tracker sources remove aws-news
  tracker sources disable aws-news       (keeps the entry)
"""


@click.command("remove", epilog=EPILOG)
@click.argument("names", metavar="NAME...", nargs=-1, required=True)
@click.pass_obj
def command(home: Home, names: tuple[str, ...]) -> None:
    """Take sources out of sources.yaml. Their stored articles stay."""
    from config.editing.sources import remove_source
    from tracker.plain import count
    from tracker.project import read_sources
    from tracker.sources.standing import Harvest, harvests
    from tracker.stages.crawl import chosen

    home.require_project()
    chosen(read_sources(home), names)  # a wrong name must not show after half of the work
    came = harvests(home)
    for name in dict.fromkeys(names):
        remove_source(home.sources, name)
        articles = came.get(name, Harvest()).articles
        kept = f"; its {count(articles, 'stored article')} stay" if articles else ""
        click.echo(f"removed '{name}' from {home.sources}{kept}", err=True)
