"""Candidates, for people: enough of each to accept or reject it at a glance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import IO, Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from tracker.plain import count, cut, plain
from tracker.tables import shown
from tracker.terminal import draw
from warehouse.query import Result

_WIDTH_IN_A_PIPE = 120
_LONGEST_SENTENCE = 160


def write_candidates(found: Result, total: int, stream: IO[str], *, is_explained: bool) -> None:
    """Write a row a candidate; `total` is how many there are beside those."""
    draw(_parts(found, total, is_explained), stream, width_in_a_pipe=_WIDTH_IN_A_PIPE)


def _parts(found: Result, total: int, is_explained: bool) -> Iterator[RenderableType]:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for title, side in (("score", "right"), ("articles", "right"), ("sources", "right")):
        table.add_column(title, justify=side)  # type: ignore[arg-type]
    table.add_column("last seen", no_wrap=True)
    # Japanese has no blanks to break lines at: without folding its end would be lost.
    table.add_column("", overflow="fold")
    for row in found.rows:
        candidate = dict(zip(found.columns, row, strict=True))
        table.add_row(
            f"{candidate['score']:.2f}",
            f"{candidate['articles']:,}",
            f"{candidate['sources']:,}",
            str(candidate["last_seen"] or "undated"),
            _said(candidate, is_explained),
        )
    yield table
    if total > len(found.rows):
        yield Text(f"… and {count(total - len(found.rows), 'more')[:-1]} with --limit", style="dim")
    yield Text("accept NAME follows one; reject NAME has it proposed no more", style="dim")


def _said(candidate: Mapping[str, Any], is_explained: bool) -> Text:
    by = f" by {plain(candidate['maker'])}" if candidate["maker"] else ""
    said = Text.assemble(
        (plain(candidate["name"]), "bold"),
        (f"  {candidate['kind'] or 'of unknown kind'}{by}", "dim"),
    )
    if candidate["sentence"]:
        said.append(f"\n“{cut(candidate['sentence'], _LONGEST_SENTENCE)}”", "italic")
    if is_explained:
        for title, value in _explanation(candidate):
            said.append(f"\n{title}: ", "dim")
            said.append(value)
    return said


def _explanation(candidate: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if candidate["cues"]:
        yield "cues", plain(_listed(candidate["cues"]))
    if len(candidate["writings"]) > 1:
        yield "written", plain(_listed(candidate["writings"]))
    first = candidate["first_seen"]
    counted = (
        f"{count(candidate['mentions'], 'mention')}, {count(candidate['stories'], 'story')}"
        + (f", first {first}" if first else "")
        + (f", burst {shown(candidate['burst'])}" if candidate["burst"] is not None else "")
    )
    yield "counted", counted
    yield "in", plain(candidate["article_url"])


def _listed(values: Any) -> str:
    if isinstance(values, Mapping):
        return ", ".join(f"{key} {shown(value)}" for key, value in values.items())
    return ", ".join(map(str, values))
