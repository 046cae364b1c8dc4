"""From the bytes of a page to an article: title, text, dates, authors, language, address.

Pure: opens no file, no socket. Light to import; what reads HTML is loaded with the first page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.extract.page import EntryHint, Page, Rejected

if TYPE_CHECKING:
    from crawler.article import Article

__all__ = ["EntryHint", "Page", "Rejected", "extract_article"]


def extract_article(page: Page, hint: EntryHint | None) -> Article | Rejected:
    """The article of a page, each field with its provenance, or why there is none.

    `hint` is what led here said of it. Raises nothing, whatever the bytes.
    """
    from crawler.extract.reading import read_article

    return read_article(page, hint)
