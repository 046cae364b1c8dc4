"""The stages of reading a page, in their order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from crawler.article import Article
from crawler.extract.address import address, base_of, other_addresses
from crawler.extract.authors import authors
from crawler.extract.charset import read_text
from crawler.extract.dateline import lines_beside
from crawler.extract.dates import dates
from crawler.extract.document import Document, TooLargeError, read_document
from crawler.extract.evidence import RANKINGS, Evidence, settled
from crawler.extract.jsonld import strings
from crawler.extract.landmarks import Landmarks, landmarks_of
from crawler.extract.language import language
from crawler.extract.lead_image import lead_image
from crawler.extract.page import EntryHint, Page, Rejected
from crawler.extract.selected import selected_document, selected_texts, without_removed
from crawler.extract.text import main_text
from crawler.extract.title import outlets, title
from crawler.extract.topics import section, tags
from crawler.extract.verdict import objection

MAX_BYTES = 20_000_000
MAX_DESCRIPTION = 2000
"""Characters."""


def read_article(page: Page, hint: EntryHint | None) -> Article | Rejected:
    """As `crawler.extract.extract_article`."""
    if len(page.body) > MAX_BYTES:
        return Rejected(f"larger than {MAX_BYTES // 1_000_000} MB")
    source = read_text(page.body, page.content_type)
    try:
        document = read_document(source.text, page.url)
    except TooLargeError as error:
        return Rejected(str(error))
    if document is None:
        return Rejected("no HTML")
    document = without_removed(document, page.selectors.remove)
    return _article(page, document, hint, source.charset)


def _article(
    page: Page, document: Document, hint: EntryHint | None, charset: str
) -> Article | Rejected:
    chosen = _Selected(page, document)
    marks = landmarks_of(document)
    own_title = title(page, document, marks, hint, chosen.title)
    if own_title is None:
        return Rejected("no title")
    site = outlets(page, document)
    lines = lines_beside(document, own_title.value)
    by = authors(document, marks, hint, lines, own_title.value, site, chosen.texts("authors"))
    of_text, note = chosen.document_of_text()
    text = main_text(of_text, own_title.value, by.value if by else ())
    if reason := objection(document, marks, page.url, own_title.value, text):
        return Rejected(reason)
    url = address(page, document, marks)
    lang = language(page, document, hint, f"{own_title.value}\n{text}")
    told = dates(
        page, document, marks, hint, lines, chosen.texts("published"), chosen.texts("updated")
    )
    part = section(document, marks, hint, own_title.value, site, chosen.texts("section"))
    keywords = tags(document, marks, hint, chosen.texts("tags"))
    image = lead_image(document, marks, hint, base_of(page, document))
    description = _description(document, marks)
    return Article(
        url=url.value,
        source=page.source,
        title=own_title.value,
        text=text,
        lang=lang.value if lang else None,
        authors=by.value if by else (),
        published_at=told.published.value.at if told.published else None,
        date_precision=told.published.value.precision if told.published else "unknown",
        updated_at=told.updated.value.at if told.updated else None,
        fetched_at=page.fetched_at,
        description=description.value if description else "",
        section=part.value if part else "",
        tags=keywords.value if keywords else (),
        image_url=image.value if image else None,
        other_urls=other_addresses(page, url.value),
        provenance={
            **_provenance(
                url=url,
                title=own_title,
                lang=lang,
                authors=by,
                published_at=told.published,
                updated_at=told.updated,
                description=description,
                section=part,
                tags=keywords,
                image_url=image,
            ),
            "charset": charset,
            **note,
            **({"published_at_rejected": told.rejected} if told.rejected else {}),
        },
    )


class _Selected:
    """What the source's selectors point at on a page."""

    def __init__(self, page: Page, document: Document) -> None:
        self._selectors = page.selectors
        self._document = document

    def texts(self, field: str) -> tuple[str, ...]:
        return selected_texts(self._document, getattr(self._selectors, field))

    @property
    def title(self) -> Evidence[str] | None:
        return next((Evidence("selector", text) for text in self.texts("title")), None)

    def document_of_text(self) -> tuple[Document, Mapping[str, str]]:
        """The page to read the text of, and what is to be noted of it."""
        if self._selectors.text is None:
            return self._document, {}
        found = selected_document(self._document, self._selectors.text)
        if found is None:
            return self._document, {"text_selector": "matched nothing"}
        return found, {"text": "selector"}


def _description(document: Document, marks: Landmarks) -> Evidence[str] | None:
    found = (Evidence(item.origin, _cut(item.value)) for item in _descriptions(document, marks))
    return settled((item for item in found if item.value), RANKINGS["description"])


def _descriptions(document: Document, marks: Landmarks) -> Iterator[Evidence[str]]:
    for text in document.meta("og:description", "twitter:description"):
        yield Evidence("opengraph", text)
    for text in document.meta("description"):
        yield Evidence("meta", text)
    for text in strings(document.facts.get("description")):
        yield Evidence("json-ld", text)
    for text in marks.items.get("description", ()):
        yield Evidence("microdata", text)


def _cut(text: str) -> str:
    return " ".join(text.split())[:MAX_DESCRIPTION]


def _provenance(**fields: Evidence[Any] | None) -> Mapping[str, str]:
    return {name: found.origin for name, found in fields.items() if found is not None}
