"""`tracker backup`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from tracker.home import Home
from tracker.progress import Progress

EPILOG = """\b
Examples:
  tracker backup /mnt/backups/news
  tracker backup /mnt/backups/news --keep 14       (every night, for two weeks)
  tracker backup ~/news-small --without-archive
  tracker --home restored restore /mnt/backups/news
"""


@click.command(epilog=EPILOG)
@click.argument("destination", type=click.Path(path_type=Path))
@click.option("--without-archive", is_flag=True, help="Leave out the pages as they came.")
@click.option(
    "--keep",
    type=click.IntRange(min=1),
    metavar="N",
    help="Remove all but the last N backups; without it all stay.",
)
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True
)
@click.pass_obj
def command(
    home: Home, destination: Path, without_archive: bool, keep: int | None, form: str
) -> None:
    """Back the project up to a folder.

    The folder keeps each content once, under its SHA-256, and a list for each backup: the second
    backup copies only what is new. Configuration, segments, the archive, what crawls remember, logs
    and the published copy of the warehouse are in it. It may run while a crawl does: neither waits
    for the other, and what comes of it can be gone on from.
    """
    from tracker.backup.backup import back_up
    from tracker.output import json_ready
    from tracker.plain import count, size_in_words

    home.require_project()
    destination = destination.expanduser().absolute()
    progress = Progress()
    with progress.stage("backup") as stage:
        summary = back_up(
            home, destination, with_archive=not without_archive, keep=keep, tell=stage.update
        )
        removed = f", {count(summary.removed, 'old content')} removed" if summary.removed else ""
        stage.done(
            f"{summary.snapshot} in {destination}: {count(summary.files, 'file')}, "
            f"{size_in_words(summary.size)}; {count(summary.copied, 'file')} copied, "
            f"{size_in_words(summary.copied_size)}{removed}"
        )
    if form == "json":
        sys.stdout.write(json.dumps(json_ready(summary), indent=1) + "\n")
