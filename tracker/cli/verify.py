"""`tracker verify`."""

from __future__ import annotations

import sys

import click

from tracker.home import Home
from tracker.progress import Progress

EPILOG = """\b
Examples:
  tracker verify
  tracker verify --quick && tracker backup /mnt/backups/news
  tracker verify --all                (reads every response of the archive)
  tracker verify --format json | jq '.findings[].says'
"""


@click.command(epilog=EPILOG)
@click.option("--quick", is_flag=True, help="Leave out the rows of segments, and the archive.")
@click.option("--all", "every", is_flag=True, help="Read every archived response, not a sample.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
)
@click.pass_obj
def command(home: Home, quick: bool, every: bool, form: str) -> int:
    """Check that nothing was lost, doubled or moved.

    Checks keys and references, that every mention and claim stands in its text at its offsets, the
    counts that are kept beside the mentions, stories and boilerplate, the rows of every segment
    file, the archived responses, what crawls remember, and the published copies. Nothing is
    changed. Each finding is one line: what, how often, an example, and what to do.

    While a crawl is at work the published copy is checked. The exit code is 1 where anything is
    wrong; a note alone is not.
    """
    from tracker.verify.project import verify_project
    from tracker.verify.shown import is_well, write_json, write_lines

    if quick and every:
        raise click.UsageError("--quick leaves out what --all reads: give one of them")
    home.require_project()
    progress = Progress()
    with progress.stage("verify") as stage:
        findings = verify_project(home, quick=quick, every=every, tell=stage.update)
    (write_json if form == "json" else write_lines)(findings, sys.stdout)
    return 0 if is_well(findings) else 1
