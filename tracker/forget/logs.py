"""Log lines that name an address, removed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection
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
    names_one = naming(addresses)
    return sum(erase_lines_of(file, names_one) for file in sorted(folder.glob("*")))


def erase_lines_of(file: Path, names_one: Callable[[str], bool]) -> int:
    """The same of one file. Raises StorageError."""
    lines = file.read_text(encoding="utf-8", errors="surrogateescape").splitlines(keepends=True)
    kept = [line for line in lines if not names_one(line)]
    if len(kept) < len(lines):
        with written_atomically(file) as out:
            out.write("".join(kept).encode("utf-8", "surrogateescape"))
    return len(lines) - len(kept)


def naming(addresses: Collection[str]) -> Callable[[str], bool]:
    """Whether one of the addresses stands in a text, also as JSON, and does not go on there."""
    if not addresses:
        return lambda _: False
    automaton: Any = ahocorasick.Automaton(ahocorasick.STORE_LENGTH)
    for address in addresses:
        automaton.add_word(address)
        automaton.add_word(json.dumps(address)[1:-1])
    automaton.make_automaton()
    return lambda text: any(not _GOES_ON.match(text, end + 1) for end, _ in automaton.iter(text))
