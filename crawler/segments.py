"""Segments: gzipped JSON Lines that are written once and never change."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from crawler.article import Article, article_from_json
from crawler.storage import written_atomically

NEWEST = 3
"""So many of the newest files are looked at for damage."""

# A lone surrogate in a page's JSON must neither stop the crawl nor change a content hash.
_ENCODING = {"encoding": "utf-8", "errors": "surrogatepass"}


class SegmentError(Exception):
    """A segment that cannot be read; the message names file and line."""


def write_segment(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write the rows to a new segment: whole or not at all. Equal rows give equal bytes.

    Raises StorageError where the disk is full or the folder cannot be written.
    """
    with (
        written_atomically(path) as file,
        gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0, compresslevel=6) as packed,
    ):
        for row in rows:
            line = json.dumps(row, ensure_ascii=False, default=date.isoformat)
            packed.write(line.encode(**_ENCODING) + b"\n")


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a segment of any kind. Raises SegmentError at the first that cannot be read."""
    number = 0
    try:
        with gzip.open(path, "rb") as lines:
            for number, line in enumerate(lines, start=1):
                row = json.loads(line.decode(**_ENCODING))
                if not isinstance(row, dict):
                    raise SegmentError(f"{path}:{number}: not an object")
                yield row
    except ValueError as error:
        raise SegmentError(f"{path}:{number}: {error}") from error
    except (EOFError, zlib.error, OSError) as error:
        raise SegmentError(f"{path}:{number + 1}: the file is damaged: {error}") from error


def readable_rows(path: Path) -> tuple[list[dict[str, Any]], SegmentError | None]:
    """The rows of a segment up to its damage, and the damage if there is any."""
    rows = []
    try:
        if not path.stat().st_size:
            raise SegmentError(f"{path}: the file is damaged: it is empty")
        for row in read_rows(path):
            rows.append(row)  # noqa: PERF402 - what was read before the damage counts
    except SegmentError as error:
        return rows, error
    return rows, None


def damaged_segments(folder: Path) -> Iterator[tuple[Path, list[dict[str, Any]], SegmentError]]:
    """Segments that an accident has torn, with the rows up to the damage.

    Only the newest are read, and of the others those that are empty: what is older has been found
    whole before.
    """
    files = sorted(folder.glob("*.jsonl.gz"))
    empty = [file for file in files[:-NEWEST] if not file.stat().st_size]
    for file in [*empty, *files[-NEWEST:]]:
        rows, damage = readable_rows(file)
        if damage is not None:
            yield file, rows, damage


def rewrite_segment(path: Path, kept: Callable[[dict[str, Any]], dict[str, Any] | None]) -> int:
    """Replace a segment, whole, by what `kept` makes of its rows; None leaves a row out.

    How many rows are changed; the file is not touched where none is. Raises SegmentError and
    StorageError.
    """
    changed = sum(kept(row) != row for row in read_rows(path))
    if changed:
        write_segment(path, (new for row in read_rows(path) if (new := kept(row)) is not None))
    return changed


def set_aside(path: Path) -> Path:
    """Keep a damaged file under a name by which nobody takes it for a segment; the new name."""
    aside = path.with_name(f"{path.name}.damaged-{datetime.now(UTC):%Y%m%dT%H%M%SZ}")
    path.rename(aside)
    return aside


def read_segment(path: Path) -> Iterator[Article]:
    """The articles of a segment. Raises SegmentError at the first that cannot be read."""
    for number, row in enumerate(read_rows(path), start=1):
        try:
            yield article_from_json(row)
        except (KeyError, TypeError, ValueError) as error:
            raise SegmentError(f"{path}:{number}: not an article: {error!r}") from error
