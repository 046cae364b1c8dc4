"""Many texts, one JSON object a line: read in order, on every core where there are many of them."""

from __future__ import annotations

import os
import queue
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from nlp.analysis import Reader
from nlp.records import Document
from tracker.extraction.shapes import analysis_as_json
from tracker.jsonl import Answer, BadLineError, object_on
from tracker.pool import open_pool, own_reader
from tracker.rules import Rules

_LINES_A_TASK = 16
_BYTES_A_TASK = 400_000
_LINES_ALONE = 64
"""With fewer, other processes take longer to start than the work takes."""
_LINES_HELD = 64
_PATIENCE = 0.05
"""Seconds without a line after which the answers that are under way are waited for."""
_LANGUAGES = ("ja", "en")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What holds for lines that say nothing of their own, and how much is answered."""

    lang: str | None = None
    published: date | None = None
    explain: bool = False


def read_stream(lines: Iterable[bytes], rules: Rules, wanted: Wanted) -> Iterator[Answer]:
    """One answer a line, in order; blank lines have none. Holds a bounded number of them at once.

    Lines are answered as they come, so that a program may write one and wait for its answer.
    Raises UserError where a process dies.
    """
    arriving = _arriving(lines)
    reader = rules.reader()
    read = 0
    for task in arriving:
        yield from _read_task(reader, task, wanted)
        read += len(task)
        if read >= _LINES_ALONE and (os.cpu_count() or 1) > 1:
            yield from _shared(arriving, rules, wanted)


_Task = list[tuple[int, bytes]]


def _arriving(lines: Iterable[bytes]) -> Iterator[_Task]:
    """The lines that are there, numbered, a few at a time; an empty task where none is as yet."""
    held: queue.Queue[tuple[int, bytes] | BaseException | None] = queue.Queue(_LINES_HELD)

    def read() -> None:
        try:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    held.put((number, line))
            held.put(None)
        except (OSError, ValueError) as error:
            held.put(error)

    threading.Thread(target=read, daemon=True).start()
    task: _Task = []
    size = 0
    while True:
        try:
            item = held.get(timeout=_PATIENCE)
        except queue.Empty:
            yield []
            continue
        while isinstance(item, tuple):
            task.append(item)
            size += len(item[1])
            if len(task) == _LINES_A_TASK or size >= _BYTES_A_TASK or held.empty():
                break
            item = held.get()
        if task:
            yield task
            task, size = [], 0
        if isinstance(item, BaseException):
            raise item
        if item is None:
            return


def _shared(tasks: Iterable[_Task], rules: Rules, wanted: Wanted) -> Iterator[Answer]:
    workers = os.cpu_count() or 1
    waiting: deque[Future[list[Answer]]] = deque()
    with open_pool(rules, workers, advice="cut the stream into smaller ones") as pool:
        for task in tasks:
            if task:
                waiting.append(pool.submit(_read_in_process, (task, wanted)))
            # A stream of years must not be held in memory at once; and who waits is answered.
            while len(waiting) > 2 * workers or (waiting and (not task or waiting[0].done())):
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _read_in_process(work: tuple[_Task, Wanted]) -> list[Answer]:
    task, wanted = work
    return list(_read_task(own_reader(), task, wanted))


def _read_task(reader: Reader, task: _Task, wanted: Wanted) -> Iterator[Answer]:
    for number, line in task:
        try:
            id_, document = _document(line, wanted)
            try:
                why = reader.explain(document) if wanted.explain else None
                read = analysis_as_json(reader.read(document), why)
            except Exception as error:
                raise BadLineError(
                    f"could not be read: {type(error).__name__}: {error}", id_
                ) from error
        except BadLineError as problem:
            yield Answer(number, {"id": problem.id, "error": str(problem)}, str(problem))
        else:
            yield Answer(number, {"id": id_, **read})


def _document(line: bytes, wanted: Wanted) -> tuple[Any, Document]:
    fields = object_on(line, '{"id": …, "title": …, "text": …}')
    id_ = fields.get("id")
    text, title = fields.get("text"), fields.get("title") or ""
    if text is None:
        raise BadLineError("there is no 'text'", id_)
    if not isinstance(text, str) or not isinstance(title, str):
        raise BadLineError("'text' and 'title' must be strings", id_)
    lang = fields.get("lang") or wanted.lang
    if lang is not None and lang not in _LANGUAGES:
        raise BadLineError(f"'lang' is {lang!r}; write 'ja' or 'en', or leave it out", id_)
    published = fields.get("published")
    if published is None:
        return id_, Document(text, title, lang, wanted.published)
    try:
        day = day_of(published)
    except ValueError as error:
        raise BadLineError(
            f"'published' is {published!r}; write '2026-11-24', or leave it out", id_
        ) from error
    return id_, Document(text, title, lang, day)


def day_of(published: Any) -> date:
    """The day of `2026-11-24`, or of a time on it. Raises ValueError where it is none."""
    if not isinstance(published, str):
        raise ValueError(published)
    return datetime.fromisoformat(published).date()
