"""`tracker import`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.errors import UserError
from tracker.home import Home
from tracker.progress import Progress

if TYPE_CHECKING:
    from tracker.importing import Attribution

EPILOG = """\b
Examples:
  tracker import saved-pages/
  tracker import crawl-2023.warc.gz crawl-2024.warc.gz
  tracker import mirror/ --base-url https:// --source chip-times
  tracker import pages/ --url-from addresses.csv --time-zone Asia/Tokyo
  tracker import export.jsonl --lang ja

\b
Reads, by the endings of names: .html .htm .xhtml (as saved by a browser, SingleFile, HTTrack …),
.mhtml .mht, .warc .arc, .wacz .zip, and .jsonl with {"url", "html", "fetched_at"} a line; HTML,
WARC and JSON Lines also as .gz. Folders are read with all that is in them.

\b
The address of an HTML file is what --url-from says of it (a CSV of path and url, or JSON Lines with
"path" and "url"), else what it says itself (the comment of who saved it, rel=canonical, og:url),
else --base-url and its path; with '--base-url https://' the first folder is the host.
"""


@click.command("import", epilog=EPILOG)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option(
    "--source", metavar="NAME", help="Whose articles these are; else told by host for each page."
)
@click.option("--url-from", metavar="FILE", help="A table of the files' addresses.")
@click.option("--base-url", metavar="URL", help="Where relative paths begin.")
@click.option("--time-zone", metavar="ZONE", help="For dates that name none, e.g. Asia/Tokyo.")
@click.option("--lang", type=click.Choice(["ja", "en"]), help="Where a page does not tell it.")
@click.pass_obj
def command(
    home: Home,
    paths: tuple[str, ...],
    source: str | None,
    url_from: str | None,
    base_url: str | None,
    time_zone: str | None,
    lang: str | None,
) -> None:
    """Load an archive of saved pages: folders, MHTML, WARC, JSON Lines.

    Nothing is fetched. What the pages are goes the way of a crawl: stored as articles with their
    versions, each once, however often the import is begun. 'tracker analyse' and 'tracker publish'
    take it from there; so does the next 'tracker run'.
    """
    from crawler.imports.addresses import Addresses, AddressTableError, read_table
    from tracker.importing import import_archive
    from tracker.lock import exclusive
    from tracker.project import read_settings
    from tracker.run import LOCK, WORK

    home.require_project()
    settings = read_settings(home)
    try:
        table = read_table(Path(url_from)) if url_from else {}
    except AddressTableError as error:
        raise UserError(str(error), code=2) from error
    addresses = Addresses(table, _base_url(base_url))
    attribution = _attribution(home, source, lang)
    zone = _time_zone(time_zone)
    existing = [_existing(path) for path in paths]
    progress = Progress()
    with exclusive(home.data / LOCK, WORK):
        summary = import_archive(
            home, settings, existing, attribution, addresses, progress, time_zone=zone
        )
    if summary.interrupted:
        raise KeyboardInterrupt
    if summary.new or summary.changed:
        progress.say(
            "Next: 'tracker analyse && tracker publish', or wait for the next 'tracker run'"
        )
    if summary.problems:
        raise UserError("done, with problems (see above)")


def _existing(path: str) -> Path:
    found = Path(path).expanduser().absolute()
    if not found.exists():
        raise UserError(f"there is no file or folder {path}", code=2)
    return found


def _base_url(text: str | None) -> str | None:
    from crawler.imports.saved_page import web_address

    if text is None or text in {"http://", "https://"} or web_address(text):
        return text
    raise UserError(f"--base-url {text!r} is no web address; write https://…", code=2)


def _time_zone(name: str | None) -> str | None:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name).key if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UserError(f"{name!r} is no time zone; write one like Asia/Tokyo", code=2) from error


def _attribution(home: Home, name: str | None, lang: str | None) -> Attribution:
    from tracker.importing import Attribution, imported_source
    from tracker.project import read_sources

    sources = read_sources(home)
    named = next((source for source in sources if source.name == name), None)
    if name is not None and named is None:
        try:
            named = imported_source(name, lang)
        except ValueError as error:
            raise UserError(
                f"{name!r} is no name; use lower-case letters, digits, '.', '_' and '-'", code=2
            ) from error
    return Attribution(sources, named, lang)
