"""From an archive of pages to stored articles, by the way that a crawl's pages go.

Pages are read by the same processes, and articles go into the same archive, segments and memory. An
import can be killed at any moment and begun again: nothing is lost, nothing is stored twice.
"""

from __future__ import annotations

import signal
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from types import FrameType

from config.models import Source
from crawler.article import Article
from crawler.canonical import canonical_url
from crawler.events import Outcome
from crawler.extract import Page, Rejected
from crawler.extraction import OFF_TOPIC, Extraction, ExtractionError
from crawler.imports.addresses import Addresses
from crawler.imports.files import ArchiveFile, files_of, read_file
from crawler.imports.memory import ImportMemory
from crawler.imports.saved_page import SavedPage, Unusable
from crawler.job import CrawlJob
from crawler.marks import marks_of
from crawler.page_body import objection_to_body
from crawler.passed_over import ANOTHER_ADDRESS
from crawler.store import Store

PAGES_A_STEP = 500
SECONDS_A_STEP = 20.0
PROBLEMS_TOLD = 100
_WINDOW = 16
"""Pages that are read at the same time, at the most; it bounds the memory."""

Reading = Future[Article | Rejected]


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What came of an import, or what has come of it so far."""

    pages: int = 0
    """Pages looked at."""
    new: int = 0
    changed: int = 0
    """Further wordings of articles that are stored."""
    unchanged: int = 0
    """Wordings that are stored already."""
    no_article: int = 0
    failed: int = 0
    """What ought to be a page and could not be used."""
    known: int = 0
    """Pages that an earlier import has dealt with."""
    bytes_done: int = 0
    bytes_total: int = 0
    interrupted: bool = False
    problems: tuple[str, ...] = ()
    """One line each."""


@dataclass
class Import:
    """One import. `source_of` names the source of an address."""

    job: CrawlJob
    paths: Sequence[Path]
    source_of: Callable[[str], Source]
    addresses: Addresses = field(default_factory=Addresses)

    def run(self, on_progress: Callable[[ImportSummary], None]) -> ImportSummary:
        """Import all, and report now and then. Ctrl-C ends it well. Raises StorageError."""
        work = _Work(self.job, self.source_of)
        now = datetime.now(UTC)
        is_interrupted = False
        with _asked_to_stop() as is_asked_to_stop:
            try:
                files = work.found(files_of(self.paths))
                for saved, done in _all_pages(files, self.addresses, now):
                    if is_asked_to_stop():
                        is_interrupted = True
                        break
                    work.counts["bytes_done"] = done
                    work.take(saved)
                    if work.is_time_for_a_step():
                        work.step()
                    on_progress(work.summary())
                else:
                    work.counts["bytes_done"] = work.counts["bytes_total"]
            finally:
                work.close(is_interrupted=is_interrupted)
        return replace(work.summary(), interrupted=is_interrupted)


@contextmanager
def _asked_to_stop() -> Iterator[Callable[[], bool]]:
    """Whether SIGINT or SIGTERM came. Only the second raises.

    An exception could come while a segment is being closed, and it would be written again.
    """
    received: list[int] = []

    def note(number: int, _: FrameType | None) -> None:
        received.append(number)
        if len(received) > 1:
            raise KeyboardInterrupt

    before = {number: signal.signal(number, note) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield lambda: bool(received)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _all_pages(
    files: Sequence[ArchiveFile], addresses: Addresses, now: datetime
) -> Iterator[tuple[SavedPage | Unusable, int]]:
    """Each page with the bytes of all files that have been read."""
    done = 0
    for file in files:
        for saved, position in read_file(file, addresses, now):
            yield saved, done + position
        done += file.size


class _Work:
    def __init__(self, job: CrawlJob, source_of: Callable[[str], Source]) -> None:
        self._job = job
        self._source_of = source_of
        program = version("tracker")
        # First the store: it writes the segments that a killed run has left to be written.
        self._store = Store(job, f"tracker/{program}")
        self._memory = ImportMemory(
            job.data / "import-state.sqlite", job.data / "segments", program
        )
        self._extraction = Extraction(article_filter=job.article_filter)
        self._reading: deque[tuple[SavedPage, Source, Reading]] = deque()
        self._sources: dict[str, Source] = {}
        self._dealt_with: list[bytes] = []
        self._no_articles: list[bytes] = []
        self._started_at = datetime.now(UTC)
        self._since = time.monotonic()
        self._problems: list[str] = [*self._memory.problems, *self._store.problems]
        self._untold = 0
        self.counts: Counter[str] = Counter()

    def found(self, files: Iterable[ArchiveFile | Unusable]) -> list[ArchiveFile]:
        """The files to read, counted; what cannot be read is told."""
        usable = []
        for file in files:
            if isinstance(file, Unusable):
                self.fail(file)
            else:
                usable.append(file)
                self.counts["bytes_total"] += file.size
        return usable

    def take(self, saved: SavedPage | Unusable) -> None:
        """Deal with what the archive holds next."""
        if isinstance(saved, Unusable):
            self.fail(saved)
            return
        self.counts["pages"] += 1
        if self._memory.has_dealt_with(saved.key):
            self.counts["known"] += 1
            return
        if self._store.forgotten.holds(saved.url):
            self.counts["no_article"] += 1
            return
        source = self._source_of(saved.url)
        self._sources.setdefault(source.name, source)
        if objection := objection_to_body(saved.body, saved.content_type or "text/html"):
            self._end(saved, source, "not-article", objection)
            return
        page = Page(
            url=saved.url,
            body=saved.body,
            content_type=saved.content_type,
            fetched_at=saved.fetched_at,
            source=source.name,
            time_zone=source.time_zone or self._job.time_zone,
            lang=source.lang,
            selectors=source.selectors,
        )
        reading = self._extraction.submit(page, None, only_followed=source.only_followed)
        self._reading.append((saved, source, reading))
        while len(self._reading) >= _WINDOW:
            self._finish_one()

    def fail(self, unusable: Unusable) -> None:
        """Tell of something that cannot be used."""
        self.counts["failed"] += 1
        if len(self._problems) < PROBLEMS_TOLD:
            self._problems.append(str(unusable))
        else:
            self._untold += 1

    def summary(self) -> ImportSummary:
        """What has come of it so far."""
        more = (f"and {self._untold} more problems",) if self._untold else ()
        counts = self.counts
        return ImportSummary(
            pages=counts["pages"],
            new=counts["new"],
            changed=counts["changed"],
            unchanged=counts["unchanged"],
            no_article=counts["no_article"],
            failed=counts["failed"],
            known=counts["known"],
            bytes_done=counts["bytes_done"],
            bytes_total=counts["bytes_total"],
            problems=(*self._problems, *more),
        )

    def is_time_for_a_step(self) -> bool:
        """Whether enough has come together to be put on the disk."""
        waiting = len(self._dealt_with) + len(self._no_articles)
        late = time.monotonic() - self._since >= SECONDS_A_STEP
        return waiting >= PAGES_A_STEP or (late and waiting > 0)

    def step(self) -> None:
        """Put on the disk what has come, and remember it: then it survives whatever happens."""
        while self._reading:
            self._finish_one()
        self._store.flush()
        self._memory.settle(self._dealt_with, self._no_articles)
        self._dealt_with.clear()
        self._no_articles.clear()
        self._since = time.monotonic()

    def close(self, *, is_interrupted: bool) -> None:
        """Store what is left, and close everything."""
        try:
            while self._reading:
                self._finish_one()
            if self._dealt_with or self._no_articles:
                self._store.close(self._header("interrupted" if is_interrupted else "done"))
                self._memory.settle(self._dealt_with, self._no_articles)
            else:
                self._store.leave()
        finally:
            self._extraction.close()
            self._memory.close()

    def _finish_one(self) -> None:
        saved, source, reading = self._reading.popleft()
        try:
            article = reading.result()
        except ExtractionError as error:
            self._log(saved, source, "failed", str(error))
            self.fail(Unusable(saved.origin, str(error)))
            return
        if article == OFF_TOPIC:
            # Not remembered: tomorrow something else may be followed.
            self.counts["no_article"] += 1
            self._log(saved, source, "not-article", OFF_TOPIC.reason)
        elif isinstance(article, Rejected):
            self._end(saved, source, "not-article", article.reason)
        elif self._store.forgotten.holds(article.url, *article.other_urls):
            self.counts["no_article"] += 1
        elif self._memory.has_version(article):
            self._end(saved, source, "unchanged")
        elif (is_known := self._memory.has_article(article.url)) and _is_other(saved, article):
            self._end(saved, source, "unchanged", ANOTHER_ADDRESS)
        else:
            outcome: Outcome = "changed" if is_known else "new"
            self._store_article(article, saved)
            self._end(saved, source, outcome)

    def _store_article(self, article: Article, saved: SavedPage) -> None:
        headers = saved.headers or (("Content-Type", saved.content_type or "text/html"),)
        position = self._store.archive.append(saved.url, 200, headers, saved.body, saved.fetched_at)
        known = self._store.article(article.url)
        is_latest = known is None or known.looked_at < saved.fetched_at
        marks = marks_of(article, [saved.url], fetch_url=saved.url) if is_latest else []
        self._memory.add(article)
        self._store.add(marks, replace(article, warc=position))

    def _end(self, saved: SavedPage, source: Source, outcome: Outcome, reason: str = "") -> None:
        is_article = outcome != "not-article"
        self.counts[outcome if is_article else "no_article"] += 1
        (self._dealt_with if is_article else self._no_articles).append(saved.key)
        self._log(saved, source, outcome, reason)

    def _log(self, saved: SavedPage, source: Source, outcome: Outcome, reason: str) -> None:
        self._store.record_fetch(
            {
                "run_id": self._job.run_id,
                "source": source.name,
                "url": saved.url,
                "fetched_at": saved.fetched_at.astimezone(UTC).isoformat(),
                "purpose": "page",
                "status": 200,
                "outcome": outcome,
                "reason": reason,
                "bytes": len(saved.body),
                "seconds": None,
            }
        )

    def _header(self, outcome: str) -> dict[str, object]:
        return {
            "run_id": self._job.run_id,
            "started_at": self._started_at.isoformat(),
            "finished_at": datetime.now(UTC).isoformat(),
            "sources": [
                {"name": s.name, "title": s.title, "lang": s.lang, "tier": s.tier}
                for s in self._sources.values()
            ],
            "outcome": outcome,
        }


def _is_other(saved: SavedPage, article: Article) -> bool:
    """Whether a page is an article at another address than its own, as for small screens.

    Its text may differ in what surrounds the article, which is no edit.
    """
    return canonical_url(saved.url) != article.url
