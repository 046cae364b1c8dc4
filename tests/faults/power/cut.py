"""What a power cut could have left of a folder that a killed program has written to.

The pessimistic reading of POSIX: of a file only what was synced is there for sure, of a name only
what a sync of its directory has followed. Anything else may be there, in part or not at all.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

BLOCK = 4096
KEPT_WITHOUT_SYNC = 0.3
"""How likely a name is kept that was not synced."""
SHARES = (0, 0.5, 1)
"""Of a file's blocks, and of its growth, that were written without a sync."""
_SOURCE = Path(__file__).with_name("journal.c")


@dataclass(frozen=True, slots=True)
class Journal:
    """Where the preloaded library writes, for programs that work below `root`."""

    root: Path
    folder: Path
    library: Path

    @classmethod
    def begin(cls, root: Path, folder: Path, library: Path) -> Journal:
        """A new one. What is below `root` now counts as safe on the disk."""
        journal = cls(root, folder, library)
        folder.mkdir()
        for file in _files(root):
            kept = folder / f"before-{file.stat().st_ino}"
            shutil.copyfile(file, kept)
            with journal.events.open("a") as events:
                events.write(f"S\t{file.stat().st_ino}\t{kept}\n")
        return journal

    @property
    def events(self) -> Path:
        """One a line, as journal.c lists them."""
        return self.folder / "events"

    @property
    def environment(self) -> Mapping[str, str]:
        """In which a program is watched."""
        return {
            **os.environ,
            "LD_PRELOAD": str(self.library),
            "POWER_ROOT": str(self.root),
            "POWER_JOURNAL": str(self.folder),
        }

    def cut(self, dice: random.Random) -> list[str]:
        """Take the folder back to what the disk may hold. Returns what was lost, a line each."""
        events = [line.split("\t") for line in self.events.read_text().splitlines()]
        lost = _lose_names(events, dice)
        synced = {int(event[1]): Path(event[2]) for event in events if event[0] == "S"}
        for file in _files(self.root):
            if told := _lose_contents(file, synced.get(file.stat().st_ino), dice):
                lost.append(told)
        return lost


def build_library(folder: Path) -> Path:
    """Compile journal.c. Raises OSError or CalledProcessError where that cannot be done."""
    library = folder / "journal.so"
    subprocess.run(
        ["cc", "-shared", "-fPIC", "-O1", "-w", "-o", library, _SOURCE, "-ldl"],
        check=True,
        capture_output=True,
    )
    return library


def _lose_names(events: list[list[str]], dice: random.Random) -> list[str]:
    """Undo, from the end, some of what no sync of its directory has followed.

    Directories keep the order of what happened in them: what comes later is lost first.
    """
    lost = []
    kept_since: set[Path] = set()
    for kind, *names in reversed(events):
        if kind == "S":
            continue
        paths = [Path(name) for name in names]
        if kind == "D":
            kept_since.add(paths[0])
            continue
        folders = {path.parent for path in (paths[:2] if kind == "R" else paths[:1])}
        if folders & kept_since or dice.random() < KEPT_WITHOUT_SYNC:
            kept_since |= folders
        else:
            _undo(kind, paths)
            lost.append(f"{kind} {' '.join(path.name for path in paths)}")
    return lost


def _undo(kind: str, paths: list[Path]) -> None:
    match kind, paths:
        case "C", [path]:
            path.unlink(missing_ok=True)
        case "R", [old, new, kept]:
            with suppress(FileNotFoundError):
                new.rename(old)
            _bring_back(kept, new)
        case "U", [path, kept]:
            _bring_back(kept, path)


def _bring_back(kept: Path, path: Path) -> None:
    if kept.name != "-":
        kept.rename(path)


def _lose_contents(file: Path, synced: Path | None, dice: random.Random) -> str:
    """Put blocks that were not synced back to what they were before, or to nothing."""
    now = file.read_bytes()
    before = synced.read_bytes() if synced is not None else b""
    if now == before or file.name.endswith("-shm"):
        return ""
    share, grown = dice.choice(SHARES), dice.choice(SHARES)
    size = len(before) + round(max(len(now) - len(before), 0) * grown)
    torn = bytearray(before.ljust(size, b"\0"))
    for start in range(0, min(size, len(now)), BLOCK):
        end = min(start + BLOCK, size, len(now))
        if dice.random() < share:
            torn[start:end] = now[start:end]
    if bytes(torn) == now:
        return ""
    file.write_bytes(torn)
    return f"{file.name}: {len(before)} bytes were safe, {len(now)} written, {len(torn)} left"


def _files(root: Path) -> list[Path]:
    return sorted(file for file in root.rglob("*") if file.is_file() and not file.is_symlink())
