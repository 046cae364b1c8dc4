"""`tracker restore`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.errors import UserError
from tracker.home import Home
from tracker.progress import Progress

if TYPE_CHECKING:
    from tracker.backup.restore import RestoreSummary

EPILOG = """\b
Examples:
  tracker --home restored restore /mnt/backups/news
  tracker restore /mnt/backups/news --check           (reads every sum, restores nothing)
  tracker restore --rebuild                           (a warehouse.duckdb that is damaged)
"""


@click.command(epilog=EPILOG)
@click.argument("source", type=click.Path(path_type=Path), required=False)
@click.option("--snapshot", metavar="TIME", help="Which backup of the folder; else the newest.")
@click.option("--check", "only_check", is_flag=True, help="Only look whether it is whole.")
@click.option("--rebuild", is_flag=True, help="Build this project's warehouse from its segments.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True
)
@click.pass_obj
def command(
    home: Home,
    source: Path | None,
    snapshot: str | None,
    only_check: bool,
    rebuild: bool,
    form: str,
) -> None:
    """Bring a project back from a backup, or its warehouse from its segments.

    With SOURCE, a folder that 'tracker backup' has written, the project comes back to the folder
    that --home names, which has to be new or empty. Every sum is checked. Where the copy of the
    warehouse is not in the backup, or is damaged, it is built from the segments.

    With --rebuild the warehouse of the project that is here is built anew from its segments, and
    published. The old file is kept beside it until you remove it.
    """
    if (source is None) != rebuild:
        raise click.UsageError("give the folder of a backup, or --rebuild")
    if source is None:
        home.require_project()
        _rebuild(home, Progress())
        return
    summary = _restore(home, source.expanduser().absolute(), snapshot, only_check, Progress())
    if form == "json":
        from tracker.output import json_ready

        sys.stdout.write(json.dumps(json_ready(summary), indent=1) + "\n")
    if summary.problems:
        raise UserError("done, but not all of the backup is whole (see above)")


def _restore(
    home: Home, source: Path, name: str | None, only_check: bool, progress: Progress
) -> RestoreSummary:
    from tracker.backup.restore import check, chosen_snapshot, restore
    from tracker.plain import count, size_in_words

    snapshot = chosen_snapshot(source, name)
    with progress.stage("check" if only_check else "restore") as stage:
        if only_check:
            summary = check(source, snapshot, stage.update)
        else:
            summary = restore(source, snapshot, home, stage.update)
        said = f"{count(summary.files, 'file')}, {size_in_words(summary.size)}"
        stage.done(f"{snapshot.name}: {said}" + ("" if only_check else f" to {home.root}"))
    progress.problems(summary.problems)
    if not only_check and not summary.has_warehouse and home.is_project and home.segments.is_dir():
        progress.say("the warehouse is not in the backup: it is built from the segments")
        _rebuild(home, progress)
    return summary


def _rebuild(home: Home, progress: Progress) -> None:
    from tracker.backup.rebuilding import rebuild

    published, aside = rebuild(home, progress)
    if aside is not None:
        progress.say(f"the old warehouse is kept as {aside}; remove it when nothing is missed")
    if published.problems:
        raise UserError("done, with problems (see above)")
