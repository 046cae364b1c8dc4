"""The title, without the name of the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from crawler.extract.document import Document, is_beside, label_of, line_of
from crawler.extract.evidence import Evidence, Origin, settled
from crawler.extract.jsonld import is_article, strings
from crawler.extract.letters import folded
from crawler.extract.page import EntryHint, Page
from crawler.extract.subject import with_subject

MAX_TITLE = 500
"""Characters."""

RANKING: tuple[Origin, ...] = ("json-ld", "opengraph", "heading", "title", "feed")

_SEPARATOR = re.compile(r"\s+[|｜\-–—:：·•»«/]{1,2}\s+|\s*[|｜]\s*|\s::\s|\s[>›]\s")
_PICTURES = re.compile(
    "^(?:[\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
    "[\ufe0e\ufe0f\u200d\u20e3]*)+\\s*"
)
_SPACES = re.compile(r"[^\S\u3000]+")


def title(page: Page, document: Document, hint: EntryHint | None) -> Evidence[str] | None:
    """The title of the article, in one line; None where nothing tells it.

    JSON-LD's headline, else OpenGraph's title, else the only heading of the first order, else
    `<title>`, else the feed's. A site's name at the end or the beginning is cut off where it is
    known to be one: by OpenGraph or JSON-LD, by the host's name, or since the rest of the title
    stands on the page by itself. Pictures at the beginning are decoration.

    A heading of the page gives way to `<title>` where that says the same and names a subject that
    the heading lacks (see `crawler.extract.subject`).
    """
    names = frozenset(folded(name) for name in _site_names(page, document)) - {""}
    labels = _labels(document, hint)
    found = [
        Evidence(item.origin, shown)
        for item in _evidence(document, hint)
        if (shown := _without_site(_line(item.value), names, labels)) and folded(shown) not in names
    ]
    best = settled(found, RANKING)
    if best is not None and best.origin == "heading":
        for element in document.tree.iter("title"):
            whole = _without_names(_line(line_of(element)), names)
            if fuller := with_subject(document, best.value, whole, names):
                best = Evidence("title", fuller)
            break
    return Evidence(best.origin, _without_pictures(best.value[:MAX_TITLE])) if best else None


def _evidence(document: Document, hint: EntryHint | None) -> Iterator[Evidence[str]]:
    if is_article(document.facts):
        for text in (
            *strings(document.facts.get("headline")),
            *strings(document.facts.get("name")),
        ):
            yield Evidence("json-ld", text)
    for text in document.meta("og:title", "twitter:title"):
        yield Evidence("opengraph", text)
    headings = [h for h in document.tree.iter("h1") if label_of(h) and not is_beside(h)]
    if len({label_of(heading) for heading in headings}) == 1:
        yield Evidence("heading", line_of(headings[0]))
    for element in document.tree.iter("title"):
        yield Evidence("title", line_of(element))
    if hint is not None:
        yield Evidence("feed", hint.title)


def _without_site(text: str, names: frozenset[str], labels: frozenset[str]) -> str:
    without = _without_names(text, names)
    if without != text or folded(text) in labels:
        return without
    cuts = list(_SEPARATOR.finditer(text))
    for cut in cuts[:20]:
        if folded(text[: cut.start()]) in labels:
            return text[: cut.start()]
        if folded(text[cut.end() :]) in labels:
            return text[cut.end() :]
    return text


def _without_names(text: str, names: frozenset[str]) -> str:
    cuts = list(_SEPARATOR.finditer(text))
    # Outlets put their name last, and a section before it: "Title | Section | Site".
    while cuts:
        cut = cuts.pop()
        if not _is_name(text[cut.end() :], names):
            break
        text = text[: cut.start()]
    first = _SEPARATOR.search(text)
    if first and _is_name(text[: first.start()], names):
        text = text[first.end() :]
    return text


def _without_pictures(text: str) -> str:
    return _PICTURES.sub("", text) or text


def _is_name(text: str, names: frozenset[str]) -> bool:
    return folded(text) in names


def _labels(document: Document, hint: EntryHint | None) -> frozenset[str]:
    """Short texts of the page that stand by themselves and may be its title."""
    body = document.tree.find("body")
    found = {folded(hint.title)} if hint is not None else set()
    found |= {folded(text) for text in document.meta("og:title")}
    if body is not None:
        for element in body.iter("h1", "h2", "div", "p", "b", "strong", "font", "span", "td"):
            # A link with the title's beginning is navigation.
            if len(element) <= 2 and (text := label_of(element)) and element.find("a") is None:
                found.add(folded(text))
    return frozenset(found - {""})


def _site_names(page: Page, document: Document) -> Iterator[str]:
    yield from document.meta("og:site_name", "application-name", "apple-mobile-web-app-title")
    for name in ("publisher", "isPartOf", "sourceOrganization"):
        yield from strings(document.facts.get(name))
    try:
        host = urlsplit(page.url).hostname or ""
    except ValueError:
        return
    labels = host.removeprefix("www.").split(".")
    yield host
    yield from labels[:-1] or labels
    yield ".".join(labels)


def _line(text: str) -> str:
    # An ideographic space is a sign of its own in Japanese titles.
    return _SPACES.sub(" ", text[: 2 * MAX_TITLE].strip()).strip()
