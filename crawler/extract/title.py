"""The title, without the name of the site."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from crawler.extract.document import Document, label_of, line_of
from crawler.extract.evidence import RANKINGS, Evidence, settled
from crawler.extract.jsonld import crumbs_of, is_article, strings
from crawler.extract.landmarks import Landmarks
from crawler.extract.letters import folded
from crawler.extract.page import EntryHint, Page
from crawler.extract.subject import with_subject
from crawler.extract.titles_of_sites import heading_within, without_additions

MAX_TITLE = 500
"""Characters."""

_PICTURES = re.compile(
    "^(?:[\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
    "[\ufe0e\ufe0f\u200d\u20e3]*)+\\s*"
)
_MAIL = re.compile(r"/(?:pipermail|mailman|hyperkitty|mailing-?lists?)/")
_LIST = re.compile(r"^\s*\[[\w .-]{1,40}\]\s*(?=\S)")
_SPACES = re.compile(r"[^\S\u3000]+")


def title(
    page: Page,
    document: Document,
    marks: Landmarks,
    hint: EntryHint | None,
    selected: Evidence[str] | None = None,
) -> Evidence[str] | None:
    """The title of the article, in one line; None where nothing tells it.

    A site's name at the end or the beginning is cut off where it is known to be one: by OpenGraph
    or JSON-LD, by the host's name, or since the rest of the title stands on the page by itself.
    Pictures at the beginning are decoration.

    A heading of the page gives way to `<title>` where that says the same and names a subject that
    the heading lacks (see `crawler.extract.subject`).
    """
    names = outlets(page, document)
    around = names | _around(document)
    labels = _labels(document, marks, hint)
    # What OpenGraph tells stands for itself, once it is cut down to what the page shows.
    told = [without_additions(_line(text), around, labels) for text in document.meta("og:title")]
    with_told = labels | {folded(text) for text in told}
    found = [] if selected is None else [Evidence(selected.origin, _line(selected.value))]
    found += [
        Evidence(item.origin, shown)
        for item in _evidence(document, marks, hint)
        if (shown := _shown(item, around, labels if item.origin == "opengraph" else with_told))
        and folded(shown) not in names
    ]
    if _MAIL.search(page.url):
        found = [Evidence(item.origin, _LIST.sub("", item.value)) for item in found]
        return settled(found, RANKINGS["title"], folded)
    best = settled(found, RANKINGS["title"], folded)
    if best is not None and best.origin == "heading":
        for element in marks.titles[:1]:
            whole = without_additions(_line(line_of(element)), around, frozenset())
            if fuller := with_subject(document, best.value, whole, names):
                best = Evidence("title", fuller)
    return Evidence(best.origin, _without_pictures(best.value[:MAX_TITLE])) if best else None


def _evidence(
    document: Document, marks: Landmarks, hint: EntryHint | None
) -> Iterator[Evidence[str]]:
    if is_article(document.facts):
        for text in (
            *strings(document.facts.get("headline")),
            *strings(document.facts.get("name")),
        ):
            yield Evidence("json-ld", text)
    for text in document.meta("og:title", "twitter:title"):
        yield Evidence("opengraph", text)
    for text in document.meta("citation_title", "parsely-title", "dcterms.title", "dc.title"):
        yield Evidence("meta", text)
    yield from _headings(document, marks)
    for element in marks.titles:
        yield Evidence("title", line_of(element))
    if hint is not None:
        yield Evidence("feed", hint.title)


def _headings(document: Document, marks: Landmarks) -> Iterator[Evidence[str]]:
    """The heading of the first order; of several, the one that the page's title holds.

    Where it is no more than the page's title begins or ends with, and another heading is the most
    of that, it is the name of the site.
    """
    first = {label_of(h): line_of(h) for h in marks.headings if h.tag == "h1"}
    titles = [*document.meta("og:title"), *map(line_of, marks.titles)][:3]
    several = list(first.values())[:20]
    if len(several) == 1:
        if not _is_site_beside(several[0], titles, marks):
            yield Evidence("heading", several[0])
            return
        several = [line_of(h) for h in marks.headings if h.tag != "h1"][:20]
    for whole in titles if several else ():
        if found := heading_within(several, whole):
            yield Evidence("heading", found)
            return


def _is_site_beside(heading: str, titles: Sequence[str], marks: Landmarks) -> bool:
    short = folded(heading)
    others = [folded(label_of(h)) for h in marks.headings if h.tag != "h1"]
    for whole in map(folded, titles):
        if whole.startswith(short) or whole.endswith(short):
            rest = len(whole) - len(short)
            if any(len(short) < len(text) <= rest and text in whole for text in others):
                return True
    return False


def _shown(item: Evidence[str], around: frozenset[str], labels: frozenset[str]) -> str:
    return without_additions(_line(item.value), around, labels).strip()


def _without_pictures(text: str) -> str:
    return _PICTURES.sub("", text) or text


def _labels(document: Document, marks: Landmarks, hint: EntryHint | None) -> frozenset[str]:
    """Short texts of the page that stand by themselves and may be its title."""
    body = document.tree.find("body")
    found = {folded(hint.title)} if hint is not None else set()
    found |= {folded(label_of(heading)) for heading in marks.headings}
    if body is not None and not any(heading.tag == "h1" for heading in marks.headings):
        for element in body.iter("div", "p", "b", "strong", "font", "span", "td"):
            # A link with the title's beginning is navigation.
            if len(element) <= 2 and (text := label_of(element)) and element.find("a") is None:
                found.add(folded(text))
    return frozenset(found - {""})


def outlets(page: Page, document: Document) -> frozenset[str]:
    """The names of the page's site, folded."""
    return frozenset(folded(name) for name in _site_names(page, document)) - {""}


def _around(document: Document) -> frozenset[str]:
    """Names that outlets put beside their own: of the authors and the section."""
    facts = document.facts
    authors = [*strings(facts.get("author")), *document.meta("author")]
    written = [text for name in authors for text in (name, f"by {name}")]
    sections = [*strings(facts.get("articleSection")), *document.meta("article:section")]
    return frozenset(map(folded, [*written, *sections, *crumbs_of(facts)[:-1]])) - {""}


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
