"""Labelled texts: what people say is claimed in them.

A row holds its text, or says where it stands in the folder of saved articles, which is not part of
this project. Only the excerpt is read, for only it was seen by those who labelled it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LABELS = Path(__file__).parent / "labels"


@dataclass(frozen=True, slots=True)
class Label:
    """A claim as a person read it. Offsets are code points of the excerpt.

    `start` and `end` are those of the few words that make the claim, or of their sentence where
    nothing narrower was labelled; `subjects` all that may be taken for the subject, the first the
    best, None for nothing that is followed. A `vague` one has no figure and is not counted.
    """

    kind: str
    quote: str
    start: int
    end: int
    sentence: tuple[int, int]
    subjects: tuple[str | None, ...]
    aspect: str
    value: float | None
    unit: str | None
    comparator: str | None
    attribution: str | None
    hedged: bool
    stance: str
    vague: bool


@dataclass(frozen=True, slots=True)
class Labelled:
    """An excerpt and its labels."""

    id: str
    lang: str
    text: str
    labels: tuple[Label, ...]


class MissingArticleError(Exception):
    """A saved article that a label is about is not there, or is not as it was."""


def read_labelled(file: Path, articles: Path) -> Iterator[Labelled]:
    """The rows of a file of labels. Raises MissingArticleError."""
    for line in file.read_text("utf-8").splitlines():
        row = json.loads(line)
        text = row["text"] if "text" in row else _excerpt(row, articles)
        yield Labelled(
            row["id"], row["lang"], text, tuple(_label(text, claim) for claim in row["claims"])
        )


def _label(text: str, row: dict[str, Any]) -> Label:
    whole = row.get("sentence_start", row["start"]), row.get("sentence_end", row["end"])
    return Label(
        row["kind"],
        text[row["start"] : row["end"]],
        row["start"],
        row["end"],
        whole,
        (row["subject"], *row.get("subject_also", ())),
        row["aspect"],
        row["value"],
        row["unit"],
        row["comparator"],
        row["attribution"],
        row["hedged"],
        row["stance"],
        row.get("vague", False),
    )


def _excerpt(row: dict[str, Any], articles: Path) -> str:
    file = articles / row["file"]
    if not file.is_file():
        raise MissingArticleError(f"{file} is not here")
    excerpt = file.read_bytes().decode("utf-8")[row["start"] : row["end"]]
    if hashlib.sha256(excerpt.encode()).hexdigest()[:16] != row["sha256"]:
        raise MissingArticleError(f"{file} is not as it was when it was labelled")
    return excerpt
