"""Collect: from the sources to article segments."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from urllib.parse import urlsplit

from config.models import Settings, Source, SourceKind
from crawler.events import CrawlEvent, CrawlSummary, SourceCounters
from crawler.job import CrawlJob, new_run_id
from crawler.process import crawl as crawl_process
from tracker.errors import UserError
from tracker.home import Home
from tracker.progress import Progress, in_words


def chosen(sources: Sequence[Source], names: Sequence[str]) -> tuple[Source, ...]:
    """The sources of these names; without names, all that are enabled. Raises UserError."""
    if not names:
        return tuple(source for source in sources if source.enabled)
    by_name = {source.name: source for source in sources}
    for name in names:
        if name not in by_name:
            known = ", ".join(sorted(by_name)) or "none"
            raise UserError(f"there is no source '{name}'; the sources are: {known}", code=2)
    return tuple(by_name[name] for name in dict.fromkeys(names))


def sources_of_addresses(kind: SourceKind, urls: Sequence[str]) -> tuple[Source, ...]:
    """Sources for addresses that stand in no file, named after host and path. Raises UserError."""
    return tuple(Source(name=_name(url), kind=kind, url=url) for url in dict.fromkeys(urls))


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
    allow_local: bool = False,
) -> CrawlSummary:
    """Crawl the sources in a process of their own. What failed stands in the summary's problems."""
    job = CrawlJob(
        run_id=new_run_id(),
        data=home.data,
        sources=tuple(sources),
        settings=settings.crawl,
        contact=settings.project.contact,
        time_zone=settings.project.time_zone,
        allow_local=allow_local,
    )
    with progress.stage("crawl") as stage:
        counts: dict[str, SourceCounters] = {}

        def show(event: CrawlEvent) -> None:
            if event.counters is not None and event.source:
                counts[event.source] = event.counters
                stage.update(_line(counts.values()))

        summary = crawl_process(job, show)
        stage.done(_line(summary.sources.values()))
    progress.problems(summary.problems)
    return summary


_COUNTERS = (
    "found",
    "fetched",
    "new",
    "changed",
    "unchanged",
    "skipped",
    "refused",
    "failed",
    "waiting",
)


def _line(counts: Collection[SourceCounters]) -> str:
    total = {name: sum(getattr(c, name) for c in counts) for name in _COUNTERS}
    return in_words(total, "nothing found")
