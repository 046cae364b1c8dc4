"""Labelled texts: what people say is named in them.

A row holds its text, or says where it stands in the folder of saved articles, which is not part of
this project. Names in labels are names for people; `Names` says which entity each is.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from config.models import Entity
from nlp.normalise import fold

LABELS = Path(__file__).parent / "labels"


@dataclass(frozen=True, slots=True)
class Label:
    """A span that names a followed thing; `name` is None where it means something else."""

    start: int
    end: int
    surface: str
    name: str | None
    kind: str | None


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text, and the labels of an excerpt of it. Of `senses` only ambiguous names are labelled.

    Names are decided by the whole text, as in an article; only the excerpt was labelled.
    """

    id: str
    lang: str
    text: str
    labels: tuple[Label, ...]
    start: int = 0
    end: int = sys.maxsize


class MissingArticleError(Exception):
    """A saved article that a label is about is not there, or is not as it was."""


def read_labelled(file: Path, articles: Path) -> Iterator[Labelled]:
    """The rows of a file of labels. Raises MissingArticleError."""
    for line in file.read_text("utf-8").splitlines():
        row = json.loads(line)
        text = row["text"] if "text" in row else _article(row, articles)
        first, last = row.get("start", 0), row.get("end", len(text))
        labels = row.get("mentions", row.get("occurrences", ()))
        yield Labelled(
            row["id"],
            row["lang"],
            text,
            tuple(_label(text, first, each) for each in labels),
            first,
            last,
        )


def _label(text: str, first: int, label: dict[str, Any]) -> Label:
    start, end = first + label["start"], first + label["end"]
    name = label["entity"] if "entity" in label else label["name"]
    return Label(start, end, text[start:end], name, label.get("kind"))


def _article(row: dict[str, Any], articles: Path) -> str:
    file = articles / row["file"]
    if not file.is_file():
        raise MissingArticleError(f"{file} is not here")
    text = _text_of(file)
    excerpt = text[row["start"] : row["end"]]
    if hashlib.sha256(excerpt.encode()).hexdigest()[:16] != row["sha256"]:
        raise MissingArticleError(f"{file} is not as it was when it was labelled")
    return text


@cache
def _text_of(file: Path) -> str:
    return file.read_bytes().decode("utf-8")


class Names:
    """Which entities a name for people may mean."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._named: defaultdict[str, list[Entity]] = defaultdict(list)
        for entity in entities:
            for name in dict.fromkeys((entity.name, *entity.certain, *entity.aliases)):
                self._named[fold(name)].append(entity)

    def entities(self, name: str, kind: str | None) -> set[str]:
        """Ids of the entities of that name; those of the kind, where there are any."""
        found = self._named.get(fold(name), [])
        own = [entity for entity in found if fold(entity.name) == fold(name)] or found
        fitting = [entity for entity in own if entity.kind == kind] or own
        return {entity.id for entity in fitting}
