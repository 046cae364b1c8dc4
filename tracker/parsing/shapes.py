"""The JSON that other programs rely on (`tracker parse`): kept stable, and tested."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from crawler.article import Article


def article_as_json(article: Article) -> dict[str, Any]:
    """The article as plain JSON values; times as ISO 8601 in UTC, or null."""
    return {
        "url": article.url,
        "title": article.title,
        "text": article.text,
        "lang": article.lang,
        "authors": list(article.authors),
        "published_at": _time(article.published_at),
        "date_precision": article.date_precision,
        "updated_at": _time(article.updated_at),
        "description": article.description,
        "section": article.section,
        "tags": list(article.tags),
        "image_url": article.image_url,
        "provenance": dict(article.provenance),
    }


def _time(time: datetime | None) -> str | None:
    return time.astimezone(UTC).isoformat() if time else None
