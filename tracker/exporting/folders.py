"""Folders of files that are swapped in whole, and can be gone on with after a crash."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tracker.errors import UserError
from tracker.output import whole_file


@dataclass(frozen=True, slots=True)
class Folder:
    """What is being written in place of `target`: beside it, until it is whole."""

    target: Path
    written: Path

    def file(self, month: str, ending: str) -> Path:
        """Where the rows of a month go, when they are all there. The folder is made."""
        folder = self.written / f"month={month}" if month else self.written
        folder.mkdir(parents=True, exist_ok=True)
        return folder / f"{self.target.name}.{ending}"


@contextmanager
def swapped_in(target: Path, description: dict[str, Any]) -> Iterator[Folder]:
    """A folder that takes the place of `target` when the block has ended well.

    What an earlier one of the same description left unfinished is kept, to be gone on with. Raises
    UserError where `target` is there and was not written in this way.
    """
    mark = target.with_name(f".{target.name}.exported.json")
    unfinished = beside(target)
    former = target.with_name(f".{target.name}.former")
    if former.exists() and not target.exists():  # stopped between the two renames
        former.rename(target)
    if target.exists() and not mark.exists():
        raise UserError(f"{target} is there and is no export; move it away, or name another folder")
    folder = Folder(target, unfinished / "rows")
    _begin(unfinished, description)
    yield folder
    shutil.rmtree(former, ignore_errors=True)
    if target.exists():
        target.rename(former)
    else:
        mark.write_text(json.dumps(description) + "\n", "utf-8")
    folder.written.rename(target)
    mark.write_text(json.dumps(description) + "\n", "utf-8")
    shutil.rmtree(former, ignore_errors=True)
    shutil.rmtree(unfinished)


def beside(target: Path) -> Path:
    """Where that is written which is to take the place of `target`."""
    return target.with_name(f".{target.name}.unfinished")


def _begin(unfinished: Path, description: dict[str, Any]) -> None:
    note = unfinished / "export.json"
    if note.exists() and json.loads(note.read_text("utf-8") or "null") == description:
        return
    shutil.rmtree(unfinished, ignore_errors=True)
    (unfinished / "rows").mkdir(parents=True)
    with whole_file(note) as temporary:
        temporary.write_text(json.dumps(description), "utf-8")
