"""What becomes of claims, list by list: lost, drifted, contradicted, due, edited."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from duckdb import DuckDBPyConnection

from tracker.claims.asked import Asked, answer
from tracker.claims.figure import figure
from tracker.claims.line import line_of
from tracker.claims.wording import ALIKE, Piece, changes, likeness
from tracker.plain import count, harmless, plain
from warehouse.query import Result

Row = dict[str, Any]

_MOST_LATER: Final = 3
_BECAUSE: Final = {
    "speaker": "the same speaker",
    "baseline": "against the same",
    "wording": "in like words",
}
_COMPARED: Final = {
    "same": "compared with the same",
    "none": "neither says compared with what",
    "one": "only one says compared with what",
}


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence that stands for an item, and where it is from."""

    where: str
    """Day, source, and who is quoted."""
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a list: a claim, what became of it, and the sentences that show it."""

    claim: str
    became: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class ClaimList:
    """A list that `tracker claims` shows by itself."""

    name: str
    """Of its option and its query."""
    shows: str
    """What stands in it; said after `no` where nothing does."""
    item: Callable[[Row], Item]

    def rows(self, con: DuckDBPyConnection, wanted: Asked) -> Result:
        """Its rows, with every column of its macro."""
        return answer(con, self.name, wanted.params)

    def items(self, rows: Result) -> Iterator[Item]:
        """Its rows for people."""
        return (self.item(dict(zip(rows.columns, row, strict=True))) for row in rows.rows)


def _decay(row: Row) -> Item:
    scope = "within one article" if row["scope"] == "article" else "from article to article"
    share = f"{row['dropped']} of {count(row['after'], 'later telling')}"
    became = f"{row['what']} dropped {scope}, in {share}"
    before, after = harmless(row["with_sentence"]), harmless(row["without_sentence"])
    return Item(
        line_of(row["claim"], row["key"]),
        became,
        (
            _quote(row["with_day"], row["with_source"], None, before),
            _quote(row["without_day"], row["without_source"], None, after, before),
        ),
    )


def _drift(row: Row) -> Item:
    figures = " → ".join(map(_figure, row["values"]))
    because = ", ".join(_BECAUSE.get(why, why) for why in row["because"])
    return Item(
        line_of(row["claim"], row["key"]),
        f"{figures}, {row['first_day']} to {row['last_day']}; {because}",
        (
            _quote(row["first_day"], row["values"][0]["source"], None, row["first_sentence"]),
            _quote(row["last_day"], row["values"][-1]["source"], None, row["last_sentence"]),
        ),
    )


def _contradiction(row: Row) -> Item:
    if row["kind"] == "denied":
        became = "asserted by one, denied by the other"
    else:
        became = (
            f"against {line_of(row['other_claim'], row['other_key'])}; {_COMPARED[row['baseline']]}"
        )
    return Item(
        line_of(row["claim"], row["key"]),
        became,
        (
            _quote(row["day"], row["source"], row["attribution"], row["sentence"]),
            _quote(
                row["other_day"],
                row["other_source"],
                row["other_attribution"],
                row["other_sentence"],
            ),
        ),
    )


def _due(row: Row) -> Item:
    days, later = row["days_overdue"], row["later_claims"]
    told = f"told {count(row['times'], 'time')} in {count(row['stories'], 'story')}"
    since = "; what was said since:" if later else "; nothing was said of it since"
    return Item(
        line_of(row["claim"], row["key"]),
        f"due {row['due']}, {_when(days)}; {told}{since if days > 0 else ''}",
        (
            _quote(row["first_seen"], row["first_source"], row["attribution"], row["sentence"]),
            *(
                _quote(said["day"], said["source"], said["attribution"], said["sentence"])
                for said in later[:_MOST_LATER]
            ),
        ),
    )


def _when(days_overdue: int) -> str:
    """`3 days ago`, `today`, `3 days ahead`."""
    if days_overdue == 0:
        return "today"
    return f"{count(abs(days_overdue), 'day')} {'ago' if days_overdue > 0 else 'ahead'}"


def _edit(row: Row) -> Item:
    before, after = row["sentence_before"], row["sentence_after"]
    noted = "the page notes an edit" if row["is_noted"] else "silently"
    pieces = changes(harmless(before or ""), harmless(after or ""))
    return Item(
        line_of(row["claim"], row["key"]),
        f"{row['change']}, {noted}",
        (Quote(_where(row["seen_at"].date(), row["source"], None), pieces),),
    )


def _figure(value: Row) -> str:
    return figure(
        value["value"], value["unit"], ends=value["range"], comparator=value["comparator"]
    )


def _quote(
    day: date | None, source: str, speaker: str | None, sentence: str, before: str | None = None
) -> Quote:
    """A sentence; what was changed is marked where it is worded like the one `before`."""
    text = harmless(sentence)
    pieces: tuple[Piece, ...] = (Piece("same", text),)
    if before is not None and likeness(before, text) >= ALIKE:
        pieces = changes(before, text)
    return Quote(_where(day, source, speaker), pieces)


def _where(day: date | None, source: str, speaker: str | None) -> str:
    quoting = f", quoting {plain(speaker)}" if speaker else ""
    return f"{day or 'undated'}  {plain(source)}{quoting}"


LISTS: Final = {
    each.name: each
    for each in (
        ClaimList(
            "decay",
            "claims that lost a hedge or their speaker in the retelling",
            _decay,
        ),
        ClaimList("drift", "claims that became another figure in the retelling", _drift),
        ClaimList("contradictions", "claims of which one at most can be true", _contradiction),
        ClaimList("due", "predictions whose day has come", _due),
        ClaimList("edits", "claims that an article's editors changed after publication", _edit),
    )
}
"""By the name of the option that shows each."""
