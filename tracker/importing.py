"""Loading an archive of pages into a project."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from config.models import Source
from config.settings import Settings
from crawler.article_filter import ArticleFilter
from crawler.imports.addresses import Addresses
from crawler.imports.importing import Import, ImportSummary
from crawler.job import CrawlJob, new_run_id
from tracker.home import Home
from tracker.plain import size_in_words
from tracker.progress import Progress, in_words
from tracker.sources.naming import host_name

_SECONDS_BETWEEN_UPDATES = 0.2


class Attribution:
    """Which source a page belongs to: the one named, else that of its host."""

    def __init__(self, sources: Sequence[Source], named: Source | None, lang: str | None) -> None:
        self._named = named
        self._lang = lang
        self.is_by_topic = any(source.only_followed for source in sources)
        """Whether any source keeps only articles that name something followed."""
        self._names = {source.name for source in sources}
        self._by_host: dict[str, Source] = {}
        for source in sources:
            for url in (source.url, *source.urls):
                if url is not None:
                    self._by_host.setdefault(_host(url), source)

    def source_of(self, url: str) -> Source:
        """The source of an address; a new one named after its host, where there is none."""
        if self._named is not None:
            return self._named
        host = _host(url)
        if host not in self._by_host:
            name = host_name(url)
            if name in self._names:  # of another host
                name = host.replace(":", "-")[:80]
            self._names.add(name)
            self._by_host[host] = imported_source(name, self._lang)
        return self._by_host[host]


def imported_source(name: str, lang: str | None) -> Source:
    """A source that no list holds. Raises ValueError where the name is none."""
    # What a source is asked for by is not needed where nothing is fetched.
    return Source.model_validate(
        {"name": name, "kind": "urls", "urls": ["https://import.invalid/"], "lang": lang}
    )


def _host(url: str) -> str:
    return urlsplit(url).netloc.lower().removeprefix("www.")


def import_archive(
    home: Home,
    settings: Settings,
    paths: Sequence[Path],
    attribution: Attribution,
    addresses: Addresses,
    progress: Progress,
    *,
    time_zone: str | None = None,
) -> ImportSummary:
    """Store the articles of an archive. What failed stands in the summary's problems.

    Raises StorageError where results cannot be stored.
    """
    job = CrawlJob(
        run_id=new_run_id(),
        data=home.data,
        sources=(),
        settings=settings.crawl,
        contact=settings.project.contact,
        time_zone=time_zone or settings.project.time_zone,
        article_filter=_filter(home) if attribution.is_by_topic else None,
    )
    began = time.monotonic()
    with progress.stage("import") as stage:
        last = 0.0

        def show(summary: ImportSummary) -> None:
            nonlocal last
            now = time.monotonic()
            if now - last >= _SECONDS_BETWEEN_UPDATES:
                last = now
                stage.update(_line(summary, now - began))

        summary = Import(job, paths, attribution.source_of, addresses).run(show)
        stage.done(_line(summary, time.monotonic() - began))
    progress.problems(summary.problems)
    return summary


def _filter(home: Home) -> ArticleFilter:
    from tracker.topic import followed_only  # imports what reads texts

    return followed_only(home)


def _line(summary: ImportSummary, seconds: float) -> str:
    counts = {
        "pages": summary.pages,
        "new": summary.new,
        "changed": summary.changed,
        "unchanged": summary.unchanged,
        "no article": summary.no_article,
        "failed": summary.failed,
        "known": summary.known,
    }
    rate = f", {summary.pages / seconds:.0f} pages a second" if summary.pages and seconds else ""
    done, total = summary.bytes_done, summary.bytes_total
    share = f", {size_in_words(done)} of {size_in_words(total)}" if total else ""
    return f"{in_words(counts, 'nothing found')}{share}{rate}"
