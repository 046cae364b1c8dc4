"""`tracker jobs pause` and `tracker jobs resume`."""

from __future__ import annotations

import click

from tracker.home import Home


@click.command("pause", epilog="\b\nExample:\n  tracker jobs pause aws-news")
@click.argument("names", metavar="NAME...", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="All sources.")
@click.pass_obj
def pause(home: Home, names: tuple[str, ...], everything: bool) -> None:
    """Let sources rest until they are resumed.

    A run that is at work goes on. 'tracker run' and 'tracker crawl' do not care.
    """
    from datetime import UTC, datetime

    from tracker.cli.jobs.naming import named_or_all
    from tracker.schedule.book import open_book

    sources = named_or_all(home, names, everything)
    with open_book(home) as book:
        for source in sources:
            is_news = book.pause(source, datetime.now(UTC))
            click.echo(f"{source}: paused{'' if is_news else ' already'}", err=True)


@click.command(
    "resume", epilog="\b\nExamples:\n  tracker jobs resume aws-news\n  tracker jobs resume --all"
)
@click.argument("names", metavar="NAME...", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="All sources that are paused.")
@click.pass_obj
def resume(home: Home, names: tuple[str, ...], everything: bool) -> None:
    """Let paused sources run again.

    What fell due in the meantime is made up for once.
    """
    from tracker.cli.jobs.naming import named_or_all
    from tracker.schedule.book import open_book

    sources = named_or_all(home, names, everything)
    with open_book(home) as book:
        for source in sources:
            was_paused = book.resume(source)
            if was_paused or not everything:
                said = "resumed" if was_paused else "was not paused"
                click.echo(f"{source}: {said}", err=True)
