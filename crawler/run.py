"""What the spiders of one run share: manners, results, counters, and the end."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from crawler.events import CrawlEvent, CrawlSummary, EventKind, Outcome, SourceCounters
from crawler.extraction import Extraction
from crawler.failures import reason_of
from crawler.job import CrawlJob
from crawler.politeness.hosts import FAILURES_IN_A_ROW, Hosts, host_of
from crawler.politeness.robots import SiteRules
from crawler.recheck import RecheckPolicy
from crawler.storage import StorageError
from crawler.store import Store

PROBLEMS_A_SOURCE = 20
"""Lines told of one source at the most; the rest is counted."""


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
        self.robots: dict[str, asyncio.Future[SiteRules]] = {}
        """What robots.txt says, by site; a future while it is being asked."""
        self.extraction = Extraction()
        self.recheck = RecheckPolicy.of(job.settings)
        self.claimed: set[str] = set()
        """Canonical addresses that a source of this run has taken on."""
        self.interrupted = False
        self.failure: str | None = None
        """Why the run could not go on, if it could not."""
        self._emit = emit
        self._end = end
        self.is_ending = False
        self._started_at = datetime.now(UTC)
        self._counts = {source.name: Counter[str]() for source in job.sources}
        self._problems: dict[str, list[str]] = {}
        self._untold: Counter[str] = Counter()
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
        outcome: Outcome | None = None,
        reason: str = "",
    ) -> None:
        """Report one thing that happened."""
        counters = self.counters(source) if source in self._counts else None
        self._emit(CrawlEvent(kind, source, url, outcome, reason, counters))

    def tell_problem(self, source: str, problem: str) -> None:
        """Report something that a person should know, in one line."""
        line = f"{source}: {problem}" if source else problem
        told = self._problems.setdefault(source, [])
        if line in told:
            return
        if len(told) >= PROBLEMS_A_SOURCE:
            self._untold[source] += 1
            return
        told.append(line)
        self.tell("problem", source, reason=line)

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
        self.store.record_fetch(
            {
                "run_id": self.job.run_id,
                "source": source,
                "url": url,
                "fetched_at": datetime.now(UTC).isoformat(),
                "purpose": purpose,
                "status": status,
                "outcome": outcome,
                "reason": reason,
                "bytes": len(body),
                "seconds": round(seconds, 4) if seconds is not None else None,
            }
        )

    def host_closed(self, host: str) -> str | None:
        """Why a host is left alone, in this run or since an earlier one; None where it is not."""
        closed = self.hosts.closed(host)
        if closed is None:
            retry_at = self.store.state.retry_at(host)
            if retry_at is not None and retry_at > datetime.now(UTC):
                closed = f"{host} asked to wait until {retry_at:%Y-%m-%d %H:%M} UTC"
                self.hosts.close(host, closed)
        return closed

    def host_failed(self, source: str, host: str, url: str) -> None:
        """Count a failure of a host; one too many in a row, and it is left alone in this run."""
        if self.hosts.failed(host):
            reason = f"{FAILURES_IN_A_ROW} failures in a row; the rest waits for the next run"
            self.leave_host(source, host, url, reason)

    def wait_for(self, host: str, until: datetime) -> None:
        """Remember for later runs that a host is not to be asked before this time."""
        try:
            self.store.state.wait_for(host, until)
        except StorageError as error:
            self.abort(str(error))

    def leave_host(self, source: str, host: str, url: str, reason: str) -> None:
        """Ask nothing more of a host in this run, and say so once."""
        if self.hosts.close(host, f"{host}: {reason}"):
            self.tell_problem(source, f"{url}: {reason}")

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
        problems = [line for told in self._problems.values() for line in told]
        problems += [f"{name}: {more} more problems" for name, more in self._untold.items()]
        return CrawlSummary(
            run_id=self.job.run_id,
            sources={name: self.counters(name) for name in self._counts},
            problems=tuple(problems),
            interrupted=self.interrupted,
        )

    def _header(self) -> dict[str, Any]:
        outcome = "failed" if self.failure else "interrupted" if self.interrupted else "done"
        return {
            "run_id": self.job.run_id,
            "started_at": self._started_at.isoformat(),
            "finished_at": datetime.now(UTC).isoformat(),
            "sources": [
                {"name": s.name, "title": s.title, "lang": s.lang, "tier": s.tier}
                for s in self.job.sources
            ],
            "outcome": outcome,
        }


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
