"""The stages of reading a page, in their order."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from crawler.article import Article
from crawler.extract.address import address, other_addresses
from crawler.extract.authors import authors
from crawler.extract.charset import decoded
from crawler.extract.dates import dates
from crawler.extract.document import Document, TooLargeError, read_document
from crawler.extract.evidence import Evidence
from crawler.extract.jsonld import strings
from crawler.extract.language import language
from crawler.extract.page import EntryHint, Page, Rejected
from crawler.extract.text import main_text
from crawler.extract.title import title
from crawler.extract.verdict import objection

MAX_BYTES = 20_000_000
MAX_DESCRIPTION = 2000
"""Characters."""

# It warns of every page that holds no text.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def read_article(page: Page, hint: EntryHint | None) -> Article | Rejected:
    """As `crawler.extract.extract_article`."""
    if len(page.body) > MAX_BYTES:
        return Rejected(f"larger than {MAX_BYTES // 1_000_000} MB")
    try:
        document = read_document(decoded(page.body, page.content_type), page.url)
    except TooLargeError as error:
        return Rejected(str(error))
    if document is None:
        return Rejected("no HTML")
    return _article(page, document, hint)


def _article(page: Page, document: Document, hint: EntryHint | None) -> Article | Rejected:
    own_title = title(page, document, hint)
    if own_title is None:
        return Rejected("no title")
    by = authors(document, hint)
    text = main_text(document, own_title.value, by.value if by else ())
    if reason := objection(document, page.url, own_title.value, text):
        return Rejected(reason)
    url = address(page, document)
    lang = language(page, document, hint, f"{own_title.value}\n{text}")
    told = dates(page, document, hint, own_title.value)
    description = _description(document)
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
        other_urls=other_addresses(page, url.value),
        provenance=_provenance(
            url=url,
            title=own_title,
            lang=lang,
            authors=by,
            published_at=told.published,
            updated_at=told.updated,
            description=description,
        ),
    )


def _description(document: Document) -> Evidence[str] | None:
    for text in document.meta("og:description", "description"):
        return Evidence(
            "opengraph" if text in document.meta("og:description") else "meta", _cut(text)
        )
    for text in strings(document.facts.get("description")):
        return Evidence("json-ld", _cut(text))
    return None


def _cut(text: str) -> str:
    return " ".join(text.split())[:MAX_DESCRIPTION]


def _provenance(**fields: Evidence[Any] | None) -> Mapping[str, str]:
    return {name: found.origin for name, found in fields.items() if found is not None}
