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

    Looks for new events, makes the digests that are due, and delivers what waits, as 'tracker run'
    does at its end. What failed before is tried when its pause is over; 'tracker alerts retry'
    tries at once. The exit code is 1 where a message failed, or alerts.yaml is wrong.
    """
    from tracker.project import read_settings
    from tracker.runs.recording import recording
    from tracker.stages.alerts import alerts

    home.require_project()
    progress = Progress(form=log_form)
    with recording(home, "alerts", (), progress, run_id=run_id):
        done = alerts(home, read_settings(home), progress)
        if not done.has_channels:
            progress.say("alerts: no channel in alerts.yaml, so nobody is told anything")
    return 1 if done.problems or done.delivered.failed or done.delivered.dead else 0
