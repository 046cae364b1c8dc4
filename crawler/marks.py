"""What is remembered of the addresses that lead to an article."""

from __future__ import annotations

from collections.abc import Iterable

from crawler.article import Article
from crawler.canonical import canonical_url
from crawler.extract import EntryHint
from crawler.state import PageMark


def marks_of(
    article: Article,
    addresses: Iterable[str],
    *,
    fetch_url: str,
    hint: EntryHint | None = None,
) -> list[PageMark]:
    """A mark for the article's own address and for each other one.

    `fetch_url` is the one to ask again; `hint` is what discovery said of the article.
    """
    urls = dict.fromkeys([article.url, *map(canonical_url, addresses)])
    return [
        PageMark(
            url=url,
            source=article.source,
            fetch_url=fetch_url,
            canonical=article.url,
            content_hash=article.content_hash,
            status="article",
            looked_at=article.fetched_at,
            published_at=article.published_at,
            hint=hint,
        )
        for url in urls
    ]
