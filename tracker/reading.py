"""Reading articles with today's catalogue and rules, on every core."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any

from crawler.article import Article
from nlp.records import Document
from tracker.pool import Pool, open_pool, own_reader, start_reader
from tracker.rules import Rules

ARTICLES_A_TASK = 8
_KEPT = ("lang", "passages", "mentions", "claims", "ambiguous", "candidates")
_ADVICE = "run the same command again, with fewer 'workers' in tracker.toml if it is killed again"


@dataclass(frozen=True, slots=True)
class Unread:
    """An article on which the rules failed: a fault of ours, and no reason to stop at it."""

    url: str
    reason: str


ReadArticles = Callable[[Iterable[Article]], Iterator[dict[str, Any] | Unread]]


@contextmanager
def reading(rules: Rules, *, workers: int) -> Iterator[ReadArticles]:
    """A function that yields one analysis an article, in order (docs/architecture.md, "analyses").

    An article on which the rules fail is yielded as `Unread`. `workers` is the number of processes;
    0 is one a core, 1 reads in this process. Raises UserError where one of them dies.
    """
    workers = workers or os.cpu_count() or 1
    stamp = {"rules": rules.version, "models": rules.models}
    if workers == 1:
        start_reader(rules)
        yield lambda articles: _stamped(_read_here(articles), stamp)
        return
    with open_pool(rules, workers, advice=_ADVICE) as pool:
        yield lambda articles: _stamped(_read_in(pool, articles, 2 * workers), stamp)


_Read = tuple[Article, dict[str, Any] | str]
"""An article with its analysis, or with why there is none."""


def _stamped(read: Iterable[_Read], stamp: dict[str, str]) -> Iterator[dict[str, Any] | Unread]:
    for article, analysis in read:
        if isinstance(analysis, str):
            yield Unread(article.url, analysis)
            continue
        yield {
            "url": article.url,
            "content_hash": article.content_hash,
            **stamp,
            **{key: analysis[key] for key in _KEPT},
        }


def _read_here(articles: Iterable[Article]) -> Iterator[_Read]:
    for batch in _batches(articles):
        yield from zip(batch, _read_batch(_documents(batch)), strict=True)


def _read_in(pool: Pool, articles: Iterable[Article], most_waiting: int) -> Iterator[_Read]:
    waiting: deque[tuple[list[Article], Future[list[dict[str, Any] | str]]]] = deque()
    for batch in _batches(articles):
        waiting.append((batch, pool.submit(_read_batch, _documents(batch))))
        if len(waiting) > most_waiting:  # an archive of years must not be held in memory at once
            yield from _finished(waiting)
    while waiting:
        yield from _finished(waiting)


def _finished(
    waiting: deque[tuple[list[Article], Future[list[dict[str, Any] | str]]]],
) -> Iterator[_Read]:
    batch, future = waiting.popleft()
    yield from zip(batch, future.result(), strict=True)


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
        return asdict(own_reader().read(document))
    except Exception as error:  # noqa: BLE001 - one strange text must not keep all others unread
        return f"{type(error).__name__}: {error}"[:300]
