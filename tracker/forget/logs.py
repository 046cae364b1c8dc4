"""Log lines that name an address, removed."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from pathlib import Path
from typing import Any

import ahocorasick

from crawler.storage import written_atomically

_GOES_ON = re.compile(r"[\w/%&=?#~+@-]|[.,:;!](?=\w)")
"""What makes it another, longer address."""


def erase_lines(folder: Path, addresses: Collection[str]) -> int:
    """Remove every line of every log that holds one of the addresses; how many they were.

    Raises StorageError.
    """
    if not addresses:
        return 0
    automaton: Any = ahocorasick.Automaton(ahocorasick.STORE_LENGTH)
    for address in addresses:
        automaton.add_word(address)
        automaton.add_word(json.dumps(address)[1:-1])
    automaton.make_automaton()
    erased = 0
    for file in sorted(folder.glob("*")):
        lines = file.read_text(encoding="utf-8", errors="surrogateescape").splitlines(keepends=True)
        kept = [line for line in lines if not _names_one(automaton, line)]
        if len(kept) < len(lines):
            erased += len(lines) - len(kept)
            with written_atomically(file) as out:
                out.write("".join(kept).encode("utf-8", "surrogateescape"))
    return erased


def _names_one(automaton: Any, line: str) -> bool:
    """Whether an address stands in a line and does not go on there."""
    return any(not _GOES_ON.match(line, end + 1) for end, _ in automaton.iter(line))
