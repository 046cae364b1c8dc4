"""`tracker extract`."""

from __future__ import annotations

import sys
from typing import IO, TYPE_CHECKING

import click

from tracker.errors import UserError
from tracker.home import Home
from tracker.input import opened

if TYPE_CHECKING:
    from datetime import date

    from nlp.records import Document
    from tracker.rules import Rules

EPILOG = """\b
Examples:
  tracker extract article.txt --title "AWS launches Trainium2"
  pbpaste | tracker extract - --format json
  tracker extract article.txt --explain --published 2021-05-01
  tracker extract --jsonl < articles.jsonl > claims.jsonl

\b
With --jsonl each line in is {"id", "title", "text", "lang", "published"} (only "text" is needed),
each line out {"id", "lang", "mentions", "quantities", "claims", "ambiguous"}, in the same order.
"mentions" holds what counts, "ambiguous" what may be one but more likely is not. A line that cannot
be read gives {"id", "error"}, one line on standard error, and exit code 1 at the end.
"""


@click.command(epilog=EPILOG)
@click.argument("file", metavar="[FILE|-]", default="-")
@click.option("--title", default="", metavar="TEXT", help="The article's title.")
@click.option("--lang", type=click.Choice(["ja", "en"]), help="Its language; else it is told.")
@click.option(
    "--published",
    metavar="DAY",
    help="Its day (2026-11-24): an ambiguous name means nothing before its thing had it.",
)
@click.option("--explain", is_flag=True, help="Say why each name and each claim is read so.")
@click.option("--jsonl", is_flag=True, help="A stream: one JSON object a line in, one a line out.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    help="Else a table on a terminal, JSON in a pipe.",
)
@click.option("--no-ginza", is_flag=True, help="Rules alone: faster, less exact in Japanese.")
@click.pass_obj
def command(
    home: Home,
    file: str,
    title: str,
    lang: str | None,
    published: str | None,
    explain: bool,
    jsonl: bool,
    form: str | None,
    no_ginza: bool,
) -> None:
    """One text in, its mentions and claims out.

    Reads FILE or standard input (UTF-8 text; no HTML, see 'tracker parse') with the project's
    catalogue and cues, or those that ship with the program outside a project. Offsets count Unicode
    code points of the title or text exactly as given.
    """
    if jsonl and (title or form == "table"):
        raise click.UsageError("--jsonl takes each title from its line, and writes JSON only")
    with opened(file) as stream:
        text = None if jsonl else _text(stream, file)
        if text is not None and not text.strip() and not title.strip():
            raise UserError("the text is empty; name a file, or write to standard input")

        # Not before: the rules take a second to come in.
        from tracker.project import read_rules, read_settings

        day = _day(published)
        rules = read_rules(home, read_settings(home), ginza=False if no_ginza else None)
        if text is None:
            from tracker.extraction.stream import Wanted, read_stream
            from tracker.jsonl import write_answers

            write_answers(read_stream(stream, rules, Wanted(lang, day, explain)))
        else:
            from nlp.records import Document

            _extract(Document(text, title, lang, day), rules, form, explain=explain)


def _extract(document: Document, rules: Rules, form: str | None, *, explain: bool) -> None:
    import json

    from tracker.extraction.shapes import analysis_as_json
    from tracker.extraction.view import write_view

    reader = rules.reader()
    analysis = reader.read(document)
    why = reader.explain(document) if explain else None
    if form == "table" or (form is None and sys.stdout.isatty()):
        write_view(document, analysis, why, sys.stdout)
    else:
        click.echo(json.dumps(analysis_as_json(analysis, why), ensure_ascii=False, indent=2))


def _text(stream: IO[bytes], file: str) -> str:
    try:
        return stream.read().decode("utf-8")
    except UnicodeDecodeError as error:
        name = "standard input" if file == "-" else file
        raise UserError(
            f"{name} is not UTF-8 (byte {error.start + 1}); convert it, as with "
            f"'iconv -f SHIFT_JIS -t UTF-8'"
        ) from error


def _day(published: str | None) -> date | None:
    from tracker.extraction.stream import day_of

    if published is None:
        return None
    try:
        return day_of(published)
    except ValueError as error:
        raise UserError(f"--published {published!r} is no day; write 2026-11-24", code=2) from error
