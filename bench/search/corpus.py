"""Warehouses to search: saved articles as they are, and a larger one of their sentences."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bench.corpus.files import read_folder
from bench.corpus.website import website
from crawler.article import Article
from crawler.extract import Page, Rejected, extract_article

BASE = "https://notes.test"
NOW = datetime(2026, 11, 24, tzinfo=UTC)


def saved_articles(folder: Path) -> list[Article]:
    """The articles of a folder of saved pages, as a crawl extracts them."""
    saved = read_folder(folder, None)
    site = website(saved, BASE)
    pages = (
        Page(
            f"{BASE}/{file.path}",
            site[f"/{file.path}"].body,
            "text/html; charset=utf-8",
            NOW,
            file.path.split("/")[0].split("+")[0],
            "Asia/Tokyo",
            None,
        )
        for file in saved
    )
    read = (extract_article(page, None) for page in pages)
    return [article for article in read if not isinstance(article, Rejected)]


def mixed(articles: Sequence[Article], number: int, seed: int = 1) -> Iterator[Article]:
    """So many articles of the lines of real ones: each takes the title of one, and as many lines.

    Lines come from any article in the language: words are as frequent as they really are.
    """
    chance = random.Random(seed)
    lines: dict[str | None, list[str]] = {}
    for article in articles:
        lines.setdefault(article.lang, []).extend(article.text.split("\n"))
    for count in range(number):
        like = articles[count % len(articles)]
        text = "\n".join(chance.choices(lines[like.lang], k=like.text.count("\n") + 1))
        yield replace(like, url=f"{BASE}/mixed/{count}", text=text)
