"""The archive: every response as it came, in WARC files of one run each."""

from __future__ import annotations

import gzip
import io
import os
import zlib
from collections.abc import Iterable
from datetime import UTC, datetime
from http.client import responses
from pathlib import Path
from typing import IO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordbuilder import RecordBuilder
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.article import WarcPosition
from crawler.storage import storage_error, sync_folder

# Scrapy hands bodies decoded; headers that describe the encoded form would be lies beside them.
_OF_THE_TRANSFER = {"content-encoding", "content-length", "transfer-encoding", "connection"}

_RECORDS = RecordBuilder()
_LEVEL = 5
"""Of compression. The 9 of warcio's own took 2.6 times as long, to save 2 % (saved pages, 2026)."""


class ArchiveError(Exception):
    """An archived response that cannot be read."""


class ArchiveWriter:
    """Appends responses to the WARC file of one run, which is made with the first of them."""

    def __init__(self, folder: Path, run_id: str, user_agent: str) -> None:
        self._folder = folder
        self._name = f"{run_id[:4]}-{run_id[4:6]}/{run_id}.warc.gz"
        self._user_agent = user_agent
        self._file: IO[bytes] | None = None

    def append(
        self,
        url: str,
        status: int,
        headers: Iterable[tuple[str, str]],
        body: bytes,
        fetched_at: datetime,
    ) -> WarcPosition:
        """Store one response; returns where it lies. Raises StorageError."""
        try:
            file = self._open()
            kept = [(name, text) for name, text in headers if name.lower() not in _OF_THE_TRANSFER]
            phrase = responses.get(status, "")
            record = _RECORDS.create_warc_record(
                url,
                "response",
                payload=io.BytesIO(body),
                length=len(body),  # else it is copied to be measured
                http_headers=StatusAndHeaders(f"{status} {phrase}", kept, protocol="HTTP/1.1"),
                warc_headers_dict={
                    "WARC-Date": fetched_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
                },
            )
            start = file.tell()
            return WarcPosition(self._name, start, file.write(_member(record)))
        except OSError as error:
            raise storage_error(self._folder / self._name, error) from error

    def flush(self) -> None:
        """Hand what was appended to the system: a kill does not cost it. Raises StorageError."""
        if self._file is not None:
            try:
                self._file.flush()
            except OSError as error:
                raise storage_error(self._folder / self._name, error) from error

    def sync(self) -> tuple[str, int] | None:
        """Put on the disk what was appended; the file and its size. Raises StorageError."""
        if self._file is None:
            return None
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
            return self._name, self._file.tell()
        except OSError as error:
            raise storage_error(self._folder / self._name, error) from error

    def close(self) -> None:
        """Close the file. Raises StorageError."""
        if self._file is not None:
            file, self._file = self._file, None
            try:
                file.close()
            except OSError as error:
                raise storage_error(self._folder / self._name, error) from error

    def _open(self) -> IO[bytes]:
        if self._file is None:
            path = self._folder / self._name
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = path.open("xb")
            sync_folder(path.parent)
            about = {
                "software": self._user_agent,
                "format": "WARC File Format 1.0",
                "description": "Bodies are stored with their content encoding removed.",
            }
            record = _RECORDS.create_warcinfo_record(Path(self._name).name, about)
            self._file.write(_member(record))
        return self._file


def _member(record: ArcWarcRecord) -> bytes:
    """A record as a member of a gzip file."""
    plain = io.BytesIO()
    WARCWriter(plain, gzip=False).write_record(record)
    return gzip.compress(plain.getvalue(), _LEVEL, mtime=0)


def read_response(folder: Path, position: WarcPosition) -> tuple[str, str | None, bytes]:
    """URL, Content-Type and body of an archived response. Raises ArchiveError."""
    path = folder / position.file
    try:
        with path.open("rb") as file:
            file.seek(position.offset)
            member = gzip.decompress(file.read(position.length))
        for record in ArchiveIterator(io.BytesIO(member)):
            if record.http_headers is not None:
                return (
                    record.rec_headers.get_header("WARC-Target-URI"),
                    record.http_headers.get_header("Content-Type"),
                    record.content_stream().read(),
                )
    except (OSError, ArchiveLoadFailed, EOFError, zlib.error, ValueError) as error:
        raise ArchiveError(f"{path} at {position.offset}: {error}") from error
    raise ArchiveError(f"{path} at {position.offset}: there is no response")
