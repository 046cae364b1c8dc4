"""The last configuration without a mistake, kept in `data/configuration` for as long as it is used.

Runs read from there and not from the project's files: an edit that is half done does no harm, and a
mistake keeps what was good at work, also over a restart. Each state of the files has a folder of
its own, so that what a run reads does not change under it.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from config.errors import ConfigError, Problem
from config.load import load_settings, load_sources
from config.models import Source
from config.settings import Settings
from crawler.storage import private_folder
from tracker.errors import UserError
from tracker.home import Home
from tracker.project import read_rules

KEPT = "configuration"
"""The folder, in the project's data folder."""
_CURRENT = "current"
_STATES_KEPT = 10
"""A run may still read from an earlier one."""


@dataclass(frozen=True, slots=True)
class Read:
    """A configuration that was read whole and found good."""

    home: Home
    """The project, with its configuration from the folder in which it is kept."""
    settings: Settings
    sources: tuple[Source, ...]


def read_and_keep(home: Home) -> Read:
    """Read the project's files as they are now, and keep them where they are good.

    Raises ConfigError or UserError on a mistake in one of them, OSError where they cannot be kept.
    """
    contents = {file.name: _bytes(file) for file in home.files if file.exists()}
    folder = home.data / KEPT
    kept = folder / _name(contents)
    if kept.is_dir():
        read = _checked(home, kept)
    else:
        coming = folder / f"{kept.name}.tmp"
        shutil.rmtree(coming, ignore_errors=True)
        private_folder(home.data)
        coming.mkdir(parents=True)
        for name, content in contents.items():
            _write(coming / name, content)
        try:
            read = replace(_checked(home, coming), home=Home(home.root, kept))
        except (ConfigError, UserError):
            shutil.rmtree(coming)
            raise
        coming.rename(kept)
    _point(folder / _CURRENT, kept.name)
    _prune(folder, kept)
    return read


def read_kept(home: Home) -> Read | None:
    """The last good one; None where there is none, or this version finds a mistake in it."""
    current = home.data / KEPT / _CURRENT
    try:
        return _checked(home, current.resolve(strict=True))
    except (OSError, ConfigError, UserError):
        return None


def read_in_use(home: Home) -> tuple[Read, str | None]:
    """What a daemon would use now, and the mistake that keeps it from a newer one, if any.

    Nothing is kept. Raises ConfigError or UserError where none is good.
    """
    try:
        return _checked(home, home.root), None
    except (ConfigError, UserError) as error:
        kept = read_kept(home)
        if kept is None:
            raise
        return kept, str(error)


def _checked(home: Home, folder: Path) -> Read:
    """What these files say. A mistake is told of the project's own file."""
    kept = Home(home.root, folder)
    try:
        settings = load_settings(kept.settings)
        sources = load_sources(kept.sources)
        if kept.entities.exists() or kept.claims.exists():
            read_rules(kept, settings)  # what is shipped alone holds no mistake
    except ConfigError as error:
        raise ConfigError(
            [
                replace(problem, file=home.root / problem.file.name)
                if problem.file.parent == folder
                else problem
                for problem in error.problems
            ]
        ) from error
    if not any(source.enabled for source in sources):
        raise UserError(f"{home.sources} lists no enabled source; add one", code=2)
    return Read(kept, settings, sources)


def _name(contents: dict[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name, content in sorted(contents.items()):
        digest.update(f"{name} {len(content)}\n".encode() + content)
    return digest.hexdigest()[:16]


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ConfigError([Problem(file, 0, f"cannot be read: {reason}")]) from error


def _write(file: Path, content: bytes) -> None:
    with file.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _point(link: Path, name: str) -> None:
    """Let the link name this folder, in one step."""
    if link.is_symlink() and os.readlink(link) == name:  # noqa: PTH115
        return
    coming = link.with_name(f"{link.name}.tmp")
    coming.unlink(missing_ok=True)
    coming.symlink_to(name)
    coming.rename(link)


def _prune(folder: Path, current: Path) -> None:
    others = [file for file in folder.iterdir() if file.is_dir() and not file.is_symlink()]
    others.sort(key=lambda file: file.stat().st_mtime_ns, reverse=True)
    for old in [file for file in others if file != current][_STATES_KEPT - 1 :]:
        shutil.rmtree(old, ignore_errors=True)
