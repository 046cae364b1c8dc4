"""Each span that is written like a name, with what it is read as and why: for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from nlp.explain import Explanation, Why
from tracker.extraction.marking import STYLES
from tracker.plain import plain

_STANDING = {
    "counts": ("", ""),
    "ambiguous": ("  ambiguous, not counted", "yellow"),
    "rejected": ("  rejected", "red"),
}


def explained(explanations: Iterable[Explanation]) -> Iterator[RenderableType]:
    """Two lines a span: what it is read as, and why. Neighbours that are alike are put together."""
    for _, alike in groupby(explanations, key=_likeness):
        held = list(alike)
        first = held[0]
        mention = first.mention
        times = f" ×{len(held)}" if len(held) > 1 else ""
        label, style = _STANDING[first.standing]
        yield Text.assemble(
            (plain(mention.surface), STYLES.get(mention.kind, "bold")),
            times,
            (f"  {mention.field} {mention.start}", "dim"),
            f"  {plain(mention.name)}",
            (f" ({mention.entity}, {mention.kind})", "dim"),
            f"  {mention.confidence:.2f}",
            (label, style),
        )
        yield Padding(_reasons(first.why), (0, 0, 0, 4))


def _likeness(explanation: Explanation) -> tuple[str, ...]:
    mention = explanation.mention
    why = (why.what for why in explanation.why)
    if any(why.weight is not None for why in explanation.why):
        return (mention.field, str(mention.start))
    return (mention.surface, mention.entity, explanation.standing, *why)


def _reasons(reasons: Iterable[Why]) -> Text:
    line = Text()
    for why in reasons:
        if line:
            line.append("; ", style="dim")
        line.append_text(_reason(why))
    return line


def _reason(why: Why) -> Text:
    place = "" if why.at is None else f" at {why.field} {why.at}"
    if why.weight is None:
        return Text(plain(why.what) + place)
    if why.weight <= -20:
        return Text.assemble(("never ", "red"), plain(why.what) + place)
    style = "green" if why.weight > 0 else "red"
    return Text.assemble((f"{why.weight:+.1f} ", style), plain(why.what) + place)
