"""An analysis for people: the text with its mentions marked, and what it claims of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import IO

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from nlp.explain import Explanation
from nlp.records import Analysis, Claim, Document, Field
from tracker.extraction.claims_explained import claims_explained
from tracker.extraction.explaining import explained
from tracker.extraction.marking import legend, marked_field
from tracker.plain import cut, plain
from tracker.terminal import draw

_LONGEST_CLAIM = 80
_WIDTH_IN_A_PIPE = 160


def write_view(
    document: Document,
    analysis: Analysis,
    explanations: Sequence[Explanation] | None,
    stream: IO[str],
) -> None:
    """Write the text with its mentions marked, the mentions by entity, then the claims.

    With `explanations` each span that is written like a name comes with its reasons, and each
    claim with what every part of it rests on.
    """
    parts = _parts(document, analysis, explanations, signs=not stream.isatty())
    draw(parts, stream, width_in_a_pipe=_WIDTH_IN_A_PIPE)


def _parts(
    document: Document,
    analysis: Analysis,
    explanations: Sequence[Explanation] | None,
    *,
    signs: bool,
) -> Iterator[RenderableType]:
    fields: tuple[tuple[Field, str], ...] = (("title", document.title), ("text", document.text))
    for field, text in fields:
        mentions = [mention for mention in analysis.mentions if mention.field == field]
        ambiguous = [mention for mention in analysis.ambiguous if mention.field == field]
        yield from marked_field(text, mentions, ambiguous, signs=signs)
    if not signs and (analysis.mentions or analysis.ambiguous):
        yield legend(analysis.mentions, ambiguous=bool(analysis.ambiguous))
    yield Text(f"\nMentions ({len(analysis.mentions)})", style="bold")
    yield _mentions(analysis) if analysis.mentions else Text("nothing that is followed")
    if analysis.ambiguous:
        names = dict.fromkeys(plain(mention.surface) for mention in analysis.ambiguous)
        yield Text(f"ambiguous, not counted ({len(analysis.ambiguous)}): {', '.join(names)}")
    if explanations is not None:
        yield Text(f"\nWhy ({len(explanations)})", style="bold")
        yield from explained(explanations)
    yield Text(f"\nClaims ({len(analysis.claims)})", style="bold")
    if not analysis.claims:
        yield Text("none")
    elif explanations is not None:
        yield from claims_explained(analysis.claims)
    else:
        yield _claims(analysis.claims)


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
