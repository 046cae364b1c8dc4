"""The files of an archive, and what is in each of them."""

from __future__ import annotations

import gzip
import os
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import IO, cast

from crawler.imports.addresses import Addresses
from crawler.imports.html_file import own_address
from crawler.imports.json_lines import read_json_lines
from crawler.imports.mhtml import read_mhtml
from crawler.imports.saved_page import (
    Saved,
    SavedPage,
    TooLargeError,
    Unusable,
    believable,
    bounded,
)
from crawler.imports.warc import read_warc

_HTML = (".html", ".htm", ".xhtml", ".xht")
_WARC = (".warc", ".arc")
_KINDS: dict[str, tuple[str, ...]] = {
    "html": _HTML,
    "mhtml": (".mhtml", ".mht"),
    "warc": _WARC,
    "zip": (".zip", ".wacz"),
    "json": (".jsonl", ".ndjson"),
}
_IN_A_ZIP = {"html", "mhtml", "warc", "json"}
_NO_ADDRESS = "it does not say where it is from; tell with --url-from FILE or --base-url URL"
_DAMAGE = (OSError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError, RuntimeError)
"""What reading a packed file raises where it is damaged, encrypted or packed in a strange way."""


@dataclass(frozen=True, slots=True)
class ArchiveFile:
    """One file to read."""

    path: Path
    place: str
    """Its path within the folder that was named."""
    size: int
    """In bytes."""


def files_of(paths: Iterable[Path]) -> Iterator[ArchiveFile | Unusable]:
    """The files that may hold pages: those named, and those in folders named, in their order.

    Links inside folders are not followed. The folder `x_files` that a browser saves beside `x.html`
    is passed over.
    """
    for path in paths:
        if not path.is_dir():
            yield ArchiveFile(path, path.name, path.stat().st_size)
            continue
        for folder, folders, names in os.walk(path, followlinks=False):
            folders[:] = sorted(name for name in folders if not _is_of_a_page(name, names))
            for name in sorted(names):
                file = Path(folder) / name
                if kind_of(name) is None:
                    continue
                if file.is_symlink() or not file.is_file():
                    yield Unusable(str(file), "a link or no file; not followed")
                    continue
                yield ArchiveFile(file, file.relative_to(path).as_posix(), file.stat().st_size)


def _is_of_a_page(folder: str, names: Iterable[str]) -> bool:
    stem = folder.removesuffix("_files")
    return stem != folder and any(f"{stem}{ending}" in names for ending in _HTML)


def kind_of(name: str) -> str | None:
    """What a file of this name holds: `html`, `mhtml`, `warc`, `zip`, `json`; None for the rest."""
    lower = name.lower().removesuffix(".gz")
    return next((kind for kind, endings in _KINDS.items() if lower.endswith(endings)), None)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file, or a file in a ZIP."""

    name: str
    origin: str
    place: str
    saved: datetime
    """When it was written."""


def read_file(
    file: ArchiveFile, addresses: Addresses, now: datetime
) -> Iterator[tuple[Saved, int]]:
    """The pages in a file, each with the bytes of it that have been read. Raises nothing."""
    try:
        saved = datetime.fromtimestamp(file.path.stat().st_mtime, UTC)
        entry = _Entry(file.path.name, str(file.path), file.place, saved)
        with file.path.open("rb") as stream:
            kind = kind_of(entry.name) or _sniffed(stream)
            for page in _read(kind, stream, entry, addresses, now):
                yield page, stream.tell()
    except _DAMAGE as error:
        yield Unusable(str(file.path), _reason(error)), file.size


def _read(
    kind: str | None, stream: IO[bytes], entry: _Entry, addresses: Addresses, now: datetime
) -> Iterator[Saved]:
    if kind == "warc":
        yield from read_warc(stream, entry.origin)
        return
    if kind == "zip":
        yield from _read_zip(stream, entry.origin, addresses, now)
        return
    plain: IO[bytes] = stream
    if entry.name.lower().endswith(".gz"):
        plain = cast("IO[bytes]", gzip.GzipFile(fileobj=stream))
    if kind == "html":
        yield _html_page(plain, entry, addresses, now)
    elif kind == "mhtml":
        yield from read_mhtml(plain, entry.origin, now, entry.saved)
    elif kind == "json":
        yield from read_json_lines(plain, entry.origin, now, entry.saved)
    else:
        yield Unusable(entry.origin, "neither HTML, MHTML, WARC, WACZ, ZIP nor JSON Lines")


def _html_page(stream: IO[bytes], entry: _Entry, addresses: Addresses, now: datetime) -> Saved:
    try:
        body = bounded(stream)
    except TooLargeError as error:
        return Unusable(entry.origin, str(error))
    place = entry.place.removesuffix(".gz")
    url = addresses.told(place) or own_address(body) or addresses.by_place(place)
    if url is None:
        return Unusable(entry.origin, _NO_ADDRESS)
    return SavedPage(url, body, believable(entry.saved, now), entry.origin)


def _read_zip(
    stream: IO[bytes], origin: str, addresses: Addresses, now: datetime
) -> Iterator[Saved]:
    """The files in a ZIP; they are read where they are, so that their names can do no harm."""
    with zipfile.ZipFile(stream) as archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        # Beside its archives, a WACZ holds tables that are no pages.
        wanted = {"warc"} if any(_is_of_wacz(member) for member in members) else _IN_A_ZIP
        for member in members:
            kind = kind_of(member.filename)
            if kind not in wanted:
                continue
            try:
                saved = datetime(*member.date_time, tzinfo=UTC)
            except ValueError:
                saved = now
            place = PurePosixPath(member.filename).as_posix().lstrip("/")
            entry = _Entry(place, f"{origin}/{place}", place, saved)
            try:
                with archive.open(member) as file:
                    yield from _read(kind, file, entry, addresses, now)
            except _DAMAGE as error:
                yield Unusable(entry.origin, _reason(error))


def _is_of_wacz(member: zipfile.ZipInfo) -> bool:
    return member.filename.startswith("archive/") and kind_of(member.filename) == "warc"


def _sniffed(stream: IO[bytes]) -> str | None:
    """What a file holds whose name does not tell."""
    head = stream.read(512)
    stream.seek(0)
    if head.startswith(b"PK\x03\x04"):
        return "zip"
    if head.startswith((b"WARC/", b"filedesc://", b"\x1f\x8b")):
        return "warc"
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith(b"{"):
        return "json"
    if text.startswith(b"<"):
        return "html"
    return "mhtml" if b"mime-version:" in head.lower() or text.startswith(b"From:") else None


def _reason(error: Exception) -> str:
    return (
        f"cannot be read: {getattr(error, 'strerror', None) or ' '.join(str(error).split())[:100]}"
    )
