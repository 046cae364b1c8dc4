"""`tracker publish`."""

from __future__ import annotations

import click

from tracker.cli.log_form import log_form_option
from tracker.cli.waiting import run_id_option, wait_option
from tracker.errors import UserError
from tracker.home import Home
from tracker.progress import LogForm, Progress

EPILOG = """\b
Example:
  tracker crawl && tracker analyse && tracker publish
"""


@click.command(epilog=EPILOG)
@wait_option
@run_id_option
@log_form_option
@click.pass_obj
def command(home: Home, wait: float, run_id: str | None, log_form: LogForm) -> None:
    """Only load and publish: from analyses to the readers' copy.

    Readers who have the copy before it open keep it for as long as they like.
    """
    from tracker.lock import exclusive
    from tracker.project import read_rules, read_settings
    from tracker.run import LOCK, WORK
    from tracker.runs.recording import recording
    from tracker.stages.publish import publish

    home.require_project()
    settings = read_settings(home)
    rules = read_rules(home, settings)
    progress = Progress(form=log_form)
    with (
        exclusive(home.data / LOCK, WORK, wait=wait, tell=progress.say),
        recording(home, "publish", (), progress, run_id=run_id) as recorder,
    ):
        summary = publish(home, settings, rules.entities, progress)
        recorder.published(summary.copy)
    if summary.problems:
        raise UserError("done, with problems (see above)")
