"""`tracker parse`."""

from __future__ import annotations

import sys

import click

from tracker.errors import UserError
from tracker.home import Home
from tracker.input import opened

EPILOG = """\b
Examples:
  curl -s https://example.com/news/1 | tracker parse - --url https://example.com/news/1
  tracker parse page.html --url https://example.com/news/1 --format json
  tracker parse --jsonl < pages.jsonl > articles.jsonl

\b
With --jsonl each line in is {"id", "url", "html"}, each line out {"id", "article", "reason"}, in
the same order; of "article" and "reason" one is null. A line that cannot be read gives a reason,
one line on standard error, and exit code 1 at the end.
"""


@click.command(epilog=EPILOG)
@click.argument("file", metavar="[FILE|-]", default="-")
@click.option("--url", metavar="URL", help="The address of the page.")
@click.option("--jsonl", is_flag=True, help="A stream: one JSON object a line in, one a line out.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    help="Else a table on a terminal, JSON in a pipe.",
)
@click.option(
    "--time-zone",
    metavar="ZONE",
    help="For dates that name none, e.g. Asia/Tokyo; else the project's.",
)
@click.option("--lang", metavar="CODE", help="Language, where the page does not tell it.")
@click.pass_obj
def command(
    home: Home,
    file: str,
    url: str | None,
    jsonl: bool,
    form: str | None,
    time_zone: str | None,
    lang: str | None,
) -> None:
    """One HTML page in, one article out.

    Reads FILE or standard input, in any character set, and tells title, text, language, authors and
    dates, each with what it was taken from. Fetches nothing, and needs no project. A page that is
    no article is one line that says why, and exit code 1.
    """
    zone = _time_zone(home, time_zone)
    if jsonl and (url or form == "table"):
        raise click.UsageError("--jsonl takes each address from its line, and writes JSON only")
    if not jsonl and not url:
        raise click.UsageError("name the address of the page with --url")
    with opened(file) as stream:
        if jsonl:
            from tracker.jsonl import write_answers
            from tracker.parsing.stream import read_stream

            write_answers(read_stream(stream, zone, lang))
        else:
            assert url is not None
            _parse_page(stream.read(), url, zone, lang, form)


def _parse_page(body: bytes, url: str, zone: str, lang: str | None, form: str | None) -> None:
    import json
    from datetime import UTC, datetime
    from zoneinfo import ZoneInfo

    from crawler.extract import Page, Rejected, extract_article
    from crawler.page_body import objection_to_body
    from tracker.parsing.shapes import article_as_json
    from tracker.parsing.stream import is_address
    from tracker.parsing.view import write_view

    if not is_address(url):
        raise UserError(f"{url!r} is no address of a page; write http://… or https://…", code=2)
    if objection := objection_to_body(body, None):
        raise UserError(f"{url}: {objection}")
    page = Page(
        url=url,
        body=body,
        content_type=None,
        fetched_at=datetime.now(UTC),
        source="",
        time_zone=zone,
        lang=lang,
    )
    article = extract_article(page, None)
    if isinstance(article, Rejected):
        raise UserError(f"{url}: no article: {article.reason}")
    if form == "table" or (form is None and sys.stdout.isatty()):
        write_view(article, ZoneInfo(zone), sys.stdout)
    else:
        click.echo(json.dumps(article_as_json(article), ensure_ascii=False, indent=2))


def _time_zone(home: Home, given: str | None) -> str:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    from tracker.project import read_settings

    if given is None:
        return read_settings(home).project.time_zone
    try:
        return ZoneInfo(given).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UserError(
            f"--time-zone {given!r} is no time zone; write a name like Asia/Tokyo", code=2
        ) from error
