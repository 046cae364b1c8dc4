"""Which stored articles hold one of some writings: a look through segments, without reading them.

Folding every text exactly would cost 0.7 ms an article. So each line is first searched, as JSON,
for what any text must hold whose folding holds the writing: its letters in their order, decomposed
(NFKD) and case folded, nothing between them but what folding takes away. What passes is folded.
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

from crawler.segments import SegmentError
from nlp.normalise import SEPARATORS, fold

_MOST_PATTERNS = 60
"""With more, to search costs more than to fold."""
_BETWEEN = rf"(?:[ー\u3099\u309a\u0300-\u036f{SEPARATORS}]|\\t)*+"
"""What folding takes away or puts together, decomposed; a tab is two letters in JSON."""
_FALLS_AWAY = re.compile(_BETWEEN)


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
    may_hold = _sieve(task.writings)
    lines: set[int] = set()
    number = -1
    try:
        with gzip.open(task.file, "rb") as packed:
            for number, line in enumerate(packed):
                written = line.decode("utf-8", "surrogatepass")
                if may_hold(written) and _holds(written, task.writings):
                    lines.add(number)
    except (EOFError, zlib.error, OSError, ValueError, KeyError, TypeError) as error:
        return str(SegmentError(f"{task.file}:{number + 1}: the file is damaged: {error}"))
    return frozenset(lines)


def _holds(line: str, writings: Collection[str]) -> bool:
    article = json.loads(line)
    fields = fold(article["title"]), fold(article["text"])
    return any(writing in field for writing in writings for field in fields)


def _sieve(writings: Collection[str]) -> Callable[[str], bool]:
    """Whether an article's line of JSON may hold one of the writings; never no where it does."""
    letters = [letters_of(writing) for writing in writings]
    if len(letters) > _MOST_PATTERNS or not all(map(_can_be_searched, letters)):
        return lambda _: True
    searches = [re.compile(_BETWEEN.join(map(re.escape, key))).search for key in letters]

    def may_hold(line: str) -> bool:
        plain = _decomposed(line)
        return any(search(plain) for search in searches)

    return may_hold


def letters_of(text: str) -> str:
    """What of a text is left when all that folding takes away or puts together is taken away."""
    return _FALLS_AWAY.sub("", _decomposed(text))


def _can_be_searched(letters: str) -> bool:
    """JSON escapes some characters, and decomposing changes the order of marks."""
    return bool(letters) and not any(
        char in '"\\' or char < " " or unicodedata.combining(char) for char in letters
    )


def _decomposed(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text).casefold()
    return unicodedata.normalize("NFKD", folded).replace("’", "'").replace("‘", "'")
