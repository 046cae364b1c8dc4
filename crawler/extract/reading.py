"""The stages of reading a page, in their order."""

from __future__ import annotations

from crawler.article import Article
from crawler.canonical import canonical_url
from crawler.extract.charset import decoded
from crawler.extract.page import EntryHint, Page, Rejected


def read_article(page: Page, hint: EntryHint | None) -> Article | Rejected:
    """As `crawler.extract.extract_article`."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    document = bare_extraction(
        decoded(page.body, page.content_type),
        include_comments=False,
        favor_precision=True,
        with_metadata=True,
    )
    if not isinstance(document, Document) or not document.text or not document.title:
        return Rejected("no main text")
    return Article(
        url=canonical_url(page.url),
        source=page.source,
        title=document.title,
        text=document.text,
        lang=page.lang,
        authors=(),
        published_at=hint.published if hint else None,
        date_precision=hint.precision if hint else "unknown",
        updated_at=None,
        fetched_at=page.fetched_at,
        other_urls=page.other_urls,
    )
