"""The section that an article stands in, and its tags, as the outlet names them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from crawler.extract.document import Document, Element, label_of
from crawler.extract.evidence import RANKINGS, Evidence, settled
from crawler.extract.jsonld import crumbs_of, strings
from crawler.extract.landmarks import Landmarks
from crawler.extract.letters import folded
from crawler.extract.page import EntryHint

MAX_TAGS = 30
MAX_TAG = 60
"""Characters, also of a section."""

_SECTION_METAS = (
    "parsely-section",
    "section",
    "cxenseparse:section",
    "sailthru.section",
    "dc.subject.section",
)
_TAG_METAS = ("parsely-tags", "news_keywords", "sailthru.tags", "citation_keywords", "keywords")
_BETWEEN = re.compile(r"\s*[,、;；，|｜\n]\s*")
_HOME = re.compile(
    r"(?:home|top|トップ(?:ページ)?|ホーム|front ?page|index|start|記事|article)", re.IGNORECASE
)
_TAG_PATH = re.compile(r"/(?:tags?|topics?|hashtag|keywords?)/[^/]+/?$", re.IGNORECASE)
_MOST_CRUMBS = 3
_CRUMBS = re.compile(r"readcrumb|BreadcrumbList|topic-?path|pankuzu")


def section(
    document: Document,
    marks: Landmarks,
    hint: EntryHint | None,
    title: str,
    outlets: Collection[str],
    selected: Sequence[str] = (),
) -> Evidence[str] | None:
    """The section; None where nothing tells it. `outlets` are the site's names, folded."""
    ignored = {folded(title), *outlets}
    return settled(
        (
            Evidence(item.origin, text)
            for item in _sections(document, marks, hint, selected)
            if (text := _line(item.value))
            and len(text) <= MAX_TAG
            and folded(text) not in ignored
            and not _HOME.fullmatch(text)
        ),
        RANKINGS["section"],
        folded,
    )


def _sections(
    document: Document, marks: Landmarks, hint: EntryHint | None, selected: Sequence[str]
) -> Iterator[Evidence[str]]:
    yield from (Evidence("selector", text) for text in selected)
    for text in strings(document.facts.get("articleSection")):
        yield Evidence("json-ld", text)
    for text in document.meta("article:section", "og:article:section"):
        yield Evidence("opengraph", text)
    for text in marks.items.get("articleSection", ()):
        yield Evidence("microdata", text)
    for text in document.meta(*_SECTION_METAS):
        yield Evidence("meta", text)
    for link in marks.tag_links:
        if "category" in (link.get("rel") or "").lower().split():
            yield Evidence("link", label_of(link))
    for text in reversed(crumbs_of(document.facts)[:-1]):
        yield Evidence("breadcrumb", text)
    for text in reversed(_crumbs(document)):
        yield Evidence("breadcrumb", text)
    if hint is not None and hint.section:
        yield Evidence("feed", hint.section)


def _crumbs(document: Document) -> list[str]:
    """The labels of the links of the first line of breadcrumbs."""
    count = 0
    for element, said in document.attributed:
        marks = f"{said.get('class', '')} {said.get('id', '')}"
        if named := said.get("aria-label") or said.get("itemtype"):
            marks = f"{marks} {named}"
        if marks == " " or not _is_crumbs(marks):
            continue
        if found := [label for link in element.iter("a") if (label := label_of(link))]:
            return found[:10]
        count += 1
        if count == _MOST_CRUMBS:
            break
    return []


@lru_cache(maxsize=10_000)
def _is_crumbs(marks: str) -> bool:
    return _CRUMBS.search(marks) is not None


def tags(
    document: Document,
    marks: Landmarks,
    hint: EntryHint | None,
    selected: Sequence[str] = (),
) -> Evidence[tuple[str, ...]] | None:
    """The tags, each once; None where there are none. The name of the site is no tag."""
    outlets = {folded(name) for name in document.meta("og:site_name")}
    found = (
        Evidence(item.origin, kept)
        for item in _tags(document, marks, hint, selected)
        if (kept := _kept(item.value, outlets))
    )
    return settled(found, RANKINGS["tags"])


def _tags(
    document: Document, marks: Landmarks, hint: EntryHint | None, selected: Sequence[str]
) -> Iterator[Evidence[Iterable[str]]]:
    yield Evidence("selector", list(selected))
    yield Evidence("json-ld", _separated(strings(document.facts.get("keywords"))))
    yield Evidence("opengraph", _separated(document.meta("article:tag", "og:article:tag")))
    yield Evidence("microdata", _separated(marks.items.get("keywords", ())))
    yield Evidence("link", list(_linked(marks.tag_links)))
    for name in _TAG_METAS:
        yield Evidence("meta", _separated(document.meta(name)))
    if hint is not None:
        yield Evidence("feed", hint.tags)


def _linked(links: Sequence[Element]) -> Iterator[str]:
    for link in links:
        rel = (link.get("rel") or "").lower().split()
        if "category" in rel:
            continue
        if "tag" in rel or _TAG_PATH.search(_path(link)):
            yield label_of(link)


def _path(link: Element) -> str:
    try:
        return unquote(urlsplit(link.get("href") or "").path)
    except ValueError:
        return ""


def _separated(texts: Iterable[str]) -> list[str]:
    return [part for text in texts for part in _BETWEEN.split(text[: MAX_TAG * MAX_TAGS * 2])]


def _kept(texts: Iterable[str], outlets: Collection[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for text in texts:
        tag = _line(text).lstrip("#＃").strip()
        key = folded(tag)
        if key and len(tag) <= MAX_TAG and key not in outlets:
            found.setdefault(key, tag)
    return tuple(found.values())[:MAX_TAGS]


def _line(text: str) -> str:
    return " ".join(text[: 4 * MAX_TAG].split())
