"""`tracker status`."""

from __future__ import annotations

import sys

import click

from tracker.home import Home

EPILOG = """\b
Examples:
  tracker status
  tracker status --format json | jq -r '.worries[] | [.concern, .subject, .says] | @tsv'
  tracker status >/dev/null || mail -s 'tracker' me@example.com
"""


@click.command(epilog=EPILOG)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
)
@click.pass_obj
def command(home: Home, form: str) -> int:
    """What runs, what waits, what is late, what has gone quiet.

    Reads the project's files and holds none of them: with 'tracker schedule' at work, and without.
    'late' is what is due for more than an hour; 'failing' what went wrong the last time; 'quiet' a
    source that is silent for longer than its rhythm explains ('tracker doctor' says more of it).

    The exit code is 1 where something is late or failing.
    """
    home.require_project()
    from tracker.status.facts import read_facts
    from tracker.status.report import report
    from tracker.status.view import write_json, write_table

    now = report(read_facts(home))
    (write_json if form == "json" else write_table)(now, sys.stdout)
    return 0 if now.ok else 1
