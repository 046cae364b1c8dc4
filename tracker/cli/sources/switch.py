"""`tracker sources enable` and `tracker sources disable`."""

from __future__ import annotations

import click

from tracker.home import Home

EPILOG = """\b
Examples:
  tracker sources disable aws-news nvidia-blog
  tracker sources enable aws-news
"""


@click.command("enable", epilog=EPILOG)
@click.argument("names", metavar="NAME...", nargs=-1, required=True)
@click.pass_obj
def enable(home: Home, names: tuple[str, ...]) -> None:
    """Let runs crawl sources again."""
    _switch(home, names, is_enabled=True)


@click.command("disable", epilog=EPILOG)
@click.argument("names", metavar="NAME...", nargs=-1, required=True)
@click.pass_obj
def disable(home: Home, names: tuple[str, ...]) -> None:
    """Keep sources in the list, and crawl them no more."""
    _switch(home, names, is_enabled=False)


def _switch(home: Home, names: tuple[str, ...], *, is_enabled: bool) -> None:
    from config.editing.sources import set_value
    from tracker.project import read_sources
    from tracker.stages.crawl import chosen

    home.require_project()
    said = "enabled" if is_enabled else "disabled"
    for source in chosen(read_sources(home), names):
        if source.enabled is is_enabled:
            click.echo(f"'{source.name}' is {said} already", err=True)
            continue
        set_value(home.sources, source.name, "enabled", is_enabled)
        click.echo(f"{said} '{source.name}' in {home.sources}", err=True)
