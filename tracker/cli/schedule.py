"""`tracker schedule`."""

from __future__ import annotations

import click

from tracker.errors import UserError
from tracker.home import Home
from tracker.progress import Progress

EPILOG = """\b
Examples:
  tracker schedule
  tracker schedule --list
  tracker schedule --once    (from cron or a systemd timer)
"""


@click.command(epilog=EPILOG)
@click.option("--list", "listing", is_flag=True, help="Only show what runs when.")
@click.option("--once", is_flag=True, help="Run what is due now, and end.")
@click.pass_obj
def command(home: Home, listing: bool, once: bool) -> None:
    """Run crawls by the clock, for months.

    Each source runs by its 'schedule' in sources.yaml, else by the default of tracker.toml:
    'adaptive' (as often as what it publishes is worth, or 'adaptive 15m..1d' within such bounds),
    'every 6h', or 'cron 0 7 * * 1-5' in the project's time zone. '--list' says how often, and why.
    What fell due while nothing ran is made up for once at the start. Changes of the configuration
    are noticed within seconds.

    Runs in the foreground until Ctrl-C or SIGTERM, which let a crawl that is at work store what it
    has; a second Ctrl-C ends it at once.
    """
    home.require_project()
    if listing:
        _list(home)
        return
    from tracker.schedule.daemon import serve

    if not serve(home, Progress(), once=once) and once:
        raise UserError("done, with problems (see above)")


def _list(home: Home) -> None:
    from datetime import UTC, datetime

    from tracker.schedule.adaptive import paces
    from tracker.schedule.clock import next_times
    from tracker.schedule.configuration import Configuration
    from tracker.schedule.plan import run_times, timetable

    configuration = Configuration(home)
    now = datetime.now(UTC)
    times = run_times(configuration.plan, next_times(home.data / "schedule.sqlite"), now)
    why = {planned: paced.interval.reason for planned, paced in paces(home, times, now).items()}
    for line in timetable(times, configuration.time_zone, now, why):
        click.echo(line)
