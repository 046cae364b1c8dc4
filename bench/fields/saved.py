"""Saved pages of the shared corpora, with what their files tell of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from lxml import html

from bench.fields.pages import FETCHED_AT, Told
from crawler.extract import Page

FOLDER = Path(__file__).parents[3] / "shared" / "corpora" / "takech9203+awsnews-summary"
_ZONE = ZoneInfo("Asia/Tokyo")
_DAY = re.compile(r"(20\d\d)-?(\d\d)-?(\d\d)")


def saved_pages() -> Iterator[Told]:
    """The pages; the day is that of the file's name, the title that of `<title>` or a heading."""
    for path in sorted(FOLDER.rglob("2*.html")):
        body = path.read_bytes()
        day = _DAY.search(path.name)
        tree = html.fromstring(body)
        titles = [" ".join(e.text_content().split()) for e in tree.iter("title", "h1")]
        truth: dict[str, object] = {"authors": [], "updated": None}
        if day:
            truth["published"] = datetime(*map(int, day.groups()), tzinfo=_ZONE)  # type: ignore[arg-type]
        if titles:
            truth["title"] = tuple(titles)
        page = Page(
            url=f"https://notes.example/{path.name}",
            body=body,
            content_type="text/html; charset=utf-8",
            fetched_at=FETCHED_AT,
            source="bench",
            time_zone=str(_ZONE),
            lang=None,
        )
        yield Told(path.stem, page, None, truth, "utf-8", held_out=False)
