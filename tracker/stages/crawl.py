"""Collect: from the sources to article segments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from urllib.parse import urlsplit

from pydantic import ValidationError

from config.models import Source, SourceKind
from config.settings import Settings
from crawler.article_filter import ArticleFilter
from crawler.events import CrawlSummary
from crawler.job import CrawlJob
from crawler.process import crawl as crawl_process
from tracker.crawl_view.watching import sum_up, watching
from tracker.errors import UserError
from tracker.home import Home
from tracker.progress import Progress
from tracker.sources.secrets import secrets_of
from tracker.sources.unknown import unknown_source


def chosen(sources: Sequence[Source], names: Sequence[str]) -> tuple[Source, ...]:
    """The sources of these names; without names, all that are enabled. Raises UserError."""
    if not names:
        return tuple(source for source in sources if source.enabled)
    by_name = {source.name: source for source in sources}
    for name in names:
        if name not in by_name:
            raise unknown_source(name, by_name)
    return tuple(by_name[name] for name in dict.fromkeys(names))


def sources_of_addresses(kind: SourceKind, urls: Sequence[str]) -> tuple[Source, ...]:
    """Sources for addresses that stand in no file, named after host and path. Raises UserError."""
    try:
        return tuple(Source(name=_name(url), kind=kind, url=url) for url in dict.fromkeys(urls))
    except ValidationError as error:
        what = error.errors(include_url=False, include_input=False)[0]["msg"]
        raise UserError(what.removeprefix("Value error, "), code=2) from None


def _name(url: str) -> str:
    try:
        parts = urlsplit(url)
        port = f"-{parts.port}" if parts.port else ""
    except ValueError as error:
        raise UserError(f"{url!r} is no address: {error}", code=2) from error
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise UserError(f"{url!r} is no address that can be crawled; write http://…", code=2)
    raw = f"{parts.hostname}{port}{parts.path.rstrip('/')}".lower()
    slug = "".join(c if c.isascii() and (c.isalnum() or c in "._-") else "-" for c in raw)
    return slug.strip("._-")[:80] or "source"


def crawl(
    home: Home,
    settings: Settings,
    sources: Sequence[Source],
    progress: Progress,
    *,
    run_id: str,
    allow_local: bool = False,
    verbose: bool = False,
    with_table: bool = True,
) -> CrawlSummary:
    """Crawl the sources in a process of their own. What failed stands in the summary's problems.

    `verbose` explains each page that was not stored; `with_table` sums the sources up for people.
    """
    secrets = secrets_of(sources)
    job = CrawlJob(
        run_id=run_id,
        data=home.data,
        sources=secrets.complete,
        settings=settings.crawl,
        contact=settings.project.contact,
        time_zone=settings.project.time_zone,
        allow_local=allow_local,
        verbose=verbose,
        article_filter=_article_filter(home, sources),
        secrets=secrets.by_source,
    )
    with watching(progress, [source.name for source in sources], verbose=verbose) as show:
        summary = crawl_process(job, show)
    summary = replace(summary, problems=(*secrets.problems, *summary.problems))
    progress.counted("crawl", {name: asdict(c) for name, c in summary.sources.items()})
    sum_up(progress, summary, with_table=with_table)
    return summary


def _article_filter(home: Home, sources: Sequence[Source]) -> ArticleFilter | None:
    if not any(source.only_followed for source in sources):
        return None
    from tracker.topic import followed_only  # imports what reads texts

    return followed_only(home)
