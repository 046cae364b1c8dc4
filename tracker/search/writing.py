"""What was found, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import IO, TYPE_CHECKING, Any

from tracker.output import json_ready
from tracker.plain import harmless
from tracker.search.found import Hit
from tracker.search.marks import Mark
from tracker.tables import markdown, write_rows
from warehouse.query import Result

if TYPE_CHECKING:
    from rich.console import RenderableType

WIDTH_IN_A_PIPE = 100
_MARKED = "bold yellow"
_COLUMNS = ["url", "title", "source", "lang", "published_at", "day", "score", "story_id", "snippet"]


def write_hits(hits: Sequence[Hit], form: str, stream: IO[str]) -> None:
    """Write the articles as `table`, `json` (an array of objects), `csv` or `markdown`."""
    match form:
        case "json":
            rows = ",\n ".join(json.dumps(_data(hit), ensure_ascii=False) for hit in hits)
            stream.write(f"[\n {rows}\n]\n" if hits else "[]\n")
        case "csv":
            write_rows(_rows(hits), "csv", stream)
        case "markdown":
            stream.writelines(f"{line}\n" for hit in hits for line in _lines(hit))
        case _:
            _draw(hits, stream)


def _data(hit: Hit) -> dict[str, Any]:
    places = [("title", mark) for mark in hit.title_marks]
    places += [("text", mark) for mark in hit.snippet.marks]
    return {
        "url": hit.url,
        "title": hit.title,
        "source": hit.source,
        "lang": hit.lang,
        "published_at": json_ready(hit.published_at),
        "day": json_ready(hit.day),
        "score": hit.score,
        "story_id": hit.story_id,
        "snippet": hit.text[hit.snippet.start : hit.snippet.end],
        "snippet_start": hit.snippet.start,
        "matches": [{"in": field, "start": mark.start, "end": mark.end} for field, mark in places],
    }


def _rows(hits: Sequence[Hit]) -> Result:
    columns = [
        "url",
        "title",
        "source",
        "lang",
        "published_at",
        "day",
        "score",
        "story_id",
        "snippet",
    ]
    rows = [tuple(_data(hit)[column] for column in columns) for hit in hits]
    return Result(columns, ["VARCHAR"] * len(columns), rows)


def _lines(hit: Hit) -> Iterator[str]:
    title = _put_together(hit.title, 0, len(hit.title), hit.title_marks, _in_markdown)
    where = " · ".join(filter(None, (str(hit.day or ""), markdown(hit.source))))
    yield f"- [{title}](<{hit.url}>) ({where})"
    text = _snippet(hit, _in_markdown)
    if text.strip():
        yield f"  {text}"


def _in_markdown(text: str, *, is_mark: bool) -> str:
    # Blanks at the ends are kept, and stand outside of the stars, or these would not be read.
    inner = markdown(text).strip()
    before = " " if text[:1].isspace() else ""
    after = " " if inner and text[-1:].isspace() else ""
    return f"{before}{f'**{inner}**' if is_mark and inner else inner}{after}"


def _draw(hits: Sequence[Hit], stream: IO[str]) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from tracker.terminal import draw

    def pieces(text: str, start: int, end: int, found: Iterable[Mark], style: str) -> Text:
        shown = Text(harmless(text[start:end]), style=style)
        for mark in found:
            shown.stylize(_MARKED, mark.start - start, mark.end - start)
        return shown

    def parts() -> Iterator[RenderableType]:
        for number, hit in enumerate(hits):
            if number:
                yield Text()
            yield pieces(hit.title, 0, len(hit.title), hit.title_marks, "bold")
            cut = hit.snippet
            body = pieces(hit.text, cut.start, cut.end, cut.marks, "")
            if cut.start > 0:
                body = Text("…") + body
            if cut.end < len(hit.text):
                body += Text("…")
            if hit.text:
                yield Padding(body, (0, 0, 0, 2))
            where = f"{hit.day or 'undated'}  {hit.source}  {hit.score:.1f}  {hit.url}"
            yield Padding(Text(harmless(where), style="dim"), (0, 0, 0, 2))

    draw(parts(), stream, width_in_a_pipe=WIDTH_IN_A_PIPE)


def _snippet(hit: Hit, write: Callable[..., str]) -> str:
    cut = hit.snippet
    text = _put_together(hit.text, cut.start, cut.end, cut.marks, write)
    return f"{'…' if cut.start else ''}{text}{'…' if cut.end < len(hit.text) else ''}"


def _put_together(
    text: str, start: int, end: int, found: Sequence[Mark], write: Callable[..., str]
) -> str:
    pieces: list[str] = []
    at = start
    for mark in found:
        pieces.append(write(text[at : mark.start], is_mark=False))
        pieces.append(write(text[mark.start : mark.end], is_mark=True))
        at = mark.end
    pieces.append(write(text[at:end], is_mark=False))
    return "".join(pieces)
