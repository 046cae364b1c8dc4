"""What a command is given to read: a file, or standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import click

from tracker.errors import UserError


@contextmanager
def opened(file: str) -> Iterator[IO[bytes]]:
    """The bytes of a file; of standard input where it is "-". Raises UserError."""
    if file == "-":
        if sys.stdin.isatty():
            click.echo("reading what you type; end it with Ctrl-D", err=True)
        # Not sys.stdin.buffer, and never closed: the thread that reads it may hold its lock, and
        # Python would wait for that at exit.
        yield open(sys.stdin.fileno(), "rb", closefd=False)  # noqa: SIM115
        return
    try:
        stream = Path(file).open("rb")  # noqa: SIM115
    except IsADirectoryError as error:
        raise UserError(f"{file} is a folder; name a file", code=2) from error
    except FileNotFoundError as error:
        raise UserError(f"there is no file {file}", code=2) from error
    except OSError as error:
        raise UserError(f"{file} cannot be read: {error.strerror}", code=2) from error
    with stream:
        yield stream
