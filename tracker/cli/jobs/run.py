"""`tracker jobs run`."""

from __future__ import annotations

import click

from tracker.home import Home

EPILOG = """\b
Examples:
  tracker jobs run aws-news
  tracker jobs run aws-news nvidia-blog
"""


@click.command("run", epilog=EPILOG)
@click.argument("names", metavar="NAME...", nargs=-1, required=True)
@click.pass_obj
def command(home: Home, names: tuple[str, ...]) -> None:
    """Let the schedule run sources now, before all others.

    A paused source runs this once, and stays paused. Without a 'tracker schedule' at work the
    sources run when the next one starts.
    """
    from datetime import UTC, datetime

    from tracker.cli.jobs.naming import named
    from tracker.schedule.book import open_book
    from tracker.schedule.standing import daemon_pid

    sources = named(home, names)
    with open_book(home) as book:
        for source in sources:
            book.ask(source, datetime.now(UTC))
    when = "within seconds" if daemon_pid(home) is not None else "when 'tracker schedule' starts"
    click.echo(f"{', '.join(sources)}: due now, runs {when}", err=True)
