"""A folder of saved articles, as pages that can be served, with what is known of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

import yaml
from lxml import html as lxml_html
from markdown_it import MarkdownIt

Sort = Literal["page", "note"]

_DATE = re.compile(r"(?<!\d)(20\d\d)[-_]?(0[1-9]|1[0-2])[-_]?(0[1-9]|[12]\d|3[01])(?!\d)")
_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_MDX_CODE = re.compile(r"^(?:import|export) .*\n", re.MULTILINE)
_KANA = re.compile(r"[\u3040-\u30ff]")
_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table")
_SORTS: dict[str, Sort] = {".html": "page", ".htm": "page", ".md": "note", ".mdx": "note"}
_NO_ARTICLES = {"readme", "contributing", "license"}


@dataclass(frozen=True, slots=True)
class SavedArticle:
    """One file: a finished page, or a note whose text becomes one."""

    sort: Sort
    path: str
    """Where it is served, from the root of the site."""
    title: str
    day: date | None
    """From the file name, else from the front matter."""
    lang: str
    html: bytes
    """Of a page the file itself; of a note its rendered text without the headline."""


def read_folder(folder: Path, limit: int | None) -> list[SavedArticle]:
    """All articles under a folder, in the order of their names; `limit` of each sort."""
    files = [
        file
        for file in sorted(folder.rglob("*"))
        if file.suffix.lower() in _SORTS and file.stem.lower() not in _NO_ARTICLES
    ]
    return [
        _read(file, folder)
        for sort in ("page", "note")
        for file in _some([f for f in files if _SORTS[f.suffix.lower()] == sort], limit)
    ]


def _some(files: list[Path], limit: int | None) -> Iterator[Path]:
    """`limit` files spread over the whole list, so that a quick try meets all months."""
    step = max(len(files) // limit, 1) if limit else 1
    yield from files[::step][:limit]


def _read(file: Path, folder: Path) -> SavedArticle:
    path = file.relative_to(folder).with_suffix(".html").as_posix()
    if _SORTS[file.suffix.lower()] == "page":
        body = file.read_bytes()
        return SavedArticle("page", path, _page_title(body), _day(path), "", body)
    return _note(file.read_text("utf-8"), path)


def _page_title(body: bytes) -> str:
    title = lxml_html.fromstring(body).findtext(".//title")
    return " ".join((title or "").split())


def _note(text: str, path: str) -> SavedArticle:
    front: dict[str, object] = {}
    if match := _FRONT_MATTER.match(text):
        front = yaml.safe_load(match[1]) or {}
        text = text[match.end() :]
    headline = re.search(r"^# +(.+)$", text, re.MULTILINE)
    if headline and not text[: headline.start()].strip():
        text = text[headline.end() :]
    written = headline[1] if headline else ""
    title = str(front.get("title") or "") or _plain(written) or path
    lang = "ja" if len(_KANA.findall(text)) > len(text) / 50 else "en"
    body = _MARKDOWN.render(_MDX_CODE.sub("", text)).encode()
    return SavedArticle("note", path, title, _day(path) or _day(str(front.get("date"))), lang, body)


def _plain(markdown: str) -> str:
    return str(lxml_html.fromstring(_MARKDOWN.render(markdown)).text_content()).strip()


def _day(text: str) -> date | None:
    found = _DATE.search(text)
    return date(*map(int, found.groups())) if found else None
