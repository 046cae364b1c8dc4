"""`tracker alerts retry`."""

from __future__ import annotations

import re

import click

from tracker.errors import UserError
from tracker.home import Home
from tracker.progress import Progress

EPILOG = """\b
Examples:
  tracker alerts retry 3f9c2a10
  tracker alerts retry --all
  tracker alerts retry --all --channel team
"""

_ID = re.compile(r"[0-9a-f]{6,32}")


@click.command("retry", epilog=EPILOG)
@click.argument("events", metavar="[ID]…", nargs=-1)
@click.option("--all", "every", is_flag=True, help="All that failed.")
@click.option("--channel", metavar="NAME", help="Only messages through this channel.")
@click.pass_obj
def command(home: Home, events: tuple[str, ...], every: bool, channel: str | None) -> int:
    """Try at once what failed.

    That is dead letters, and messages that wait for their next try. Events are named by
    their id, as 'tracker alerts list' shows it.
    """
    from tracker.project import read_settings
    from tracker.stages.alerts import require_alerts, retry

    if every == bool(events):
        raise click.UsageError("name events by their ids, or give --all")
    wrong = next((one for one in events if not _ID.fullmatch(one)), None)
    if wrong is not None:
        raise UserError(f"'{wrong}' is no id of an event; 'tracker alerts list' has them", code=2)
    home.require_project()
    wanted = require_alerts(home)
    ids = None if every else events
    number, done = retry(home, read_settings(home), wanted, ids, channel)
    progress = Progress()
    progress.say(f"alerts: {number} tried again, {done.sent} sent")
    progress.problems(done.troubles)
    if not number and events:
        raise UserError("nothing of these events has failed")
    return 1 if done.failed or done.dead else 0
