"""Crawl in a process of one's own. Imports neither Scrapy nor what reads pages."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from types import FrameType
from typing import IO

from crawler.events import CrawlEvent, CrawlSummary, SourceCounters, from_json
from crawler.job import CrawlJob

LONGEST_SILENCE = 600.0
"""Seconds. Opening a large state on a busy disk takes its time; what takes longer hangs."""
_LOOKS_AT_SILENCE = 20
_SECONDS_TO_STOP = 90.0


def start_crawl() -> subprocess.Popen[str]:
    """A process that waits for a job on its standard input and tells events on its output."""
    return subprocess.Popen(
        [sys.executable, "-m", "crawler"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        # Ctrl-C on a terminal reaches a whole process group; it is passed on from here instead.
        start_new_session=True,
    )


def crawl(
    job: CrawlJob,
    on_event: Callable[[CrawlEvent], None],
    *,
    longest_silence: float = LONGEST_SILENCE,
) -> CrawlSummary:
    """Crawl the job's sources, and report events as they happen.

    Ctrl-C stops the crawl gracefully: what is under way is finished, what was stored stays, and
    the summary says `interrupted`. A second Ctrl-C ends it at once. A crawl that could not run, or
    gave no sign of life for `longest_silence` seconds, is a summary whose problems say why.
    """
    child = start_crawl()
    assert child.stdin is not None
    assert child.stdout is not None
    assert child.stderr is not None
    silence = _Silence(child, longest_silence)
    try:
        with _signals_passed_on(child), silence:
            summary = _listen(child.stdin, _heard(child.stdout, silence), job, on_event)
        words = child.stderr.read()
        code = child.wait(_SECONDS_TO_STOP)
    finally:
        _end(child)
    if summary is not None:
        return replace(summary, failure="failed") if code == 1 else summary
    was_interrupted = code in {-signal.SIGINT, -signal.SIGTERM}  # before it could say anything
    last_words = words.strip().splitlines() or [f"the crawl ended with exit code {code}"]
    if silence.was_too_long:
        last_words = [f"the crawl hung: no sign of life for {longest_silence:.0f} s"]
    return CrawlSummary(
        run_id=job.run_id,
        sources={source.name: SourceCounters() for source in job.sources},
        problems=() if was_interrupted else (last_words[-1],),
        interrupted=was_interrupted,
        failure=None if was_interrupted else "broken" if code < 0 else "failed",
    )


class _Silence:
    """Kills a crawl that gives no sign of life for too long: it tells something every second."""

    def __init__(self, child: subprocess.Popen[str], most: float) -> None:
        self._child = child
        self._most = most
        self._is_over = threading.Event()
        self._is_heard = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self.was_too_long = False

    def __enter__(self) -> _Silence:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        self._thread.join()

    def end(self) -> None:
        """Something was heard."""
        self._is_heard.set()

    def _watch(self) -> None:
        # Counted in turns of its own and not by a clock: where this process was stopped for a
        # while, what the crawl has told meanwhile is still to be read.
        silent = 0
        while not self._is_over.wait(self._most / _LOOKS_AT_SILENCE):
            silent = 0 if self._is_heard.is_set() else silent + 1
            self._is_heard.clear()
            if silent > _LOOKS_AT_SILENCE:
                self.was_too_long = True
                with suppress(ProcessLookupError):
                    os.killpg(self._child.pid, signal.SIGKILL)
                return


def _heard(lines: Iterable[str], silence: _Silence) -> Iterator[str]:
    for line in lines:
        silence.end()
        yield line


def _listen(
    stdin: IO[str], stdout: Iterator[str], job: CrawlJob, on_event: Callable[[CrawlEvent], None]
) -> CrawlSummary | None:
    try:
        stdin.write(job.to_json())
        stdin.close()
    except BrokenPipeError:
        return None  # it ended before it began, and says why
    for message in _messages(stdout):
        if isinstance(message, CrawlSummary):
            return message
        on_event(message)
    return None


def _messages(stdout: Iterator[str]) -> Iterator[CrawlEvent | CrawlSummary]:
    for line in stdout:
        yield from_json(json.loads(line))


@contextmanager
def _signals_passed_on(child: subprocess.Popen[str]) -> Iterator[None]:
    """The first SIGINT or SIGTERM goes to the crawl, and only the second raises.

    An exception could come while a message is half read, and the summary would be lost.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    received: list[int] = []

    def pass_on(number: int, frame: FrameType | None) -> None:
        received.append(number)
        if len(received) > 1:
            raise KeyboardInterrupt
        child.send_signal(signal.SIGINT)
        handler = before[signal.Signals(number)]
        if callable(handler):
            # Whoever wants to know of it is told, but must not raise.
            with suppress(KeyboardInterrupt):
                handler(number, frame)

    for number in before:
        signal.signal(number, pass_on)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler or signal.SIG_DFL)


def _end(child: subprocess.Popen[str]) -> None:
    if child.poll() is None:
        child.terminate()
        try:
            child.wait(_SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
    for stream in (child.stdin, child.stdout, child.stderr):
        if stream is not None:
            stream.close()
