"""Reading articles with today's catalogue and rules, on every core."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any, TypeVar

from crawler.article import Article
from nlp.records import Document
from tracker.out_of_time import OutOfTimeError, limited
from tracker.pool import Pool, open_pool, own_reader, renew_reader, start_reader
from tracker.rules import Rules

A = TypeVar("A")
K = TypeVar("K")
T = TypeVar("T")

ARTICLES_A_TASK = 8
SECONDS_AN_ARTICLE = 300.0
"""Of computing. The longest text that is stored takes less, unless it was made to take more."""
_KEPT = ("lang", "passages", "mentions", "claims", "ambiguous", "candidates")
_ADVICE = "run the same command again, with fewer 'workers' in tracker.toml if it is killed again"


@dataclass(frozen=True, slots=True)
class Unread:
    """An article on which the rules failed: a fault of ours, and no reason to stop at it."""

    url: str
    reason: str


class Readers:
    """Who reads: this process, or those of a pool."""

    def __init__(self, rules: Rules, pool: Pool | None, most_waiting: int) -> None:
        self._stamp = asdict(rules.stamp)
        self._pool = pool
        self._most_waiting = most_waiting

    def read(self, articles: Iterable[Article]) -> Iterator[dict[str, Any] | Unread]:
        """One analysis an article, in order (docs/architecture.md, "analyses").

        An article on which the rules fail is yielded as `Unread`.
        """
        batches = ((batch, _documents(batch)) for batch in _batches(articles))
        for batch, analyses in self.each(_read_batch, batches):
            for article, analysis in zip(batch, analyses, strict=True):
                yield self._row(article, analysis)

    def each(
        self, function: Callable[[A], T], tasks: Iterable[tuple[K, A]]
    ) -> Iterator[tuple[K, T]]:
        """What a function of a module makes of each task, in order, each with the task's mark.

        A few tasks are at work at once: an archive of years must not be held in memory.
        """
        if self._pool is None:
            for mark, task in tasks:
                yield mark, function(task)
            return
        waiting: deque[tuple[K, Future[T]]] = deque()
        for mark, task in tasks:
            waiting.append((mark, self._pool.submit(function, task)))
            if len(waiting) > self._most_waiting:
                mark, future = waiting.popleft()
                yield mark, future.result()
        for mark, future in waiting:
            yield mark, future.result()

    def _row(self, article: Article, analysis: dict[str, Any] | str) -> dict[str, Any] | Unread:
        if isinstance(analysis, str):
            return Unread(article.url, analysis)
        return {
            "url": article.url,
            "content_hash": article.content_hash,
            **self._stamp,
            **{key: analysis[key] for key in _KEPT},
        }


@contextmanager
def reading(rules: Rules, *, workers: int) -> Iterator[Readers]:
    """Those who read by the rules, for as long as the block runs.

    `workers` is the number of processes; 0 is one a core, 1 reads in this process. Raises UserError
    where one of them dies.
    """
    workers = workers or os.cpu_count() or 1
    if workers == 1:
        start_reader(rules)
        yield Readers(rules, None, 0)
        return
    with open_pool(rules, workers, advice=_ADVICE) as pool:
        yield Readers(rules, pool, 2 * workers)


def _documents(articles: Sequence[Article]) -> list[Document]:
    return [
        Document(
            article.text,
            article.title,
            article.lang,
            None if article.published_at is None else article.published_at.date(),
        )
        for article in articles
    ]


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    batch: list[Article] = []
    for article in articles:
        batch.append(article)
        if len(batch) == ARTICLES_A_TASK:
            yield batch
            batch = []
    if batch:
        yield batch


def _read_batch(documents: list[Document]) -> list[dict[str, Any] | str]:
    return [_read_one(document) for document in documents]


def _read_one(document: Document) -> dict[str, Any] | str:
    try:
        with limited(SECONDS_AN_ARTICLE):
            return asdict(own_reader().read(document))
    except OutOfTimeError:
        renew_reader()  # it was interrupted anywhere
        return f"reading it took more than {SECONDS_AN_ARTICLE:g} seconds"
    except Exception as error:  # noqa: BLE001 - one strange text must not keep all others unread
        return f"{type(error).__name__}: {error}"[:300]
