"""Processes that read: spaCy is not made for threads, so each has a reader of its own."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TypeVar

from nlp.analysis import Reader
from tracker.errors import UserError
from tracker.rules import Rules

# Sudachi and spaCy keep every new word that they see; a fresh process now and then bounds that.
TASKS_A_PROCESS = 200

T = TypeVar("T")
A = TypeVar("A")


class Pool:
    """Processes that are ready to read."""

    def __init__(self, executor: ProcessPoolExecutor) -> None:
        self._executor = executor

    def submit(self, function: Callable[[A], T], argument: A) -> Future[T]:
        """Let a process call a function of a module; there it finds its `own_reader`."""
        with _signals_wait():
            return self._executor.submit(function, argument)


@contextmanager
def open_pool(rules: Rules, workers: int, *, advice: str) -> Iterator[Pool]:
    """Processes that live as long as the block, since loading the models takes seconds.

    An exception in the block ends them at once. Raises UserError, which ends with `advice`, where
    one of them dies.
    """
    executor = ProcessPoolExecutor(
        workers,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_start_process,
        initargs=(rules,),
        max_tasks_per_child=TASKS_A_PROCESS,
    )
    try:
        yield Pool(executor)
    except BaseException as error:
        executor.shutdown(wait=False, cancel_futures=True)
        for process in multiprocessing.active_children():
            process.terminate()  # it only computes: there is nothing that it could leave undone
        if isinstance(error, BrokenProcessPool):
            raise UserError(
                f"a process that read texts was killed, perhaps for want of memory; {advice}"
            ) from error
        raise
    finally:
        executor.shutdown()


_reader: Reader | None = None
_rules: Rules | None = None


def own_reader() -> Reader:
    """The reader of this process."""
    assert _reader is not None
    return _reader


def start_reader(rules: Rules) -> None:
    """Give this process a reader."""
    global _reader, _rules
    _reader, _rules = rules.reader(), rules


def renew_reader() -> None:
    """Give this process another reader by the same rules."""
    assert _rules is not None
    start_reader(_rules)


def _start_process(rules: Rules) -> None:
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
    threading.Thread(target=_end_with_parent, daemon=True).start()
    start_reader(rules)


def _end_with_parent() -> None:
    """A pool's processes would wait for ever for work of a parent that was killed."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


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
