"""`tracker alerts send`."""

from __future__ import annotations

import click

from tracker.cli.log_form import log_form_option
from tracker.cli.waiting import run_id_option
from tracker.home import Home
from tracker.progress import LogForm, Progress

EPILOG = """\b
Examples:
  tracker alerts send
  tracker --home ~/news alerts send      (from cron, where digests are to be on time)
"""


@click.command("send", epilog=EPILOG)
@run_id_option
@log_form_option
@click.pass_obj
def command(home: Home, run_id: str | None, log_form: LogForm) -> int:
    """Look, make digests, deliver.

    Looks for new events, makes the digests that are due, and delivers what waits.
    This is what 'tracker run' does at its end. What failed before is tried when its pause is over;
    'tracker alerts retry' tries at once. The exit code is 1 where a message failed.
    """
    from tracker.project import read_settings
    from tracker.runs.recording import recording
    from tracker.stages.alerts import alerts, require_alerts

    home.require_project()
    require_alerts(home)
    progress = Progress(form=log_form)
    with recording(home, "alerts", (), progress, run_id=run_id):
        done = alerts(home, read_settings(home), progress)
    return 1 if done.problems or done.delivered.failed or done.delivered.dead else 0
