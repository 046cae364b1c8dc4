"""What the spiders of one run share: manners, results, counters, and the end."""

from __future__ import annotations

import asyncio
import logging
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from config.secrets import without_user
from crawler.events import (
    CrawlEvent,
    CrawlSummary,
    EventKind,
    Outcome,
    PassedOver,
    SourceCounters,
)
from crawler.extraction import Extraction
from crawler.failures import reason_of
from crawler.job import CrawlJob
from crawler.log import log_event
from crawler.politeness.hosts import Hosts, host_of
from crawler.politeness.robots import SiteRules
from crawler.politeness.standing import Standing
from crawler.recheck import RecheckPolicy
from crawler.storage import StorageError
from crawler.store import Store
from crawler.troubles import Troubles

NO_CONTACT = (
    "no contact in tracker.toml: the owners of the sites that are read cannot reach you"
    " (write an address or URL as 'contact' under [project])"
)

_NAMED = re.compile(r"\$%7B([A-Za-z_][\w.-]*)%7D")
"""How Scrapy writes the name of a secret in an address."""
_REST_WORTH_TELLING = 3.0
"""Seconds."""


class Run:
    """One crawl while it runs. `end` is called once, when it has to stop before its time."""

    def __init__(
        self,
        job: CrawlJob,
        store: Store,
        emit: Callable[[CrawlEvent], None],
        end: Callable[[], None],
    ) -> None:
        self.job = job
        self.store = store
        self.hosts = Hosts(job.settings.delay, _own_delays(job), job.settings.concurrency)
        self.standing = Standing(self.hosts, store.state, self.tell_problem)
        self.robots: dict[str, asyncio.Future[SiteRules]] = {}
        """What robots.txt says, by site; a future while it is being asked."""
        self.extraction = Extraction(article_filter=job.article_filter)
        self.recheck = RecheckPolicy.of(job.settings)
        self.claimed: set[str] = set()
        """Canonical addresses that a source of this run has taken on."""
        self.interrupted = False
        self.failure: str | None = None
        """Why the run could not go on, if it could not."""
        self._emit = emit
        self._end = end
        self.is_ending = False
        self.started_at = datetime.now(UTC)
        self._sources = {source.name: source for source in job.sources}
        self._counts = {source.name: Counter[str]() for source in job.sources}
        self._troubles = Troubles()
        self._notes: list[str] = []
        for problem in store.problems:
            self.tell_problem("", problem)

    def count(self, source: str, **counts: int) -> None:
        """Add to a source's counters."""
        self._counts[source].update(counts)

    def counters(self, source: str) -> SourceCounters:
        """A source's counters as they stand."""
        counts = self._counts[source]
        done = ("unchanged", "new", "changed", "failed", "refused", "skipped")
        waiting = counts["found"] - sum(counts[name] for name in done)
        return SourceCounters(
            found=counts["found"],
            fetched=counts["fetched"],
            waiting=waiting,
            **{name: counts[name] for name in done},
        )

    def tell(
        self,
        kind: EventKind,
        source: str,
        url: str = "",
        outcome: Outcome | PassedOver | None = None,
        reason: str = "",
    ) -> None:
        """Report one thing that happened."""
        counters = self.counters(source) if source in self._counts else None
        if kind == "source" and not reason:
            reason = self._waits_for(source)
        self._emit(CrawlEvent(kind, source, _shown(url), outcome, reason, counters))

    def tell_passed_over(self, source: str, url: str, outcome: PassedOver, reason: str) -> None:
        """Report that no request is made for a page, if somebody wants to know."""
        if self.job.verbose:
            told = {"source": source, "url": _shown(url), "outcome": outcome, "reason": reason}
            log_event("passed over", told, logging.DEBUG)
            self.tell("page", source, url, outcome, reason)

    def tell_problem(self, source: str, reason: str, url: str = "") -> None:
        """Report something that a person should know, in one line."""
        url = _shown(url)
        told = {"source": source, "url": url, "reason": reason}
        log_event("problem", told, logging.WARNING)
        line = self._troubles.add(source, reason, url)
        if line is not None:
            self.tell("problem", source, url, reason=line)

    def tell_note(self, source: str, note: str) -> None:
        """Report in one line what went as planned and is worth knowing."""
        log_event("note", {"source": source, "reason": note}, logging.INFO)
        self._notes.append(f"{source}: {note}" if source else note)

    def record_fetch(
        self,
        source: str,
        url: str,
        purpose: str,
        status: int | None,
        outcome: Outcome,
        reason: str = "",
        body: bytes = b"",
        seconds: float | None = None,
    ) -> None:
        """Log one request and what came of it."""
        row = {
            "source": source,
            "url": _shown(url),
            "purpose": purpose,
            "status": status,
            "outcome": outcome,
            "reason": reason,
            "bytes": len(body),
            "seconds": round(seconds, 4) if seconds is not None else None,
        }
        log_event("fetch", row)
        now = datetime.now(UTC).isoformat()
        self.store.record_fetch({"run_id": self.job.run_id, "fetched_at": now} | row)

    def reason_of(self, error: BaseException) -> str:
        """What went wrong, in one phrase."""
        settings = self.job.settings
        return reason_of(error, max_bytes=settings.max_bytes, timeout=settings.timeout)

    def interrupt(self) -> None:
        """Stop as a person asked: what is under way is finished, what was stored stays."""
        self.interrupted = True
        self._stop()

    def out_of_time(self) -> None:
        """Stop since the time is up."""
        minutes = self.job.settings.max_minutes
        self.tell_problem("", f"stopped after {minutes:g} minutes; the rest waits for the next run")
        self._stop()

    def abort(self, failure: str) -> None:
        """Stop since results cannot be stored."""
        if self.failure is None:
            self.failure = failure
            self.tell_problem("", failure)
        self._stop()

    def _stop(self) -> None:
        self.hosts.stop()
        if not self.is_ending:
            self.is_ending = True
            self._end()

    def finish(self) -> CrawlSummary:
        """Close everything and sum up."""
        self.extraction.close()
        try:
            self.store.close(self._header())
        except StorageError as error:
            if self.failure is None:
                self.failure = str(error)
                self.tell_problem("", self.failure)
        if not self.job.contact and self.hosts.is_open_web_met():
            self.tell_note("", NO_CONTACT)
        sources = {name: self.counters(name) for name in self._counts}
        for name, counters in sources.items():
            log_event("source", {"source": name} | asdict(counters))
        return CrawlSummary(
            run_id=self.job.run_id,
            sources=sources,
            problems=self._troubles.lines(),
            interrupted=self.interrupted,
            notes=tuple(self._notes),
        )

    def _waits_for(self, name: str) -> str:
        source = self._sources.get(name)
        if source is None:
            return ""
        host = host_of(source.url or source.urls[0])
        closed = self.hosts.closed(host)
        if closed is not None:
            return closed
        seconds = self.hosts.rest(host)
        return f"{host} rests {seconds:.0f} s" if seconds >= _REST_WORTH_TELLING else ""

    def _header(self) -> dict[str, Any]:
        outcome = "failed" if self.failure else "interrupted" if self.interrupted else "done"
        return {
            "run_id": self.job.run_id,
            "started_at": self.started_at.isoformat(),
            "finished_at": datetime.now(UTC).isoformat(),
            "sources": [
                {"name": s.name, "title": s.title, "lang": s.lang, "tier": s.tier}
                for s in self.job.sources
            ],
            "outcome": outcome,
        }


def _shown(url: str) -> str:
    """The address as `sources.yaml` has it: without a password, and with `${NAME}` as it is."""
    return _NAMED.sub(r"${\1}", without_user(url))


def _own_delays(job: CrawlJob) -> dict[str, float]:
    """The longest delay that any source asks for its host."""
    delays: dict[str, float] = {}
    for source in job.sources:
        if source.delay is not None:
            for url in (source.url, *source.urls):
                if url is not None:
                    host = host_of(url)
                    delays[host] = max(delays.get(host, 0.0), source.delay)
    return delays
