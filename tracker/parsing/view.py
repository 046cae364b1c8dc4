"""An article for people: what was read of its page, and from where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO
from zoneinfo import ZoneInfo

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from crawler.article import Article
from tracker.plain import count, cut, plain
from tracker.terminal import draw

_WIDTH_IN_A_PIPE = 100
_PARAGRAPHS = 6
_LONGEST_PARAGRAPH = 240
_CLOCKS = {"second": "%Y-%m-%d %H:%M:%S", "minute": "%Y-%m-%d %H:%M", "month": "%Y-%m"}


def write_view(article: Article, zone: ZoneInfo, stream: IO[str]) -> None:
    """Write the fields with their provenance, and how the text begins. Times are in `zone`."""
    draw(_parts(article, zone), stream, width_in_a_pipe=_WIDTH_IN_A_PIPE)


def _parts(article: Article, zone: ZoneInfo) -> Iterator[RenderableType]:
    yield Text(plain(article.title), style="bold")
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    for name, value in _fields(article, zone):
        table.add_row(name, Text(value), Text(article.provenance.get(name, ""), style="dim"))
    yield table
    paragraphs = article.text.split("\n")
    for paragraph in paragraphs[:_PARAGRAPHS]:
        yield Text(f"\n{cut(paragraph, _LONGEST_PARAGRAPH)}")
    if len(paragraphs) > _PARAGRAPHS:
        more = count(len(paragraphs) - _PARAGRAPHS, "more paragraph")
        yield Text(f"\n… and {more}; --format json holds all of them", style="dim")


def _fields(article: Article, zone: ZoneInfo) -> Iterator[tuple[str, str]]:
    clock = _CLOCKS.get(article.date_precision, "%Y-%m-%d")
    published, updated = article.published_at, article.updated_at
    yield "url", plain(article.url)
    yield "published_at", f"{published.astimezone(zone):{clock}}" if published else "not told"
    if updated:
        yield "updated_at", f"{updated.astimezone(zone):%Y-%m-%d %H:%M}"
    yield "authors", plain(", ".join(article.authors)) or "not told"
    yield "lang", article.lang or "not told"
    if article.section:
        yield "section", plain(article.section)
    if article.tags:
        yield "tags", plain(", ".join(article.tags))
    if article.image_url:
        yield "image_url", plain(article.image_url)
