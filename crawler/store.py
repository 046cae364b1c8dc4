"""Where results go, in the order that lets a crawl be killed at any moment.

Responses are on the disk before the segment that refers to them appears; the segment is there
before its pages are marked as seen. A segment that appeared without its marks is marked at the next
start.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from crawler.archive import ArchiveWriter
from crawler.article import Article, article_to_json
from crawler.canonical import canonical_url
from crawler.job import CrawlJob
from crawler.segments import SegmentError, read_segment, write_segment
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
        self.state = State(job.data / "crawl-state.sqlite")
        if self.state.problem:
            self.problems.append(self.state.problem)
        self.archive = ArchiveWriter(job.data / "archive", job.run_id, user_agent)
        self._numbers = {"articles": 0, "fetches": 0}
        self._articles: list[Article] = []
        self._fetches: list[Mapping[str, Any]] = []
        self._marks: list[PageMark] = []
        self._validators: list[Validators] = []
        self._since = time.monotonic()
        self._this_run: dict[str, PageMark] = {}
        self._mark_what_segments_hold()

    def article(self, canonical: str) -> PageMark | None:
        """The latest version of an article, of this run or an earlier one."""
        return self._this_run.get(canonical) or self.state.article(canonical)

    def is_of_this_run(self, canonical: str) -> bool:
        """Whether this run has already dealt with the article."""
        return canonical in self._this_run

    def add(
        self,
        marks: Sequence[PageMark],
        article: Article | None = None,
        validators: Validators | None = None,
    ) -> None:
        """Store an article, and what is to be remembered of its addresses."""
        if article is not None:
            self._articles.append(article)
        self._marks += marks
        self._this_run |= {mark.canonical: mark for mark in marks if mark.status == "article"}
        if validators is not None:
            self._validators.append(validators)
        if len(self._articles) >= ARTICLES_A_SEGMENT:
            self.flush()

    def remember_documents(self, validators: Iterable[Validators]) -> None:
        """Store the validators of documents whose links have all been dealt with."""
        self._validators += validators

    def record_fetch(self, row: Mapping[str, Any]) -> None:
        """Store a line of the fetch log."""
        self._fetches.append(row)

    def flush_if_due(self) -> None:
        """Close the segments that have been open long enough."""
        if time.monotonic() - self._since >= SECONDS_A_SEGMENT:
            self.flush()

    def flush(self) -> None:
        """Close the segments: from now on they survive whatever happens."""
        self.archive.sync()
        segment = None
        if self._articles:
            segment = self._write("articles", map(article_to_json, self._articles))
        if self._fetches:
            self._write("fetches", self._fetches)
        self.state.commit(self._marks, self._validators, segment)
        for pending in (self._articles, self._fetches, self._marks, self._validators):
            pending.clear()
        self._since = time.monotonic()

    def close(self, run: Mapping[str, Any]) -> None:
        """Close everything; `run` becomes the header of the last fetches segment."""
        self._fetches.insert(0, {"run": run})
        try:
            self.flush()
        finally:
            try:
                self.archive.close()
            finally:
                self.state.close()

    def _write(self, kind: str, rows: Iterable[Mapping[str, Any]]) -> str:
        number = self._numbers[kind] + 1
        name = f"{self._run_id}-{number:04}.jsonl.gz"
        write_segment(self._segments / kind / name, rows)
        self._numbers[kind] = number
        return name

    def _mark_what_segments_hold(self) -> None:
        known = self.state.segments()
        for path in sorted((self._segments / "articles").glob("*.jsonl.gz")):
            if path.name not in known:
                try:
                    marks = [mark for article in read_segment(path) for mark in _marks(article)]
                except SegmentError as error:
                    self.problems.append(str(error))
                    continue
                self.state.commit(marks, segment=path.name)


def _marks(article: Article) -> list[PageMark]:
    urls = dict.fromkeys([article.url, *map(canonical_url, article.other_urls)])
    return [
        PageMark(
            url=url,
            source=article.source,
            fetch_url=article.url,
            canonical=article.url,
            content_hash=article.content_hash,
            status="article",
            looked_at=article.fetched_at,
            published_at=article.published_at,
        )
        for url in urls
    ]
