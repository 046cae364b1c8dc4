"""`tracker sources check`."""

from __future__ import annotations

import sys

import click

from tracker.errors import UserError
from tracker.home import Home
from tracker.progress import Progress

EPILOG = """\b
Examples:
  tracker sources check
  tracker sources check aws-news nvidia-blog
  tracker sources check --format json | jq -r '.[] | select(.failure != "") | .name'
"""


@click.command("check", epilog=EPILOG, short_help="What a crawl would do now; stores nothing.")
@click.argument("names", metavar="[NAME]...", nargs=-1)
@click.option("--allow-local", is_flag=True, help="Let it ask loopback and private addresses.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True
)
@click.pass_obj
def command(home: Home, names: tuple[str, ...], allow_local: bool, form: str) -> None:
    """What a crawl would do now, source by source; nothing is stored.

    For each source: what robots.txt says, what its document holds, how many pages a crawl would ask
    for, and three articles read for a try. Without names all enabled sources are checked. The exit
    code is 1 if one of them yields nothing.
    """
    import json
    from zoneinfo import ZoneInfo

    from tracker.output import json_ready
    from tracker.project import read_settings, read_sources
    from tracker.sources.looking import check
    from tracker.sources.view import write_check
    from tracker.stages.crawl import chosen

    home.require_project()
    settings = read_settings(home)
    sources = chosen(read_sources(home), names)
    if not sources:
        raise UserError(f"{home.sources} lists no enabled source; add one", code=2)
    zone = ZoneInfo(settings.project.time_zone)
    checks = []
    for finding in check(home, settings, sources, Progress(), allow_local=allow_local):
        checks.append(finding)
        if form == "table":
            write_check(finding, zone, sys.stdout)
            sys.stdout.flush()
    if form == "json":
        rows = [json_ready(finding) | {"broken": finding.is_broken} for finding in checks]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    broken = [finding.name for finding in checks if finding.is_broken]
    if broken:
        raise UserError(f"{len(broken)} of {len(checks)} yield nothing: {', '.join(broken)}")
