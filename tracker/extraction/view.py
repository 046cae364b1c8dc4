"""An analysis for people: whom the text names, and what it claims of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import IO

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from nlp.records import Analysis, Claim
from tracker.plain import cut, plain
from tracker.terminal import draw

_LONGEST_CLAIM = 80
_WIDTH_IN_A_PIPE = 160


def write_view(analysis: Analysis, stream: IO[str]) -> None:
    """Write the mentions by entity, then the claims in the order of the text."""
    draw(_parts(analysis), stream, width_in_a_pipe=_WIDTH_IN_A_PIPE)


def _parts(analysis: Analysis) -> Iterator[RenderableType]:
    yield Text(f"Mentions ({len(analysis.mentions)})", style="bold")
    yield _mentions(analysis) if analysis.mentions else Text("nothing that is followed")
    yield Text(f"\nClaims ({len(analysis.claims)})", style="bold")
    yield _claims(analysis.claims) if analysis.claims else Text("none")


def _mentions(analysis: Analysis) -> Table:
    times = Counter(mention.entity for mention in analysis.mentions)
    repeats = Counter(mention.entity for mention in analysis.mentions if mention.repeat)
    first = {mention.entity: mention for mention in reversed(analysis.mentions)}
    table = _table("times", "repeats", "name", "kind", "entity", "")
    for entity, count in times.most_common():
        mention = first[entity]
        table.add_row(
            str(count),
            str(repeats[entity] or ""),
            Text(plain(mention.name)),
            mention.kind,
            entity,
            "unlisted" if mention.status == "unlisted" else "",
        )
    return table


def _claims(claims: tuple[Claim, ...]) -> Table:
    table = _table(
        "claim", "about", "aspect", "value", "says", "stance", "weakened by", "score", ""
    )
    for claim in claims:
        table.add_row(
            Text(cut(plain(claim.text), _LONGEST_CLAIM)),
            Text(plain(claim.subject_name or "-")),
            claim.aspect,
            _value(claim),
            Text(plain(claim.attribution or "")),
            claim.stance,
            Text(plain(", ".join(claim.hedges))),
            f"{claim.score:.2f}",
            "repeat" if claim.repeat else "",
        )
    return table


def _value(claim: Claim) -> str:
    if claim.unit is None:
        return claim.kind
    amount = "?" if claim.value is None else f"{claim.value:,.6g}"
    if claim.range is not None:
        amount = "-".join(f"{end:,.6g}" for end in claim.range)
    sign = "" if claim.comparator in {None, "="} else f"{claim.comparator} "
    return f"{sign}{amount} {claim.unit}"


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for name in columns:
        table.add_column(name, justify="right" if name in {"times", "repeats", "score"} else "left")
    return table
