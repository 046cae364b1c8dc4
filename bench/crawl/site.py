"""A folder of pages that a site is served from: invented ones, and saved articles."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.corpus.files import read_folder
from bench.corpus.website import website
from bench.text.layouts import LAYOUTS
from bench.text.pages import invented_page
from bench.text.words import Lang

LEAST_BYTES, MOST_BYTES = 30_000, 80_000
"""Of an invented page. News pages have about so much, for the most part code."""
PAGES, TRUTHS = "pages", "truths.jsonl"

_DAY = re.compile(r"2026-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Truth:
    """What is known of one page; of a saved one its path alone."""

    path: str
    lang: str = ""
    text: str = ""
    neutral: str = ""
    day: str = ""


def build(folder: Path, count: int, corpora: Path, limit: int | None) -> list[Truth]:
    """Write the pages, and what is known of them, into an empty folder."""
    (folder / PAGES).mkdir(parents=True)
    truths = [*_invented(folder / PAGES, count), *_saved(folder / PAGES, corpora, limit)]
    lines = (json.dumps(asdict(truth), ensure_ascii=False) for truth in truths)
    (folder / TRUTHS).write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return truths


def sitemap(base: str, truths: Sequence[Truth]) -> bytes:
    """All of the pages, in the order in which they were built."""
    urls = "".join(f"<url><loc>{base}/{truth.path}</loc></url>" for truth in truths)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'.encode()


def _invented(folder: Path, count: int) -> Iterator[Truth]:
    for number in range(count):
        layout = LAYOUTS[number % len(LAYOUTS)]
        lang: Lang = "ja" if number // len(LAYOUTS) % 2 else "en"
        page = invented_page(layout, lang, f"crawl/{number}")
        html = _padded(page.html, LEAST_BYTES + number * 7919 % (MOST_BYTES - LEAST_BYTES))
        path = f"{number:05}.html"
        (folder / path).write_text(html, "utf-8")
        day = _DAY.search(page.html)
        yield Truth(path, lang, page.truth, page.neutral, day[0] if day else "")


def _padded(html: str, size: int) -> str:
    """As large as pages are: with data of a framework at the end, and a menu that is not shown."""
    missing = size - len(html.encode())
    if missing <= 0:
        return html
    menu = "".join(
        f'<li class="menu-item menu-item-{n}"><a href="/s/{n}" title="s{n}">Section {n}</a></li>'
        for n in range(min(missing // 3 // 90, 150))
    )
    data = '{"id":"c81","kind":"slot","props":{"w":300,"h":250,"lazy":true}},'
    filling = data * ((missing - len(menu)) // len(data))
    script = f'<script type="application/json">[{filling}0]</script>'
    nav = f'<nav class="mega-menu" aria-hidden="true"><ul>{menu}</ul></nav>'
    return html.replace("</body>", f"{nav}{script}</body>", 1)


def _saved(folder: Path, corpora: Path, limit: int | None) -> Iterator[Truth]:
    number = 0
    for source in sorted(corpora.iterdir()) if corpora.is_dir() else ():
        for resource in website(read_folder(source, limit), "http://site.example").values():
            if resource.is_article:
                path = f"saved-{number:05}.html"
                (folder / path).write_bytes(resource.body)
                number += 1
                yield Truth(path)
