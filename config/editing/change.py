"""Writing a changed file: read back before it takes its place, whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import yaml

from config.errors import ConfigError, Problem

T = TypeVar("T")

_FOR_A_PERSON = "written in a way that the program cannot change safely; edit it by hand"


def change_file(
    file: Path, change: Callable[[str], str], read: Callable[[Path], T], expected: Callable[[T], T]
) -> T:
    """Write what `change` makes of the text of a file, if it then says what is expected.

    The file is made where there is none. `read` reads what a file says, `expected` makes of what it
    said before what it must say then; where it does not, nothing is written. Returns what the file
    says now. Raises ConfigError.
    """
    file = file.resolve()  # the file that a link leads to is changed, not the link
    before = read(file)
    raw = file.read_bytes().decode("utf-8") if file.exists() else ""
    text = change(raw)
    _require_yaml(text, file)
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(text.encode())
            stream.flush()
            os.fsync(stream.fileno())
        after = _read_back(temporary, file, read)
        if after != expected(before):
            raise ConfigError([Problem(file, 0, _FOR_A_PERSON)])
        temporary.chmod(file.stat().st_mode & 0o7777 if file.exists() else 0o644)
        temporary.replace(file)
    finally:
        with suppress(OSError):
            temporary.unlink()
    return after


def _require_yaml(text: str, file: Path) -> None:
    try:
        yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise ConfigError([Problem(file, 0, _FOR_A_PERSON)]) from error


def _read_back(temporary: Path, file: Path, read: Callable[[Path], T]) -> T:
    try:
        return read(temporary)
    except ConfigError as error:
        problems = [
            Problem(file, 0, problem.message) if problem.file == temporary else problem
            for problem in error.problems
        ]
        raise ConfigError(problems) from error
