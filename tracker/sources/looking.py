"""Looks at sites and sources, as a person follows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from config.models import Source
from config.settings import Settings
from crawler.discover.site import CandidateKind
from crawler.job import CrawlJob, new_run_id
from crawler.probing.findings import SiteFinding, SourceCheck
from crawler.probing.process import ProbeError, check_sources, find_sources
from tracker.errors import UserError
from tracker.home import Home
from tracker.progress import Progress
from tracker.sources.secrets import secrets_of

_MINUTES = 15.0


def look_for_sources(
    home: Home,
    settings: Settings,
    url: str,
    progress: Progress,
    *,
    kind: CandidateKind | None,
    lang: str | None,
    allow_local: bool,
) -> SiteFinding:
    """Where the site at an address keeps its articles, best first. Raises UserError."""
    source = Source.model_validate({"name": "look", "url": url, "lang": lang})
    job = _job(home, settings, (source,), allow_local=allow_local)
    try:
        with progress.stage("look") as stage:
            return find_sources(job, stage.update, kind=kind)
    except ProbeError as error:
        raise UserError(str(error)) from error


def check(
    home: Home,
    settings: Settings,
    sources: Sequence[Source],
    progress: Progress,
    *,
    allow_local: bool,
) -> Iterator[SourceCheck]:
    """How each source stands, as soon as it is known. Raises UserError."""
    missing = secrets_of(sources).missing
    for source in sources:
        if source.name in missing:
            reason = missing[source.name]
            yield SourceCheck(
                source.name, source.kind, source.url or "", robots="not asked", failure=reason
            )
    if len(missing) == len(sources):
        return
    job = _job(home, settings, sources, allow_local=allow_local)
    done = 0
    try:
        with progress.stage("check") as stage:
            found = check_sources(
                job, lambda url: stage.update(f"{done} of {len(sources)} sources, {url}")
            )
            for finding in found:
                done += 1
                yield finding
    except ProbeError as error:
        raise UserError(str(error)) from error


def _job(
    home: Home, settings: Settings, sources: Sequence[Source], *, allow_local: bool
) -> CrawlJob:
    secrets = secrets_of(sources)
    minutes = min(settings.crawl.max_minutes, _MINUTES)
    return CrawlJob(
        run_id=new_run_id(),
        data=home.data,
        sources=secrets.complete,
        settings=settings.crawl.model_copy(update={"max_minutes": minutes}),
        contact=settings.project.contact,
        time_zone=settings.project.time_zone,
        allow_local=allow_local,
        secrets=secrets.by_source,
    )
