"""Reading articles with today's catalogue and rules, on every core.

spaCy is not made for threads, so each worker is a process with a reader of its own.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any

from config.models import ClaimCues, Entity
from crawler.article import Article
from nlp.analysis import RULES_VERSION, Reader, models_version
from nlp.records import Document
from tracker.errors import UserError

ARTICLES_A_TASK = 8
# Sudachi and spaCy keep every new word that they see; a fresh process now and then bounds that.
TASKS_A_WORKER = 200


@dataclass(frozen=True, slots=True)
class Rules:
    """All that decides what is read in a text."""

    entities: tuple[Entity, ...]
    cues: ClaimCues
    ginza: bool

    @property
    def version(self) -> str:
        """Changes whenever the rules, the catalogue or the cues do."""
        content = [entity.model_dump(mode="json") for entity in self.entities]
        content.append(self.cues.model_dump(mode="json"))
        digest = hashlib.blake2b(json.dumps(content).encode(), digest_size=4).hexdigest()
        return f"{RULES_VERSION}+{digest}"

    @property
    def models(self) -> str:
        """The models that are used, with their versions; empty without any."""
        return models_version() if self.ginza else ""

    def reader(self) -> Reader:
        """A reader that follows these rules."""
        return Reader(self.entities, self.cues, ginza=self.ginza)


@dataclass(frozen=True, slots=True)
class Unread:
    """An article on which the rules failed: a fault of ours, and no reason to stop at it."""

    url: str
    reason: str


ReadArticles = Callable[[Iterable[Article]], Iterator[dict[str, Any] | Unread]]


@contextmanager
def reading(rules: Rules, *, workers: int) -> Iterator[ReadArticles]:
    """A function that yields one analysis an article, in order (docs/architecture.md, "analyses").

    An article on which the rules fail is yielded as `Unread`.

    `workers` is the number of processes; 0 is one a core, 1 reads in this process. They live as
    long as the block, since loading the models takes seconds. An exception in the block ends them
    at once. Raises UserError where one of them dies.
    """
    workers = workers or os.cpu_count() or 1
    stamp = {"rules": rules.version, "models": rules.models}
    if workers == 1:
        _start_worker(rules)
        yield lambda articles: _stamped(_read_here(articles), stamp)
        return
    pool = ProcessPoolExecutor(
        workers,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_start_process,
        initargs=(rules,),
        max_tasks_per_child=TASKS_A_WORKER,
    )
    try:
        yield lambda articles: _stamped(_read_in(pool, articles, 2 * workers), stamp)
    except BaseException as error:
        pool.shutdown(wait=False, cancel_futures=True)
        for process in multiprocessing.active_children():
            process.terminate()  # it only computes: there is nothing that it could leave undone
        if isinstance(error, BrokenProcessPool):
            raise UserError(
                "a process that read articles was killed, perhaps for want of memory; run the same "
                "command again, with fewer 'workers' in tracker.toml if it is killed again"
            ) from error
        raise
    finally:
        pool.shutdown()


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
            **{key: analysis[key] for key in ("lang", "passages", "mentions", "claims")},
        }


def _read_here(articles: Iterable[Article]) -> Iterator[_Read]:
    for batch in _batches(articles):
        yield from zip(batch, _read_batch(_documents(batch)), strict=True)


def _read_in(
    pool: ProcessPoolExecutor, articles: Iterable[Article], most_waiting: int
) -> Iterator[_Read]:
    waiting: deque[tuple[list[Article], Future[list[dict[str, Any] | str]]]] = deque()
    for batch in _batches(articles):
        with _signals_wait():
            waiting.append((batch, pool.submit(_read_batch, _documents(batch))))
        if len(waiting) > most_waiting:  # an archive of years must not be held in memory at once
            yield from _finished(waiting)
    while waiting:
        yield from _finished(waiting)


@contextmanager
def _signals_wait() -> Iterator[None]:
    """Starting a process is not interrupted half-way; a signal comes a moment later.

    What is started in the block keeps the signals blocked. For Ctrl-C that is right: on a terminal
    it reaches all processes at once, and each would end with a traceback.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _finished(
    waiting: deque[tuple[list[Article], Future[list[dict[str, Any] | str]]]],
) -> Iterator[_Read]:
    batch, future = waiting.popleft()
    yield from zip(batch, future.result(), strict=True)


def _documents(articles: Sequence[Article]) -> list[Document]:
    return [Document(article.text, article.title, article.lang) for article in articles]


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    batch: list[Article] = []
    for article in articles:
        batch.append(article)
        if len(batch) == ARTICLES_A_TASK:
            yield batch
            batch = []
    if batch:
        yield batch


_reader: Reader | None = None


def _start_process(rules: Rules) -> None:
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _start_worker(rules)


def _end_with_parent() -> None:
    """A pool's processes would wait for ever for work of a parent that was killed."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


def _start_worker(rules: Rules) -> None:
    global _reader
    _reader = rules.reader()


def _read_batch(documents: list[Document]) -> list[dict[str, Any] | str]:
    return [_read_one(document) for document in documents]


def _read_one(document: Document) -> dict[str, Any] | str:
    assert _reader is not None
    try:
        return asdict(_reader.read(document))
    except Exception as error:  # noqa: BLE001 - one strange text must not keep all others unread
        return f"{type(error).__name__}: {error}"[:300]
