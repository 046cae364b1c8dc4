"""What an accident has torn, a power cut or a full disk: found at the next start, and mended.

Only the newest files are looked at: what is older has been found whole before.
"""

from __future__ import annotations

import logging
import os
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from crawler.segments import (
    NEWEST,
    damaged_segments,
    readable_rows,
    set_aside,
    write_segment,
)
from crawler.state import State
from crawler.storage import storage_error

_ARTICLES = "articles"
_SEGMENTS = "*.jsonl.gz"
_GZIP = 31
_CHUNK = 1 << 20

logger = logging.getLogger(__name__)


def mend(data: Path, state: State) -> list[str]:
    """Mend archive and segments under `data`; one line for each loss. Raises StorageError.

    What is lost is forgotten, so that it is fetched again.
    """
    segments = data / "segments"
    try:
        return [
            *_mended_archives(data / "archive", segments, state),
            *_mended_segments(segments, state),
        ]
    except OSError as error:
        raise storage_error(data, error) from error


def whole_length(file: Path, start: int) -> int:
    """Where the last whole record of an archive ends, `start` being the end of some record."""
    end = start
    with file.open("rb") as stream:
        stream.seek(start)
        inflater = zlib.decompressobj(_GZIP)
        while data := stream.read(_CHUNK):
            while data:
                try:
                    inflater.decompress(data, _CHUNK)
                except zlib.error:
                    return end
                data = inflater.unconsumed_tail
                if inflater.eof:
                    data = inflater.unused_data
                    end = stream.tell() - len(data)
                    inflater = zlib.decompressobj(_GZIP)
    return end


def _mended_archives(archive: Path, segments: Path, state: State) -> Iterator[str]:
    for file in sorted(archive.glob("*/*.warc.gz"))[-NEWEST:]:
        name = file.relative_to(archive).as_posix()
        size, known = file.stat().st_size, state.archive_size(name)
        if size == known:
            continue
        end = whole_length(file, known if known < size else 0)
        if end < size:
            # So it is after a kill in the middle of a response; nobody refers to that one.
            logger.warning("%s: its last %d bytes are no whole response; cut off", file, size - end)
            os.truncate(file, end)
        lost = _articles_behind(end, name, state.pending.articles())
        if min(end, size) < known:
            lost += _articles_behind(end, name, _rows_of_run(segments, file))
        state.pending.drop(lost)
        state.forget_articles(lost)
        state.remember_archive(name, end)
        if lost:
            yield f"{file}: its end is lost; {_are(len(lost), 'page')} fetched again"


def _articles_behind(end: int, name: str, rows: Iterator[dict[str, Any]]) -> list[str]:
    found = ((row["url"], row.get("warc") or {}) for row in rows)
    return [
        url for url, at in found if at.get("file") == name and at["offset"] + at["length"] > end
    ]


def _rows_of_run(segments: Path, file: Path) -> Iterator[dict[str, Any]]:
    run_id = file.name.partition(".")[0]
    for segment in sorted((segments / _ARTICLES).glob(f"{run_id}-{_SEGMENTS}")):
        yield from readable_rows(segment)[0]


def _mended_segments(segments: Path, state: State) -> Iterator[str]:
    for kind in (_ARTICLES, "fetches"):
        for file, rows, damage in damaged_segments(segments / kind):
            aside = set_aside(file)
            if rows:
                write_segment(file, rows)
            told = f"{damage}; kept as {aside.name}, {_were(len(rows))} saved"
            if kind == _ARTICLES:
                lost = _articles_in_no_segment(segments, state)
                state.forget_articles(lost)
                told += f", {_are(len(lost), 'page')} fetched again"
            yield told


def _articles_in_no_segment(segments: Path, state: State) -> list[str]:
    stored = {row["url"] for row in state.pending.articles()}
    for file in (segments / _ARTICLES).glob(_SEGMENTS):
        stored.update(row["url"] for row in readable_rows(file)[0])
    return sorted(state.article_urls() - stored)


def _are(count: int, noun: str) -> str:
    return f"{count} {noun}{'s'[: count != 1]} {'is' if count == 1 else 'are'}"


def _were(count: int) -> str:
    return f"{count} row{'s'[: count != 1]} {'was' if count == 1 else 'were'}"
