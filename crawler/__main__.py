"""The crawl's own process: a job as JSON on standard input, events as JSON lines on its output.

Scrapy's reactor starts once in a process, so each crawl gets a process of its own.
`crawler.process.crawl` starts it.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from crawler.events import CrawlEvent, CrawlSummary


def main() -> int:
    """Run one job. 0: the crawl ran; 1: its results could not be stored; 2: it could not begin."""
    gc.disable()  # looking for garbage while modules are imported costs a sixth of the start
    # Imported here: the reading processes import this module again and need none of it.
    from crawler.crawling import run_job
    from crawler.job import CrawlJob
    from crawler.log import kept_log
    from crawler.storage import StorageError

    gc.freeze()  # what has been imported stays: no collection need look at it again
    gc.enable()
    try:
        job = CrawlJob.from_json(sys.stdin.read())
    except (ValueError, KeyError, TypeError) as error:
        return _give_up(f"not a crawl job: {error}")
    messages = Messages(os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1))
    try:
        with kept_log(job.data / "logs", job.run_id, verbose=job.verbose):
            return run_job(job, messages)
    except StorageError as error:
        return _give_up(str(error))


class Messages:
    """The line to who started the crawl. `is_open` turns false when nobody listens any more."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self.is_open = True

    def send(self, message: CrawlEvent | CrawlSummary) -> None:
        """Send one message."""
        from crawler.events import to_json

        if not self.is_open:
            return
        try:
            self._stream.write(json.dumps(to_json(message)) + "\n")
        except BrokenPipeError:
            self.is_open = False


def _give_up(reason: str) -> int:
    sys.stderr.write(f"{reason}\n")
    return 2


if __name__ == "__main__":
    sys.exit(main())
