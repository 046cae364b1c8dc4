"""`tracker schedule`."""

from __future__ import annotations

import click

from tracker.cli.log_form import log_form_option
from tracker.errors import UserError
from tracker.home import Home
from tracker.progress import LogForm, Progress

EPILOG = """\b
Examples:
  tracker schedule
  tracker schedule --list
  tracker schedule --once    (from cron or a systemd timer)
  tracker schedule --log-format json
"""


@click.command(epilog=EPILOG)
@click.option("--list", "listing", is_flag=True, help="Only show what runs when.")
@click.option("--once", is_flag=True, help="Run what is due now, and end.")
@log_form_option
@click.pass_obj
def command(home: Home, listing: bool, once: bool, log_form: LogForm) -> None:
    """Run crawls by the clock, for months.

    Each source runs by its 'schedule' in sources.yaml, else by the default of tracker.toml:
    'adaptive' (as often as what it publishes is worth, or 'adaptive 15m..1d' within such bounds),
    'every 6h', or 'cron 0 7 * * 1-5' in the project's time zone. '--list' says how often, and why.
    What fell due while nothing ran is made up for once at the start. Changes of the configuration
    are noticed within seconds (SIGHUP: at once); while there is a mistake in it the last good one
    stays in use. 'tracker jobs' shows and steers what runs.

    Runs in the foreground until Ctrl-C or SIGTERM, which let a crawl that is at work store what it
    has; a second Ctrl-C ends it at once.
    """
    home.require_project()
    if listing:
        _list(home)
        return
    from tracker.schedule.serving import serve

    if not serve(home, Progress(form=log_form), once=once) and once:
        raise UserError("done, with problems (see above)")


def _list(home: Home) -> None:
    from datetime import UTC, datetime

    from tracker.schedule.adaptive import paces
    from tracker.schedule.book import SCHEDULE
    from tracker.schedule.clock import next_times
    from tracker.schedule.last_good import read_in_use
    from tracker.schedule.plan import plan, run_times, timetable

    read, mistake = read_in_use(home)
    zone = read.settings.project.time_zone
    planned = plan(read.sources, read.settings.schedule, zone)
    now = datetime.now(UTC)
    times = run_times(planned, next_times(home.data / SCHEDULE), now)
    why = {one: paced.interval.reason for one, paced in paces(home, times, now).items()}
    for line in timetable(times, zone, now, why):
        click.echo(line)
    if mistake is not None:
        raise UserError(f"{mistake}\nthe last good configuration is shown")
