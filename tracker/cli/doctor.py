"""`tracker doctor`."""

from __future__ import annotations

import sys

import click

from tracker.home import Home

EPILOG = """\b
Examples:
  tracker doctor
  tracker doctor aws-news nvidia-blog
  tracker doctor --days 90
  tracker doctor --format json | jq '.sources[] | select(.verdict == "broken")'
"""


@click.command(epilog=EPILOG)
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option(
    "--days",
    type=click.IntRange(1, 3650),
    default=28,
    show_default=True,
    help="How old a change may be to be told.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
)
@click.pass_obj
def command(home: Home, sources: tuple[str, ...], days: int, form: str) -> int:
    """Why a source has gone quiet or broken, and what to do about it.

    Looks at what is stored and asks no site. Each source is

    \b
      ok        as ever
      moved     found at another address now
      quiet     silent for longer than its rhythm explains
      broken    not reached, not read, or read worse than before
      new       not crawled yet
      disabled  switched off in sources.yaml
      unlisted  stored, but not in sources.yaml

    Without names the project is examined too: configuration, disk, models, the published copy.
    The exit code is 1 where something is moved, quiet, broken or wrong.
    """
    from tracker.doctor.examination import examine
    from tracker.doctor.shown import write_json, write_table

    examination = examine(home, sources, days=days)
    (write_json if form == "json" else write_table)(examination, sys.stdout)
    return 0 if examination.all_is_well else 1
