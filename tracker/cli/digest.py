"""`tracker digest`."""

from __future__ import annotations

import click

from tracker.home import Home

EPILOG = """\b
Examples:
  tracker digest
  tracker digest --by day --until 2026-10-01
  tracker digest --format html --output week.html
  tracker digest --by week --send team --send post
"""


@click.command(epilog=EPILOG)
@click.option(
    "--by",
    type=click.Choice(["day", "week"]),
    default="week",
    show_default=True,
    help="One day, or seven.",
)
@click.option(
    "--until", metavar="DAY", help="The last day: 2026-10-01, or 1d for yesterday; else today."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["markdown", "html"]),
    default="markdown",
    show_default=True,
)
@click.option("--output", metavar="FILE", help="Write there instead of to standard output.")
@click.option(
    "--send",
    "channels",
    multiple=True,
    metavar="CHANNEL",
    help="Send it through this channel of alerts.yaml instead; can be given more than once.",
)
@click.pass_obj
def command(
    home: Home, by: str, until: str | None, form: str, output: str | None, channels: tuple[str, ...]
) -> int:
    """What moved in a day or a week, on one page.

    Who rises and falls, bursts, new names, the loudest new claims and what they leave open, hedges
    that were dropped, contradictions, predictions that came due, sources that have gone quiet, and
    what was read. Digests by the clock stand under 'digests' in alerts.yaml.
    """
    from tracker.digest.making import asked_digest, send_digest, write_digest

    home.require_project()
    digest = asked_digest(home, by="day" if by == "day" else "week", until=until)
    if not channels:
        write_digest(digest, form, output)
        return 0
    if output is not None:
        raise click.UsageError("--send and --output do not go together; choose one")
    problems = send_digest(home, digest, channels)
    for problem in problems:
        click.echo(problem, err=True)
    if not problems:
        click.echo("sent", err=True)
    return 1 if problems else 0
