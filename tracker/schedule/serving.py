"""`tracker schedule` as a service: one daemon a project, until a signal ends it."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.exc import DBAPIError

from tracker.home import Home
from tracker.lock import exclusive
from tracker.progress import Progress
from tracker.schedule.book import SCHEDULE
from tracker.schedule.clock import open_clock, unusable
from tracker.schedule.configuration import Configuration
from tracker.schedule.daemon import Daemon
from tracker.schedule.inbox import signals
from tracker.schedule.notifying import Notifier
from tracker.schedule.processes import Processes
from tracker.schedule.standing import LOCK
from tracker.schedule.telling import telling
from tracker.schedule.timepiece import SystemTime
from tracker.watching.starting import watched


def serve(home: Home, progress: Progress, *, once: bool = False) -> bool:
    """Run the project's sources by their schedules until SIGTERM or SIGINT.

    SIGHUP reads the configuration again. With `once` only what is due now. Returns whether all runs
    went well. A second signal ends the running crawl at once and raises KeyboardInterrupt. Raises
    UserError where another daemon is at work, and ConfigError on a mistake where no good
    configuration was ever read.
    """
    timepiece = SystemTime()
    with exclusive(home.data / LOCK, "another 'tracker schedule'"):
        configuration = Configuration(home)

        def local_time() -> datetime:
            return timepiece.now().astimezone(ZoneInfo(configuration.time_zone))

        tell = telling(progress, local_time)
        with (
            open_clock(home.data / SCHEDULE, tell, timepiece) as clock,
            signals() as inbox,
            watched(configuration.home, tell) as pulse,
        ):
            daemon = Daemon(
                configuration,
                clock,
                Processes(progress.form),
                timepiece,
                inbox,
                tell,
                notifier=Notifier(),
                pulse=pulse,
            )
            try:
                daemon.begin()
            except (DBAPIError, sqlite3.Error) as error:
                raise unusable(home.data / SCHEDULE, error) from error
            daemon.loop(once=once)
            return not daemon.has_failed
