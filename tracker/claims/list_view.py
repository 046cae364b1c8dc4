"""A list of claims and what became of them, for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import IO

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tracker.claims.lists import Item
from tracker.claims.marked import in_colours, in_markdown, with_signs
from tracker.tables import markdown
from tracker.terminal import draw

_WIDTH_IN_A_PIPE = 120
_WIDEST_PLACE = 36


def write_items(items: Sequence[Item], form: str, stream: IO[str]) -> None:
    """Write the items as `table`, lines as wide as the terminal, or as `markdown`."""
    if form == "markdown":
        for item in items:
            stream.write("".join(item_markdown(item)))
    else:
        parts = (part for item in items for part in item_parts(item, signs=not stream.isatty()))
        draw(parts, stream, width_in_a_pipe=_WIDTH_IN_A_PIPE)


def item_parts(item: Item, *, signs: bool) -> Iterator[RenderableType]:
    """A line that says what became of a claim, and the sentences that show it."""
    yield Text.assemble((item.claim, "bold"), f"  {item.became}")
    quotes = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    quotes.add_column(style="dim", max_width=_WIDEST_PLACE, overflow="fold")
    # Japanese has no blanks to break lines at: without folding its end would be lost.
    quotes.add_column(overflow="fold")
    for quote in item.quotes:
        said = Text(with_signs(quote.pieces)) if signs else in_colours(quote.pieces)
        quotes.add_row(Text(quote.where), said)
    yield Padding(quotes, (0, 0, 0, 4), expand=False)


def item_markdown(item: Item) -> Iterator[str]:
    """The same in lines of Markdown."""
    yield f"- **{markdown(item.claim)}**: {markdown(item.became)}\n"
    for quote in item.quotes:
        yield f"  - {markdown(quote.where)}: {in_markdown(quote.pieces)}\n"
