"""Where results go, and how values are written for programs."""

from __future__ import annotations

import dataclasses
import errno
import math
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import IO, Any


@contextmanager
def destination(file: str | None) -> Iterator[IO[str]]:
    """Standard output, or a file that appears whole or not at all. Raises OSError."""
    if file is None or file == "-":
        yield sys.stdout
        return
    with whole_file(Path(file)) as temporary, temporary.open("w", encoding="utf-8") as stream:
        yield stream


@contextmanager
def whole_file(target: Path) -> Iterator[Path]:
    """A temporary file beside `target` that takes its name when the block has ended well."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except OSError as error:
        error.filename = str(target)
        raise
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        umask = os.umask(0)
        os.umask(umask)
        temporary.chmod(0o666 & ~umask)  # mkstemp's files are for their owner alone
        temporary.replace(target)
    finally:
        with suppress(OSError):
            temporary.unlink()


def json_ready(value: Any) -> Any:
    """The value as JSON knows it: times in ISO 8601, NaN as null, records as objects."""
    match value:
        case None | bool() | int() | str():
            return value
        case float():
            return value if math.isfinite(value) else None
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case datetime() | date() | time():
            return value.isoformat()
        case timedelta():
            return value.total_seconds()
        case bytes():
            return value.hex()
        case Mapping():
            return {str(key): json_ready(item) for key, item in value.items()}
        case list() | tuple() | set():
            return [json_ready(item) for item in value]
        case _ if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return {f.name: json_ready(getattr(value, f.name)) for f in dataclasses.fields(value)}
        case _:
            return str(value)
