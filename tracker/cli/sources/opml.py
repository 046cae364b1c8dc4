"""`tracker sources import-opml` and `tracker sources export-opml`."""

from __future__ import annotations

import click

from tracker.errors import UserError
from tracker.home import Home

IMPORT_EPILOG = """\b
Examples:
  tracker sources import-opml subscriptions.opml
  tracker sources import-opml subscriptions.opml --dry-run
  curl -s https://reader.example/export.opml | tracker sources import-opml -
"""
EXPORT_EPILOG = """\b
Examples:
  tracker sources export-opml > sources.opml
  tracker sources export-opml --output sources.opml
"""
MAX_BYTES = 20_000_000


@click.command("import-opml", epilog=IMPORT_EPILOG)
@click.argument("file", metavar="FILE|-")
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@click.pass_obj
def import_opml(home: Home, file: str, dry_run: bool) -> None:
    """Add the feeds that another reader has exported as OPML.

    Feeds that are sources already are passed over. Nothing is fetched: 'tracker sources check'
    tries them.
    """
    from config.editing.lists import as_lines
    from config.editing.sources import add_sources
    from tracker.input import opened
    from tracker.plain import count
    from tracker.progress import Progress
    from tracker.project import read_sources
    from tracker.sources.opml import merge, read_opml

    home.require_project()
    sources = read_sources(home)
    with opened(file) as stream:
        body = stream.read(MAX_BYTES + 1)
    if len(body) > MAX_BYTES:
        raise UserError(f"{file} is larger than {MAX_BYTES // 1_000_000} MB", code=2)
    merged = merge(read_opml(body), sources)
    if dry_run:
        for entry in merged.entries:
            click.echo(as_lines(entry))
    elif merged.entries:
        add_sources(home.sources, merged.entries)
    Progress().problems(merged.problems)
    said = "would be added" if dry_run else f"added to {home.sources}"
    known = f", {merged.known} known already" if merged.known else ""
    left = f", {len(merged.problems)} not taken" if merged.problems else ""
    click.echo(f"{count(len(merged.entries), 'source')} {said}{known}{left}", err=True)


@click.command("export-opml", epilog=EXPORT_EPILOG)
@click.option("--output", metavar="FILE", help="Write there instead of to standard output.")
@click.pass_obj
def export_opml(home: Home, output: str | None) -> None:
    """Write the feeds among the sources as OPML, for other readers."""
    from tracker.output import destination
    from tracker.plain import count
    from tracker.project import read_settings, read_sources
    from tracker.sources.opml import to_opml

    home.require_project()
    sources = read_sources(home)
    with destination(output) as stream:
        stream.write(to_opml(sources, read_settings(home).project.name))
    others = sum(source.kind != "feed" for source in sources)
    if others:
        click.echo(f"{count(others, 'source')} left out: OPML lists feeds only", err=True)
