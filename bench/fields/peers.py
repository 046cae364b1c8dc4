"""Extractors of others, each as shipped: pages in as JSON lines, fields out as JSON lines.

Run by whatever interpreter they are installed for; it needs nothing of this project:

    PYTHON bench/fields/peers.py NAME < pages.jsonl > fields.jsonl

A line in holds `url` and `html`; a line out the fields that the extractor told, `is_article`, and
`seconds`. NAME alone with nothing on standard input says by its exit code whether it is installed.
"""

from __future__ import annotations

import json
import logging
import sys
import time
from collections.abc import Callable
from typing import Any

Fields = dict[str, Any]


def _trafilatura() -> Callable[[str, str], Fields]:
    from trafilatura import bare_extraction

    def read(url: str, html: str) -> Fields:
        found = bare_extraction(html, url=url, with_metadata=True)
        if found is None:
            return {"is_article": False}
        row = found.as_dict()
        return {
            "title": row["title"],
            "authors": [name.strip() for name in (row["author"] or "").split(";") if name.strip()],
            "published": row["date"],
            "section": (row["categories"] or [None])[0],
            "tags": row["tags"] or [],
            "image_url": row["image"],
            "description": row["description"],
            "url": row["url"],
            "is_article": bool(row["text"]),
        }

    return read


def _htmldate() -> Callable[[str, str], Fields]:
    from htmldate import find_date

    def read(url: str, html: str) -> Fields:
        return {"published": find_date(html, url=url, original_date=True)}

    return read


def _newspaper4k() -> Callable[[str, str], Fields]:
    from newspaper import Article

    def read(url: str, html: str) -> Fields:
        article = Article(url, fetch_images=False)
        article.download(input_html=html)
        article.parse()
        return {
            "title": article.title,
            "authors": list(article.authors),
            "published": article.publish_date.isoformat() if article.publish_date else None,
            "tags": sorted(article.tags or []) or [word for word in article.meta_keywords if word],
            "image_url": article.top_image,
            "description": article.meta_description,
            "lang": article.meta_lang,
            "url": article.canonical_link or url,
            "is_article": bool(article.text.strip()),
        }

    return read


def _news_please() -> Callable[[str, str], Fields]:
    from newsplease import NewsPlease

    def read(url: str, html: str) -> Fields:
        article = NewsPlease.from_html(html, url=url, fetch_images=False)
        return {
            "title": article.title,
            "authors": list(article.authors or []),
            "published": article.date_publish.isoformat() if article.date_publish else None,
            "image_url": article.image_url,
            "description": article.description,
            "lang": article.language,
            "is_article": bool(article.maintext),
        }

    return read


PEERS = {
    "trafilatura": _trafilatura,
    "htmldate": _htmldate,
    "newspaper4k": _newspaper4k,
    "news-please": _news_please,
}


def main() -> int:
    logging.disable(logging.CRITICAL)
    output, sys.stdout = sys.stdout, sys.stderr
    try:
        read = PEERS[sys.argv[1]]()
    except ImportError:
        return 3
    for line in sys.stdin:
        page = json.loads(line)
        start = time.perf_counter()
        try:
            fields = read(page["url"], page["html"])
        except Exception as error:  # noqa: BLE001 - a page that one of them fails on counts as unread
            fields = {"is_article": False, "error": repr(error)[:200]}
        fields["seconds"] = time.perf_counter() - start
        print(json.dumps(fields, ensure_ascii=False, default=str), file=output, flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
