"""Pages with the text that is to be read of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from lxml import html as lxml_html

from bench.corpus.files import SavedArticle, read_folder
from bench.text.articles import invent
from bench.text.layouts import LAYOUTS, Layout, Parts
from bench.text.styles import STYLES
from bench.text.surroundings import Surroundings
from bench.text.words import Lang, Writer

HELD_OUT = frozenset(layout.name for layout in LAYOUTS[::3])
"""Layouts whose errors nobody looks at while the reading is improved."""

_BLOCKS = "p", "li", "td", "th", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre"


@dataclass(frozen=True, slots=True)
class TestPage:
    """One page."""

    id: str
    group: str
    """`invented`, or the folder that its article is from."""
    layout: str
    lang: Lang
    url: str
    html: str
    truth: str
    """What is to be read, a line for each block; of saved pages what is known to be text."""
    neutral: str
    is_whole: bool = True
    """Whether `truth` is all that is to be read; else only recall is known."""


def invented_pages(each: int, seed: str) -> Iterator[TestPage]:
    """So many pages of each layout and language."""
    for layout in LAYOUTS:
        for lang in ("en", "ja"):
            for number in range(each):
                yield invented_page(layout, lang, f"{seed}/{number}")


def invented_page(layout: Layout, lang: Lang, seed: str) -> TestPage:
    """A page of this layout; the same for the same seed."""
    writer = Writer(lang, f"{layout.name}/{seed}")
    article = invent(layout.content, writer)
    parts = Parts(
        title=escape(article.title),
        author=escape(article.author),
        day=f"2026-{writer.random.randint(1, 9):02}-{writer.random.randint(1, 28):02}",
        lang=lang,
        body=STYLES[layout.style](article.blocks),
        around=Surroundings(writer),
    )
    name = f"{layout.name}-{lang}-{seed.replace('/', '-')}"
    return TestPage(
        id=name,
        group="invented",
        layout=layout.name,
        lang=lang,
        url=f"https://brightwater.example/news/{name}",
        html=layout.page(parts),
        truth=article.truth,
        neutral=article.neutral,
    )


def corpus_pages(folder: Path, limit: int | None) -> Iterator[TestPage]:
    """Notes of a folder, each in the next layout; and its HTML pages where a note tells of one."""
    articles = read_folder(folder, None)
    notes = [article for article in articles if article.sort == "note"]
    step = max(len(notes) // limit, 1) if limit else 1
    for number, note in enumerate(notes[::step][:limit]):
        if page := _note_page(note, LAYOUTS[number * 7 % len(LAYOUTS)], folder.name):
            yield page
    by_name = {_name(note): note for note in notes}
    pages = [(a, by_name[_name(a)]) for a in articles if a.sort == "page" and _name(a) in by_name]
    step = max(len(pages) // limit, 1) if limit else 1
    for saved, note in pages[::step][:limit]:
        yield TestPage(
            id=saved.path,
            group=f"{folder.name} HTML",
            layout="as saved",
            lang="ja" if note.lang == "ja" else "en",
            url=f"https://brightwater.example/{saved.path}",
            html=saved.html.decode("utf-8", "replace"),
            truth=_text(_without_code(note.html.decode())),
            neutral="",
            is_whole=False,
        )


def _name(article: SavedArticle) -> str:
    name = Path(article.path).stem
    return re.sub(r"^(\d{4})-?(\d\d)-?(\d\d)", r"\1\2\3", name)


def _note_page(note: SavedArticle, layout: Layout, group: str) -> TestPage | None:
    lang: Lang = "ja" if note.lang == "ja" else "en"
    body = _without_code(note.html.decode())
    text = _text(body)
    if not text:
        return None
    writer = Writer(lang, f"{layout.name}/{note.path}")
    day = note.day.isoformat() if note.day else "2026-01-05"
    parts = Parts(escape(note.title), writer.name(), day, lang, body, Surroundings(writer))
    return TestPage(
        id=f"{note.path} in {layout.name}",
        group=group,
        layout=layout.name,
        lang=lang,
        url=f"https://brightwater.example/{note.path}",
        html=layout.page(parts),
        truth=text,
        neutral=note.title,
    )


def _without_code(markup: str) -> str:
    """Code is no prose; readers differ on it for good reasons, and are not measured by it here."""
    tree = lxml_html.fragment_fromstring(markup, create_parent="div")
    for element in tree.xpath(".//pre | .//script | .//style | .//svg | .//iframe"):
        element.drop_tree()
    inner = "".join(lxml_html.tostring(child, encoding="unicode") for child in tree)
    return (tree.text or "") + inner


def _text(markup: str) -> str:
    """The text of a note, a line for each block."""
    tree = lxml_html.fragment_fromstring(markup, create_parent="div")
    for element in tree.iter(*_BLOCKS, "br", "tr", "div"):
        element.tail = "\n" + (element.tail or "")
        element.text = "\n" + (element.text or "") if element.tag != "br" else element.text
    lines = (" ".join(line.split()) for line in str(tree.text_content()).split("\n"))
    return "\n".join(line for line in lines if line)
