"""Crawl in a process of one's own. Imports neither Scrapy nor what reads pages."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import IO

from crawler.events import CrawlEvent, CrawlSummary, SourceCounters, from_json
from crawler.job import CrawlJob

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


def crawl(job: CrawlJob, on_event: Callable[[CrawlEvent], None]) -> CrawlSummary:
    """Crawl the job's sources, and report events as they happen.

    Ctrl-C stops the crawl gracefully: what is under way is finished, what was stored stays, and
    the summary says `interrupted`. A second Ctrl-C ends it at once. A crawl that could not run is a
    summary whose problems say why.
    """
    child = start_crawl()
    assert child.stdin is not None
    assert child.stdout is not None
    assert child.stderr is not None
    try:
        with _signals_passed_on(child):
            summary = _listen(child.stdin, child.stdout, job, on_event)
        words = child.stderr.read()
        code = child.wait(_SECONDS_TO_STOP)
    finally:
        _end(child)
    if summary is not None:
        return summary
    was_interrupted = code in {-signal.SIGINT, -signal.SIGTERM}  # before it could say anything
    last_words = words.strip().splitlines() or [f"the crawl ended with exit code {code}"]
    return CrawlSummary(
        run_id=job.run_id,
        sources={source.name: SourceCounters() for source in job.sources},
        problems=() if was_interrupted else (last_words[-1],),
        interrupted=was_interrupted,
    )


def _listen(
    stdin: IO[str], stdout: IO[str], job: CrawlJob, on_event: Callable[[CrawlEvent], None]
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


def _messages(stdout: IO[str]) -> Iterator[CrawlEvent | CrawlSummary]:
    while line := stdout.readline():
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
