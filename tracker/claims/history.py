"""The history of one claim: every telling in order, and what changed from one to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.claims.line import line_of
from tracker.claims.wording import ALIKE, Piece, changes, likeness
from tracker.plain import harmless
from warehouse.query import Result

_LOOKED_BACK = 12
"""Tellings; what is worded alike further apart than that is told as new."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One time that an article makes the claim."""

    number: int
    day: date | None
    source: str
    title: str
    url: str
    is_copy: bool
    pieces: tuple[Piece, ...]
    """Its sentence, with what was changed marked."""
    against: int | None
    """Number of the telling that it is compared with; None where none is worded alike."""
    changes: tuple[str, ...]
    """What became of the claim since the telling before: `hedge dropped`, `negated` …"""
    stance: str
    hedges: tuple[str, ...]
    attribution: str | None
    baseline: str | None
    score: float
    parts: tuple[tuple[str, float], ...]
    """What makes up the score, and by how much."""


@dataclass(frozen=True, slots=True)
class History:
    """A claim and its tellings, the first one first."""

    claim: str
    key: str
    tellings: tuple[Telling, ...]

    @property
    def hedged(self) -> int:
        """Tellings that weaken it."""
        return sum(bool(told.hedges) or told.stance == "hedged" for told in self.tellings)

    @property
    def attributed(self) -> int:
        """Tellings that name somebody who says so."""
        return sum(told.attribution is not None for told in self.tellings)

    @property
    def sources(self) -> int:
        """How many sources tell it."""
        return len({told.source for told in self.tellings})


def history_of(key: str, tellings: Result) -> History:
    """The history in the rows of `claim_history`; there must be some."""
    rows = [dict(zip(tellings.columns, row, strict=True)) for row in tellings.rows]
    return History(line_of(rows[0]["claim"], key), key, tuple(_tellings(rows)))


def _tellings(rows: Sequence[dict[str, Any]]) -> Iterator[Telling]:
    sentences = [harmless(row["sentence"]) for row in rows]
    for at, row in enumerate(rows):
        against, pieces = _marked(rows, sentences, at)
        yield Telling(
            number=at + 1,
            day=row["day"],
            source=row["source"],
            title=row["article_title"],
            url=row["article_url"],
            is_copy=row["is_copy"],
            pieces=pieces,
            against=against,
            changes=tuple(row["changes"]),
            stance=row["stance"],
            hedges=tuple(row["hedges"]),
            attribution=row["attribution"],
            baseline=row["baseline"],
            score=row["score"],
            parts=tuple((part["what"], part["amount"]) for part in row["parts"] or ()),
        )


def _marked(
    rows: Sequence[dict[str, Any]], sentences: Sequence[str], at: int
) -> tuple[int | None, tuple[Piece, ...]]:
    """The sentence of a telling with what was changed marked, and the number of the telling that
    it is compared with.

    It is the last one that has a sentence like it; else the last one that has the claim in words
    like it, and then these words alone are compared.
    """
    sentence = sentences[at]
    earlier = range(at - 1, max(-1, at - 1 - _LOOKED_BACK), -1)
    for number in earlier:
        if likeness(sentences[number], sentence) >= ALIKE:
            return number + 1, changes(sentences[number], sentence)
    start, end = rows[at]["start"], rows[at]["end"]
    words = sentence[start:end]
    for number in earlier:
        before = sentences[number][rows[number]["start"] : rows[number]["end"]]
        if likeness(before, words) >= ALIKE:
            around = Piece("same", sentence[:start]), Piece("same", sentence[end:])
            pieces = (around[0], *changes(before, words), around[1])
            return number + 1, tuple(piece for piece in pieces if piece.text)
    return None, (Piece("same", sentence),)
