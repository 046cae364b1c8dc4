"""The log of a crawl: `data/logs/<run_id>.jsonl`, one JSON object a line.

Every line has `time`, `level`, `run_id` and `event`. What the crawl does has `source`, `url`,
`outcome`, `reason`, `status`, `bytes` and `seconds` as far as they apply; what a library says, or
prints, has `logger` and `message`. Each line is written whole and at once: a crawl that is killed
leaves at most its last line unfinished.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from crawler.storage import StorageError, private_folder, storage_error

RUNS_KEPT = 500
MAX_TOTAL_BYTES = 200_000_000
MAX_BYTES = 100_000_000
"""Of one log; what would come after that is left out, and the last line says so."""

_END = b"\0\n"
_log = logging.getLogger("crawler.told")


def log_event(event: str, fields: Mapping[str, object], level: int = logging.INFO) -> None:
    """Write what the crawl did. Fields without a value are left out."""
    if _log.isEnabledFor(level):
        told = {name: value for name, value in fields.items() if value not in (None, "")}
        _log.log(level, event, extra={"told": {"event": event} | told})


@contextmanager
def kept_log(folder: Path, run_id: str, *, verbose: bool) -> Iterator[None]:
    """Send all that this process logs or prints to the run's log; remove old ones before.

    `verbose` adds what is told of pages that were passed over. Raises StorageError where the log
    cannot be begun; later failures cost lines and nothing else.
    """
    file = folder / f"{run_id}.jsonl"
    try:
        private_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        prune(folder.glob("*.jsonl"), keep=RUNS_KEPT - 1)
        handler = _JsonLines(file, run_id)
    except OSError as error:
        raise storage_error(file, error) from error
    logging.root.addHandler(handler)
    logging.root.setLevel(logging.INFO)
    _log.setLevel(logging.DEBUG if verbose else logging.INFO)
    try:
        with _prints_logged():
            yield
    except StorageError:
        raise
    except Exception:
        logging.getLogger(__name__).exception("the crawl broke off")
        raise
    finally:
        logging.root.removeHandler(handler)
        handler.close()


def prune(logs: Iterable[Path], *, keep: int, max_total: int = MAX_TOTAL_BYTES) -> None:
    """Remove the oldest logs, so that `keep` remain, and `max_total` bytes. Raises OSError."""
    total = 0
    # Names begin with the time of the run, or share what is before it.
    for number, log in enumerate(sorted(logs, reverse=True), start=1):
        total += log.stat().st_size
        if number > keep or total > max_total:
            log.unlink(missing_ok=True)


class _JsonLines(logging.FileHandler):
    def __init__(self, file: Path, run_id: str) -> None:
        super().__init__(file, encoding="utf-8", errors="backslashreplace")
        self.setLevel(logging.DEBUG)
        self._run_id = run_id
        self._is_full = False

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        time = datetime.fromtimestamp(record.created, UTC)
        row: dict[str, Any] = {
            "time": time.isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "run_id": self._run_id,
        }
        row |= getattr(record, "told", None) or _message(record)
        return json.dumps(row, ensure_ascii=False, default=str)

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line, as long as there is room."""
        if self._is_full or not _is_wanted(record):
            return
        super().emit(record)
        if self.stream and os.fstat(self.stream.fileno()).st_size > MAX_BYTES:
            self._is_full = True
            told = {"event": "full", "reason": "the log is full; what follows is left out"}
            super().emit(logging.makeLogRecord({"levelname": "WARNING", "told": told}))

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        """Lose the line: what is printed about it would be logged, and fail, and be printed."""


def _is_wanted(record: logging.LogRecord) -> bool:
    return record.levelno >= logging.INFO or record.name == _log.name


def _message(record: logging.LogRecord) -> dict[str, Any]:
    row = {"event": "message", "logger": record.name, "message": record.getMessage()}
    spider = getattr(record, "spider", None)
    if spider is not None:
        row["source"] = spider.name
    if record.exc_info:
        row["traceback"] = logging.Formatter().formatException(record.exc_info)
    return row


@contextmanager
def _prints_logged() -> Iterator[None]:
    """What libraries print, in whatever language they are written, is logged line by line."""
    reading, writing = os.pipe()
    reader = threading.Thread(target=_log_lines, args=(reading,), daemon=True)
    reader.start()
    _flush()
    terminal = {number: os.dup(number) for number in (1, 2)}
    for number in terminal:
        os.dup2(writing, number)
    try:
        yield
    finally:
        _flush()
        for number, before in terminal.items():
            os.dup2(before, number)
            os.close(before)
        # Processes that this one started may hold the pipe open: its end would not come.
        os.write(writing, _END)
        reader.join()
        os.close(writing)


def _log_lines(reading: int) -> None:
    logger = logging.getLogger("printed")
    with os.fdopen(reading, "rb") as lines:
        for line in lines:
            if line.endswith(_END):
                return
            if text := line.decode("utf-8", "replace").rstrip():
                logger.info("%s", text)


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
