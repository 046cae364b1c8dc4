"""Tables in Markdown: a cell is told by the heads of its column and of its row.

The row above the rule names the columns; without a rule there are no heads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from nlp.claims.aspects import Aspect, aspects_in, possible_aspects
from nlp.quantities.units import unit_kind
from nlp.records import Mention, Passage, Quantity

_BAR = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[|:\-\s]+")
_RULE_BELOW = re.compile(r"[ \t]*\n[ \t]*\|[ \t]*:?-[|:\- \t]*(?:\n|$)")
_COMPARED = re.compile(
    r"\b(?:vs\.?|versus|than|over|against|relative to)\W{0,3}(?:the )?$", re.IGNORECASE
)
_PER_TOKENS = re.compile(r"(?:per|/)\s?(?:1\s?M|M|million)\b|\bMtok\b", re.IGNORECASE)
_PER_HOUR = re.compile(r"(?:per|/|an)\s?h(?:ou)?r\b|\bhourly\b", re.IGNORECASE)
_MOST_CELLS: Final = 40
_ASIDE: Final = frozenset({"technology", "benchmark"})


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row; its place is that in the row."""

    start: int
    end: int
    head: str
    """The words of its column's head."""
    aspect: Aspect | None
    """What its column, or else its row, says that its amounts are about."""
    subject: Mention | None
    """The followed thing that its column or its row is about."""
    named: str | None = None
    """The words of its row's head, where that names something which is not followed."""


@dataclass(frozen=True, slots=True)
class _Head:
    text: str
    aspect: Aspect | None
    mention: Mention | None
    by_the_way: bool = False
    """Whether the head says first what its amounts are about, and of what only beside that."""


def cells_of(
    text: str, passages: Sequence[Passage], mentions: Mapping[int, Sequence[Mention]]
) -> dict[int, tuple[Cell, ...]]:
    """The cells of the rows of all tables in a field, by passage; heads have none."""
    found: dict[int, tuple[Cell, ...]] = {}
    heads: list[_Head] | None = None
    previous: Passage | None = None
    for passage in passages:
        if text[passage.start : passage.start + 1] != "|":
            heads = previous = None
            continue
        if previous is not None and text.count("\n", previous.end, passage.start) > 1:
            heads = None
        previous = passage
        row = text[passage.start : passage.end]
        if _RULE.fullmatch(row):
            continue
        own = mentions.get(passage.index, ())
        if heads is None:
            if not _RULE_BELOW.match(text, passage.end):
                continue
            heads = [_head(row, *span, passage, own) for span in _spans(row)]
        else:
            found[passage.index] = tuple(_cells(row, passage, own, heads))
    return found


def as_headed(cell: Cell, quantity: Quantity) -> Quantity:
    """An amount of money with the rate that its column's head adds: per hour, per 1M tokens."""
    if "/" in quantity.unit or unit_kind(quantity.unit) != "money":
        return quantity
    if _PER_TOKENS.search(cell.head):
        return replace(quantity, unit=f"{quantity.unit}/M tokens")
    return (
        replace(quantity, unit=f"{quantity.unit}/hour") if _PER_HOUR.search(cell.head) else quantity
    )


def can_be_of(cell: Cell, unit: str) -> Aspect | None:
    """What an amount in a cell is about by its heads, if one with this unit can be."""
    possible = possible_aspects(unit_kind(unit))
    return cell.aspect if possible is None or cell.aspect in possible else None


def _spans(row: str) -> Iterator[tuple[int, int]]:
    bars = [match.start() for match in _BAR.finditer(row)][: _MOST_CELLS + 1]
    ends = [*bars[1:], len(row)] if not row.rstrip().endswith("|") else bars[1:]
    yield from zip((bar + 1 for bar in bars), ends, strict=False)


def _head(row: str, start: int, end: int, passage: Passage, mentions: Sequence[Mention]) -> _Head:
    words = row[start:end].strip(" *`")
    held = _held(mentions, passage, start, end)
    aspect: Aspect | None = next(iter(aspects_in(words)), None)
    if aspect is None and any(mention.kind == "benchmark" for mention in held):
        aspect = "accuracy"
    things = [
        mention
        for mention in held
        if mention.kind not in _ASIDE
        and not _COMPARED.search(row, start, mention.start - passage.start)
    ]
    return _Head(words, aspect, things[0] if things else None, by_the_way=aspect is not None)


def _held(mentions: Sequence[Mention], passage: Passage, start: int, end: int) -> list[Mention]:
    return [m for m in mentions if start <= m.start - passage.start < end]


def _cells(
    row: str, passage: Passage, mentions: Sequence[Mention], heads: Sequence[_Head]
) -> Iterator[Cell]:
    of_row: _Head | None = None
    of_table = next((head.mention for head in heads if head.mention and head.by_the_way), None)
    for head, span in zip(heads, _spans(row), strict=False):
        if of_row is None:
            of_row = _head(row, *span, passage, mentions)
            continue
        subject = head.mention if not head.by_the_way else None
        subject = subject or of_row.mention or head.mention or of_table
        named = of_row.text if subject is None and of_row.aspect is None else None
        yield Cell(*span, head.text, head.aspect or of_row.aspect, subject, named or None)
