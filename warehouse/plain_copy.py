"""Segments as DuckDB can read them: inflated, whole, and valid UTF-8."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class DamagedSegment(Exception):  # noqa: N818
    """A segment that cannot be read to its end."""


def write_plain_copy(segment: Path, copy: Path) -> int:
    """Inflate a segment into `copy`; the result is the length of its longest line in bytes.

    DuckDB's own reader takes a truncated gzip file for a short one, and refuses the lone surrogates
    that pages contain; here each becomes one U+FFFD, which leaves all offsets as they are.
    Raises DamagedSegment.
    """
    longest = 0
    with copy.open("wb") as plain:
        for line in _lines(segment):
            longest = max(longest, len(line))
            plain.write(line)
    return longest


def _lines(segment: Path) -> Iterator[bytes]:
    number = 0
    try:
        with gzip.open(segment, "rb") as lines:
            for line in lines:
                number += 1
                yield _valid_utf8(line)
    except (EOFError, OSError, zlib.error, UnicodeDecodeError) as error:
        raise DamagedSegment(f"line {number + 1}: {error}") from error


def _valid_utf8(line: bytes) -> bytes:
    try:
        line.decode()
    except UnicodeDecodeError:
        return _LONE_SURROGATE.sub("\ufffd", line.decode("utf-8", "surrogatepass")).encode()
    return line
