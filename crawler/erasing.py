"""Responses, erased from an archive file: all others stay where they are.

What is erased is overwritten by records of the same length that say nothing, so that every offset
that anybody has noted still holds. A file in which nothing else is left is removed.
"""

from __future__ import annotations

import gzip
import re
import struct
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import IO

from crawler.canonical import canonical_url
from crawler.storage import sync_folder, written_atomically

_GZIP = 31
_PART = 1 << 20
_HEAD = 16_384
"""Bytes of a record in which its headers stand: an address has 4,000 characters at the most."""
_TARGET = re.compile(rb"^WARC-Target-URI:[ \t]*<?([^\r\n>]{1,12000})", re.MULTILINE | re.IGNORECASE)
_TYPE = re.compile(rb"^WARC-Type:[ \t]*([a-z]{1,30})", re.MULTILINE | re.IGNORECASE)
_EMPTY = (
    b"WARC/1.0\r\nWARC-Type: metadata\r\nWARC-Record-ID: <urn:tracker:erased>\r\n"
    b"WARC-Date: 1970-01-01T00:00:00Z\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
)
_LONGEST_FILLER = 60_000
"""Bytes; the extra field of a gzip header holds no more than 65,535."""


@dataclass(frozen=True, slots=True)
class _Member:
    start: int
    end: int
    type: str
    address: str


def erase_responses(file: Path, addresses: Collection[str]) -> int:
    """Erase every record of these addresses, which are canonical; how many they were.

    The file is replaced whole, or removed where no other response is left. Raises StorageError.
    """
    members = list(_members(file))
    erased = [one for one in members if _is_of(one, addresses)]
    if not erased:
        return 0
    if all(one in erased or one.type not in {"response", "resource"} for one in members):
        file.unlink()
        sync_folder(file.parent)
    else:
        with file.open("rb") as source, written_atomically(file) as target:
            _copy_others(source, target, members, erased)
    return len(erased)


def filler(length: int) -> bytes:
    """Gzip members of so many bytes together, each a record without content."""
    number = -(-length // _LONGEST_FILLER)
    bounds = [length * n // number for n in range(number + 1)]
    return b"".join(_filler(end - start) for start, end in pairwise(bounds))


def _filler(length: int) -> bytes:
    bare = gzip.compress(_EMPTY, 9, mtime=0)
    extra = length - len(bare) - 2
    if extra < 0:
        raise ValueError(f"a record of {length} bytes is too short to be overwritten by another")
    # RFC 1952: bit 2 of the flags says that an extra field follows the ten bytes of the header.
    return bare[:3] + b"\x04" + bare[4:10] + struct.pack("<H", extra) + bytes(extra) + bare[10:]


def _is_of(member: _Member, addresses: Collection[str]) -> bool:
    return bool(member.address) and canonical_url(member.address) in addresses


def _copy_others(
    source: IO[bytes], target: IO[bytes], members: list[_Member], erased: list[_Member]
) -> None:
    """What follows the last whole member is no response, and is left out."""
    spans = {one.start for one in erased}
    for one in members:
        length = one.end - one.start
        if one.start in spans:
            target.write(filler(length))
        else:
            source.seek(one.start)
            _copy(source, target, length)


def _copy(source: IO[bytes], target: IO[bytes], length: int) -> None:
    while length:
        part = source.read(min(_PART, length))
        target.write(part)
        length -= len(part)


def _members(file: Path) -> Iterator[_Member]:
    """The whole members of a file; what is torn at its end is none."""
    with file.open("rb") as stream:
        start, head = 0, bytearray()
        inflater = zlib.decompressobj(_GZIP)
        while data := stream.read(_PART):
            while data:
                try:
                    part = inflater.decompress(data, _PART)
                except zlib.error:
                    return
                head += part[: _HEAD - len(head)]
                data = inflater.unconsumed_tail
                if inflater.eof:
                    data = inflater.unused_data
                    end = stream.tell() - len(data)
                    yield _member(start, end, bytes(head))
                    start, head = end, bytearray()
                    inflater = zlib.decompressobj(_GZIP)


def _member(start: int, end: int, head: bytes) -> _Member:
    headers = head.partition(b"\r\n\r\n")[0]
    type_, address = _TYPE.search(headers), _TARGET.search(headers)
    return _Member(
        start,
        end,
        type_[1].decode("ascii").lower() if type_ else "",
        address[1].decode("utf-8", "replace").strip() if address else "",
    )
