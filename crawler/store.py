"""Where results go, in the order that lets a crawl be killed at any moment.

A response is in the archive before its article is in the state, in one transaction with the marks
of its pages; the article leaves the state when it is in a segment. What a killed run has left in
the state is written to its segment at the next start, and a segment that the state does not know
(since a damaged state was begun anew) is marked.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from crawler.archive import ArchiveWriter
from crawler.article import Article, article_to_json
from crawler.forgotten import FILE as FORGOTTEN
from crawler.forgotten import Forgotten
from crawler.job import CrawlJob
from crawler.marks import marks_of
from crawler.mending import mend
from crawler.pending import Kind, Row
from crawler.polls import Look
from crawler.segments import SegmentError, read_segment, write_segment
from crawler.sole import SoleCrawl
from crawler.state import PageMark, State, Validators

ARTICLES_A_SEGMENT = 100
SECONDS_A_SEGMENT = 30.0


class Store:
    """Archive, segments and state of one run. Every method may raise StorageError."""

    def __init__(self, job: CrawlJob, user_agent: str) -> None:
        self.problems: list[str] = []
        """What was found damaged, one line each."""
        self._run_id = job.run_id
        self._segments = job.data / "segments"
        self._sole = SoleCrawl(job.data / "crawl.lock")
        self.state = State(job.data / "crawl-state.sqlite")
        if self.state.problem:
            self.problems.append(self.state.problem)
        self.forgotten = Forgotten(job.data / FORGOTTEN)
        """What is not to be stored again."""
        self.archive = ArchiveWriter(job.data / "archive", job.run_id, user_agent)
        self._number = 1
        self._articles = 0
        """So many wait for the next segment."""
        self._fetches: list[Mapping[str, Any]] = []
        self._validators: list[Validators] = []
        self._looks: list[Look] = []
        self._since = time.monotonic()
        self._started_at = datetime.now(UTC)
        self.problems += mend(job.data, self.state)
        self._write_segments()
        self._mark_what_segments_hold()

    def article(self, canonical: str) -> PageMark | None:
        """The latest version of an article, of this run or an earlier one."""
        return self.state.article(canonical)

    def is_of_this_run(self, canonical: str) -> bool:
        """Whether this run has already dealt with the article."""
        known = self.state.article(canonical)
        return known is not None and known.looked_at >= self._started_at

    def add(
        self,
        marks: Sequence[PageMark],
        article: Article | None = None,
        validators: Validators | None = None,
    ) -> None:
        """Store an article, and what is to be remembered of its addresses."""
        rows = []
        if article is not None:
            self.archive.flush()
            rows.append(self._row("articles", article_to_json(article)))
        self.state.commit(marks, [validators] if validators else [], rows=rows)
        self._articles += len(rows)
        if self._articles >= ARTICLES_A_SEGMENT:
            self.flush()

    def remember_documents(self, validators: Iterable[Validators]) -> None:
        """Store the validators of documents whose links have all been dealt with."""
        self._validators += validators

    def remember_look(self, look: Look) -> None:
        """Store what a run has seen of a source's documents."""
        self._looks.append(look)

    def record_fetch(self, row: Mapping[str, Any]) -> None:
        """Store a line of the fetch log."""
        self._fetches.append(row)

    def flush_if_due(self) -> None:
        """Close the segments that have been open long enough; to be called about once a second."""
        if time.monotonic() - self._since >= SECONDS_A_SEGMENT:
            self.flush()
        else:
            self._keep_fetches()

    def flush(self) -> None:
        """Close the segments: from now on they survive even a power cut."""
        synced = self.archive.sync()
        if synced is not None:
            self.state.remember_archive(*synced)
        self._keep_fetches()
        self._write_segments()
        self.state.commit([], self._validators)
        self.state.polls.remember(self._looks)
        self._validators.clear()
        self._looks.clear()
        self._number += 1
        self._articles = 0
        self._since = time.monotonic()

    def close(self, run: Mapping[str, Any]) -> None:
        """Close everything; `run` becomes the header of the last fetches segment."""
        try:
            self.state.commit([], rows=[replace(self._row("fetches", {"run": run}), is_first=True)])
            self.flush()
        finally:
            self.leave()

    def leave(self) -> None:
        """Close everything; a run that has stored nothing so leaves no trace."""
        try:
            self.archive.close()
        finally:
            self.state.close()
            self._sole.close()

    def _row(self, kind: Kind, values: Mapping[str, Any]) -> Row:
        return Row(kind, f"{self._run_id}-{self._number:04}.jsonl.gz", values)

    def _keep_fetches(self) -> None:
        if self._fetches:
            self.state.commit([], rows=[self._row("fetches", row) for row in self._fetches])
            self._fetches.clear()

    def _write_segments(self) -> None:
        write_pending(self._segments, self.state)

    def _mark_what_segments_hold(self) -> None:
        known = self.state.segments()
        for path in sorted((self._segments / "articles").glob("*.jsonl.gz")):
            if path.name not in known:
                try:
                    marks = [
                        mark
                        for article in read_segment(path)
                        for mark in marks_of(article, article.other_urls, fetch_url=article.url)
                    ]
                except SegmentError as error:
                    self.problems.append(str(error))
                    continue
                self.state.commit(marks, segment=path.name)


def write_pending(segments: Path, state: State) -> None:
    """Write what waits in the state, of this run or of one that was killed. Raises StorageError."""
    for kind, segment in state.pending.segments():
        path = segments / kind / segment
        # The last run may have come so far; a segment appears whole.
        if not path.exists():
            write_segment(path, state.pending.rows(kind, segment))
        state.pending.written(kind, segment)
