"""Segments as DuckDB can read them: inflated, whole, and valid UTF-8."""

from __future__ import annotations

import gzip
import re
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_BLOCK = 1024 * 1024
"""Bytes that are inflated at once."""


class DamagedSegment(Exception):  # noqa: N818
    """A segment that cannot be read to its end."""


@dataclass(frozen=True, slots=True)
class Part:
    """So much of a segment as was copied."""

    size: int
    """Bytes."""
    longest: int
    """Length of its longest line in bytes."""
    is_last: bool


def write_plain_copy(segment: Path, copy: Path) -> int:
    """Inflate a whole segment into `copy`; the result is the length of its longest line in bytes.

    Raises DamagedSegment.
    """
    (part,) = plain_parts(segment, copy, size=sys.maxsize)
    return part.longest


def plain_parts(segment: Path, copy: Path, *, size: int) -> Iterator[Part]:
    """Inflate a segment into `copy`, whole lines of about `size` bytes at a time.

    Each part is written over the one before it; an empty segment has one.

    DuckDB's own reader takes a truncated gzip file for a short one, and refuses the lone surrogates
    that pages contain; here each becomes one U+FFFD, which leaves all offsets as they are.
    Raises DamagedSegment.
    """
    blocks = _blocks(segment)
    block = next(blocks, b"")
    is_last = False
    while not is_last:
        written = longest = 0
        with copy.open("wb") as plain:
            while block and written < size:
                written += plain.write(block)
                longest = max(longest, *map(len, block.split(b"\n")))
                block = next(blocks, b"")
        is_last = not block
        yield Part(written, longest + 1, is_last)


def _blocks(segment: Path) -> Iterator[bytes]:
    """Whole lines, about as many as fill a block."""
    number = 0
    begun: list[bytes] = []
    try:
        with gzip.open(segment, "rb") as file:
            while more := file.read(_BLOCK):
                end = more.rfind(b"\n") + 1
                begun.append(more[:end] if end else more)
                if end:
                    yield _valid_utf8(b"".join(begun), number)
                    number += sum(block.count(b"\n") for block in begun)
                    begun = [more[end:]]
        if any(begun):
            yield _valid_utf8(b"".join(begun), number)
    except (EOFError, OSError, zlib.error) as error:
        raise DamagedSegment(f"line {number + 1}: {error}") from error


def _valid_utf8(lines: bytes, number: int) -> bytes:
    """The lines, of which the first is the one behind number `number`."""
    try:
        lines.decode()
    except UnicodeDecodeError:
        each = enumerate(lines.split(b"\n"), start=number + 1)
        return b"\n".join(_mended(line, number) for number, line in each)
    return lines


def _mended(line: bytes, number: int) -> bytes:
    try:
        return _LONE_SURROGATE.sub("\ufffd", line.decode("utf-8", "surrogatepass")).encode()
    except UnicodeDecodeError as error:
        raise DamagedSegment(f"line {number}: {error}") from error
