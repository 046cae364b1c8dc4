"""`tracker demo`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

EPILOG = """\b
Examples:
  tracker demo
  tracker demo --keep my-demo
  tracker demo --keep my-demo      (once more: fetches only what has changed)
"""


@click.command(epilog=EPILOG)
@click.option(
    "--keep",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Keep the project in this folder; else it is thrown away.",
)
def command(keep: Path | None) -> None:
    """Crawl a small news site on this machine and report on it.

    The site is served on loopback and treated as the open web: feeds, sitemaps and listings are
    discovered, robots.txt is kept, pages are fetched, archived, read by the same NLP and loaded
    into the same warehouse as in any project. It needs no internet and about a minute.
    """
    from tracker.demo.tour import tour
    from tracker.progress import Progress

    tour(keep, Progress(), sys.stdout)
