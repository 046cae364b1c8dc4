"""`tracker alerts test`."""

from __future__ import annotations

import click

from tracker.home import Home

EPILOG = """\b
Examples:
  tracker alerts test team
  tracker alerts test team post
"""


@click.command("test", epilog=EPILOG)
@click.argument("channels", metavar="CHANNEL…", nargs=-1, required=True)
@click.pass_obj
def command(home: Home, channels: tuple[str, ...]) -> int:
    """Send a test message through channels.

    It says that it is a test, is tried once, and is not kept. A feed gets none: it
    holds what was told and nothing else.
    """
    from tracker.project import read_settings
    from tracker.stages.alerts import require_alerts, test_message

    home.require_project()
    wanted = require_alerts(home)
    settings = read_settings(home)
    has_failed = False
    for name in channels:
        problem = test_message(home, settings, wanted, name)
        click.echo(f"{name}: {problem or 'sent'}", err=bool(problem))
        has_failed |= problem is not None
    return 1 if has_failed else 0
