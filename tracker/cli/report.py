"""`tracker report`."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import IO, TYPE_CHECKING

import click

from tracker.cli.period import period_options
from tracker.cli.where import a_name, press_options
from tracker.home import Home

if TYPE_CHECKING:
    from tracker.report.content import EntityReport

EPILOG = """\b
Examples:
  tracker report --entity Trainium2
  tracker report --entity エヌビディア --since 90d --grain month
  tracker report --entity H100 --source cloud-wire --lang en
  tracker report --entity Bedrock --format html --output bedrock.html
  tracker report --entity H100 --format json | jq .totals
"""


@click.command(epilog=EPILOG)
@click.option(
    "--entity",
    required=True,
    metavar="NAME",
    callback=a_name,
    help="A name, in any writing, or an id.",
)
@press_options
@period_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv", "markdown", "html"]),
    default="table",
    show_default=True,
    help="csv holds the trend alone.",
)
@click.option("--output", metavar="FILE", help="Write there instead of to standard output.")
@click.pass_obj
def command(
    home: Home,
    entity: str,
    source: str | None,
    lang: str | None,
    since: str | None,
    until: str | None,
    grain: str,
    form: str,
    output: str | None,
) -> None:
    """What the press says of one entity, week by week.

    How often it is named and in which share of all articles, since when, where and with whom, what
    is claimed of it and how firmly, and the latest sentences. Without --since it looks back to the
    first mention, at most 26 weeks. With --source or --lang all of it is as if nothing else had
    been read.
    """
    from tracker.output import destination
    from tracker.readers import open_press
    from tracker.report.gather import gather

    # What draws it is imported while the warehouse opens and answers. Its many small questions are
    # asked side by side: sharing one of them among threads costs more than it saves.
    with ThreadPoolExecutor(max_workers=1) as pool:
        writer = pool.submit(_writer, form)
        with open_press(home, source=source, lang=lang, threads=1) as con:
            report = gather(con, entity, since=since, until=until, grain=grain)
            report = replace(report, source=source, lang=lang)
        write = writer.result()
    with destination(output) as stream:
        write(report, stream)


def _writer(form: str) -> Callable[[EntityReport, IO[str]], None]:
    """The function that writes one form; only what it needs is imported."""
    match form:
        case "json":
            from tracker.report.data import write_json as write
        case "csv":
            from tracker.report.data import write_csv as write
        case "markdown":
            from tracker.report.markdown import write_markdown as write
        case "html":
            from tracker.report.html import write_html as write
        case _:
            from tracker.report.text import write_text as write
    return write
