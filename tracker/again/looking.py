"""Which stored articles hold one of some writings: a look through segments, without reading them.

What is compared are the letters that folding keeps, whatever it makes of their marks: decomposed
(NFKD), case folded, without separators. That finds every text whose folding holds the writing, and
a few others. Where few writings are looked for, a line is searched as JSON first, for to take every
article apart would double the time.
"""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
import zlib
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ahocorasick

from crawler.segments import SegmentError
from nlp.normalise import SEPARATORS

_FEW = 60
"""Writings that are sooner searched one by one than all at once."""
_LOST = rf"[ー\u3099\u309a\u0300-\u036f{SEPARATORS}]"
"""What folding takes away or puts together, decomposed."""
_BETWEEN = rf"(?:{_LOST}|\\t)*+"
"""The same between two letters; a tab is two characters in JSON."""
_ALL_LOST = re.compile(f"{_LOST}+")

_Search = Callable[[str], bool]


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
    in_json, in_text = _searches(task.writings)
    lines: set[int] = set()
    number = -1
    try:
        with gzip.open(task.file, "rb") as packed:
            for number, line in enumerate(packed):
                written = line.decode("utf-8", "surrogatepass")
                if in_json(written) and any(map(in_text, _fields(written))):
                    lines.add(number)
    except (EOFError, zlib.error, OSError, ValueError, KeyError, TypeError) as error:
        return str(SegmentError(f"{task.file}:{number + 1}: the file is damaged: {error}"))
    return frozenset(lines)


def letters_of(text: str) -> str:
    """What of a text is left when all that folding takes away or puts together is taken away."""
    return _ALL_LOST.sub("", _decomposed(text))


def _fields(line: str) -> tuple[str, str]:
    article = json.loads(line)
    return article["title"], article["text"]


def _searches(writings: Collection[str]) -> tuple[_Search, _Search]:
    """Whether an article's line of JSON, and its title or text, may hold one of the writings."""
    letters = [letters_of(writing) for writing in writings]
    if not all(map(_can_be_searched, letters)):
        return _always, _always
    if len(letters) > _FEW:
        return _always, _all_at_once(letters)
    search = _one_by_one(letters)
    return search, search


def _always(_: str) -> bool:
    return True


def _one_by_one(letters: Collection[str]) -> _Search:
    searches = [re.compile(_BETWEEN.join(map(re.escape, key))).search for key in letters]

    def holds(text: str) -> bool:
        plain = _decomposed(text)
        return any(search(plain) for search in searches)

    return holds


def _all_at_once(letters: Collection[str]) -> _Search:
    automaton: Any = ahocorasick.Automaton(ahocorasick.STORE_LENGTH)
    for key in letters:
        automaton.add_word(key)
    automaton.make_automaton()
    return lambda text: next(automaton.iter(letters_of(text)), None) is not None


def _can_be_searched(letters: str) -> bool:
    """JSON escapes some characters, and decomposing changes the order of marks."""
    return bool(letters) and not any(
        char in '"\\' or char < " " or unicodedata.combining(char) for char in letters
    )


def _decomposed(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text).casefold()
    return unicodedata.normalize("NFKD", folded).replace("’", "'").replace("‘", "'")
