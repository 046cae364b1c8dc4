"""Candidates, for people: enough of each to accept or reject it at a glance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import IO, Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from tracker.entities.candidates import Member
from tracker.plain import count, cut, plain
from tracker.tables import shown
from tracker.terminal import draw
from warehouse.query import Result

_WIDTH_IN_A_PIPE = 120
_LONGEST_SENTENCE = 160
_MOST_MEMBERS = 20


def write_candidates(
    found: Result, total: int, members: Sequence[Member], stream: IO[str], *, is_explained: bool
) -> None:
    """Write a row a candidate; `total` is how many there are. Then the new members of families."""
    parts = _parts(found, total, members, is_explained)
    draw(parts, stream, width_in_a_pipe=_WIDTH_IN_A_PIPE)


def _parts(
    found: Result, total: int, members: Sequence[Member], is_explained: bool
) -> Iterator[RenderableType]:
    if found.rows:
        yield _table(found, is_explained)
    if total > len(found.rows):
        yield Text(f"… and {total - len(found.rows):,} more with --limit", style="dim")
    if members:
        listed = [f"{plain(m.name)} ({count(m.articles, 'article')})" for m in members]
        more = [f"{len(members) - _MOST_MEMBERS:,} more"] if len(members) > _MOST_MEMBERS else []
        yield Text.assemble(
            ("In no list, but counted already: they belong to what is listed:\n", "bold"),
            f"  {', '.join([*listed[:_MOST_MEMBERS], *more])}",
        )
    yield Text("accept NAME follows one; reject NAME has it proposed no more", style="dim")


def _table(found: Result, is_explained: bool) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("score", justify="right")
    table.add_column("articles", justify="right")
    # Japanese has no blanks to break lines at: without folding its end would be lost.
    table.add_column("", overflow="fold")
    for row in found.rows:
        candidate = dict(zip(found.columns, row, strict=True))
        table.add_row(
            f"{candidate['score']:.2f}",
            f"{candidate['articles']:,}",
            _said(candidate, is_explained),
        )
    return table


def _said(candidate: Mapping[str, Any], is_explained: bool) -> Text:
    by = f" by {plain(candidate['maker'])}" if candidate["maker"] else ""
    said = Text.assemble(
        (plain(candidate["name"]), "bold"),
        f"  {candidate['kind'] or 'of unknown kind'}{by}",
        (f"  {count(candidate['sources'], 'source')}, {_last(candidate)}", "dim"),
    )
    if candidate["sentence"]:
        said.append(f"\n“{cut(candidate['sentence'], _LONGEST_SENTENCE)}”", "italic")
    if is_explained:
        for title, value in _explanation(candidate):
            said.append(f"\n{title}: ", "dim")
            said.append(value)
    return said


def _last(candidate: Mapping[str, Any]) -> str:
    return f"last {candidate['last_seen']}" if candidate["last_seen"] else "undated"


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
