"""Which stored articles hold one of some writings: a look through segments, no reading."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ahocorasick

from crawler.segments import SegmentError
from nlp.normalise import fold


@dataclass(frozen=True, slots=True)
class Look:
    """A segment of articles, and the folded writings that are looked for in it."""

    file: Path
    writings: frozenset[str]


def look(task: Look) -> frozenset[int] | str:
    """The lines of a segment, counted from 0, whose articles hold one of the writings.

    What is wrong with the segment, where it cannot be read. Holds one article at a time.
    """
    if not task.writings:
        return frozenset()
    holds = _search(task.writings)
    lines: set[int] = set()
    number = -1
    try:
        with gzip.open(task.file, "rb") as packed:
            for number, line in enumerate(packed):
                article = json.loads(line.decode("utf-8", "surrogatepass"))
                if holds(fold(article["text"])) or holds(fold(article["title"])):
                    lines.add(number)
    except (EOFError, zlib.error, OSError, ValueError, KeyError, TypeError) as error:
        return str(SegmentError(f"{task.file}:{number + 1}: the file is damaged: {error}"))
    return frozenset(lines)


def _search(writings: Collection[str]) -> Callable[[str], bool]:
    """Whether a folded text holds one of the writings, however many they are."""
    automaton: Any = ahocorasick.Automaton(ahocorasick.STORE_LENGTH)
    for writing in writings:
        automaton.add_word(writing)
    automaton.make_automaton()
    return lambda text: next(automaton.iter(text), None) is not None
