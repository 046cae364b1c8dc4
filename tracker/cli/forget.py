"""`tracker forget`."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from typing import TYPE_CHECKING

import click

from tracker.errors import UserError
from tracker.home import Home
from tracker.progress import Progress

if TYPE_CHECKING:
    from tracker.forget.choosing import Wish
    from tracker.forget.forgetting import Forgetting

_SHOWN = 10
EPILOG = """\b
Examples:
  tracker forget --article https://example.com/2026/02/leaked
  tracker forget --source gossip-daily
  tracker forget --before 2024-01-01 --yes
  tracker forget --source gossip-daily --before 2025-01-01
  tracker forget --undo https://example.com/2026/02/leaked
  tracker forget                                     (goes on with one that was interrupted)
"""


@click.command(epilog=EPILOG)
@click.option("--article", "urls", metavar="URL", multiple=True, help="An article, by an address.")
@click.option("--source", metavar="NAME", help="All that a source has found.")
@click.option(
    "--before", metavar="DAY", type=click.DateTime(["%Y-%m-%d"]), help="All published before it."
)
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--undo", metavar="URL", help="Let an article be fetched again; nothing comes back.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True
)
@click.pass_obj
def command(
    home: Home,
    urls: tuple[str, ...],
    source: str | None,
    before: datetime | None,
    yes: bool,
    undo: str | None,
    form: str,
) -> None:
    """Remove articles from everywhere, for good.

    What fits all that is given is counted and shown, and removed when you agree: from the
    warehouse, the published copies, the segments, the archive, what crawls remember, and the logs.
    It does not come back by another analysis, import or crawl, for hashes of its addresses are
    kept. An undated article counts as of the day on which it was first fetched.

    Backups that were made before still hold it, and so does a copy that a reader has open. An
    interrupted call is gone on with by the next one.
    """
    from tracker.forget.choosing import Wish
    from tracker.forget.forgetting import Forgetting

    wish = Wish(urls, source, before.date() if before else None)
    is_wish = bool(urls or source or before)
    if undo is not None and is_wish:
        raise click.UsageError("--undo goes with no other option")
    home.require_project()
    with Forgetting(home, Progress()) as forgetting:
        if undo is not None:
            forgetting.undo(undo)
            return
        went_on = forgetting.go_on()
        if is_wish:
            _forget(forgetting, wish, yes=yes, form=form)
        elif not went_on:
            raise click.UsageError("say what: --article URL, --source NAME or --before DAY")


def _forget(forgetting: Forgetting, wish: Wish, *, yes: bool, form: str) -> None:
    from tracker.output import json_ready

    choice = forgetting.choose(wish)
    if not choice.journal.articles and not choice.journal.pages:
        raise UserError("nothing that is stored fits")
    click.echo(f"to be forgotten: {forgetting.in_words(choice)}", err=True)
    for url in list(choice.journal.articles)[:_SHOWN]:
        click.echo(f"  {url}", err=True)
    if len(choice.journal.articles) > _SHOWN:
        click.echo(f"  … and {len(choice.journal.articles) - _SHOWN:,} more", err=True)
    if not yes and not click.confirm("Remove it for good?", err=True):
        raise UserError("nothing was removed")
    forgetting.forget(choice)
    if form == "json":
        sys.stdout.write(json.dumps(json_ready(choice.extent), indent=1) + "\n")
