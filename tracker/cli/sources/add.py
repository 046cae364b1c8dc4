"""`tracker sources add`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from tracker.errors import UserError
from tracker.home import Home
from tracker.progress import Progress

if TYPE_CHECKING:
    from crawler.probing.findings import Found, SiteFinding

EPILOG = """\b
Examples:
  tracker sources add https://news.example
  tracker sources add news.example/ai/ --name news-ai --lang ja --tier press
  tracker sources add https://news.example/feed.xml --yes
  tracker sources add https://news.example --kind sitemap --dry-run
  tracker sources add http://localhost:8000 --allow-local --format json

The address may be that of a site, a section, a feed, a sitemap or a page that lists articles.
"""


@click.command("add", epilog=EPILOG, short_help="Find a site's feeds and sitemaps; add the best.")
@click.argument("url")
@click.option("--name", metavar="NAME", help="Short name; else one after the host.")
@click.option("--lang", type=click.Choice(["ja", "en"]), help="Else what its articles are in.")
@click.option(
    "--tier",
    type=click.Choice(["vendor", "press", "community", "aggregator"]),
    help="Who speaks; press where nothing is said.",
)
@click.option(
    "--kind", type=click.Choice(["feed", "sitemap", "listing"]), help="Only look for this."
)
@click.option("--yes", is_flag=True, help="Write without asking, even where no article was read.")
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@click.option(
    "--allow-local", is_flag=True, help="Let it be at a loopback or private address, for good."
)
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True
)
@click.pass_obj
def command(
    home: Home,
    url: str,
    name: str | None,
    lang: Any,
    tier: Any,
    kind: Any,
    yes: bool,
    dry_run: bool,
    allow_local: bool,
    form: str,
) -> None:
    """Find the feeds and sitemaps of a site, and add the best of them.

    Looks at the page, at what it and robots.txt name, and at a few usual places, as politely as a
    crawl; reads some articles for a try, and shows all that. Then it asks on a terminal; in a pipe
    it writes at once.
    """
    from tracker.project import read_settings, read_sources
    from tracker.sources.addresses import source_at, web_address
    from tracker.sources.entry import Wishes, entry_of
    from tracker.sources.looking import look_for_sources

    home.require_project()
    address = web_address(url)
    settings, sources = read_settings(home), read_sources(home)
    _refuse_known(source_at(address, sources))
    if name is not None and any(source.name == name for source in sources):
        raise UserError(f"the name '{name}' is taken; choose another with --name", code=2)
    finding = look_for_sources(
        home, settings, address, Progress(), kind=kind, lang=lang, allow_local=allow_local
    )
    if not finding.found:
        raise UserError("\n".join(finding.problems) or f"{address}: nothing was found")
    best = finding.found[0]
    _refuse_known(source_at(best.url, sources))
    entry = entry_of(best, Wishes(name, lang, tier, allow_local), sources)
    if form == "table":
        _show(finding, entry, settings.project.time_zone)
    is_written = not dry_run and _is_agreed(best, yes=yes)
    if is_written:
        from config.editing.sources import add_sources

        add_sources(home.sources, [entry])
    if form == "json":
        _write_json(finding, entry, is_written)
    if is_written:
        click.echo(
            f"added '{entry['name']}' to {home.sources}; "
            f"collect it with 'tracker run --source {entry['name']}'",
            err=True,
        )


def _refuse_known(source: Any) -> None:
    if source is not None:
        raise UserError(
            f"{source.url or 'this address'} is the source '{source.name}' already; "
            f"see how it stands with 'tracker sources check {source.name}'",
            code=2,
        )


def _is_agreed(best: Found, *, yes: bool) -> bool:
    """Whether to write; asks on a terminal. Raises UserError where it would be a mistake."""
    if yes:
        return True
    is_good = bool(best.items and best.articles)
    if sys.stdin.isatty() and sys.stderr.isatty():
        return click.confirm("Add it?", default=is_good, err=True)
    if not is_good:
        raise UserError(
            f"{best.url} was not added: none of the pages read for a try is an article; "
            "add it all the same with --yes"
        )
    return True


def _show(finding: SiteFinding, entry: dict[str, Any], time_zone: str) -> None:
    from zoneinfo import ZoneInfo

    from config.editing.lists import as_lines
    from tracker.sources.view import write_finding

    write_finding(finding, ZoneInfo(time_zone), sys.stdout)
    click.echo(f"\nFor sources.yaml:\n\n{as_lines(entry)}")
    sys.stdout.flush()


def _write_json(finding: SiteFinding, entry: dict[str, Any], is_written: bool) -> None:
    import json

    from tracker.output import json_ready

    answer = json_ready(finding) | {"entry": entry, "written": is_written}
    click.echo(json.dumps(answer, ensure_ascii=False, indent=1))
