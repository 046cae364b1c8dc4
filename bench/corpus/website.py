"""The site that saved articles are served as: pages, a feed, a sitemap, robots.txt."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from hashlib import blake2b
from html import escape
from zoneinfo import ZoneInfo

from bench.corpus.files import SavedArticle

FEED, SITEMAP, ROBOTS = "/feed.xml", "/sitemap.xml", "/robots.txt"
ZONE = ZoneInfo("Asia/Tokyo")
NAVIGATION = ("Products", "Solutions", "Pricing", "Documentation", "Partners", "Contact sales")
FOOTER = "All rights reserved. Privacy notice, site terms, cookie preferences."
RELATED = "You may also like"
SURROUNDINGS = ("Contact sales", FOOTER, RELATED)
"""Words of the template that no article holds: a text with one of them holds what is around it."""


@dataclass(frozen=True, slots=True)
class Resource:
    """What is served at a path."""

    body: bytes
    content_type: str
    is_article: bool = False

    @property
    def etag(self) -> str:
        """The same for the same bytes."""
        return f'"{blake2b(self.body, digest_size=8).hexdigest()}"'


def website(articles: Sequence[SavedArticle], base: str) -> dict[str, Resource]:
    """All resources by their path. `base` is the site's address without a slash at its end."""
    notes = [article for article in articles if article.sort == "note"]
    pages = [article for article in articles if article.sort == "page"]
    site = {f"/{page.path}": Resource(page.html, "text/html", is_article=True) for page in pages}
    for number, note in enumerate(notes):
        related = [notes[(number + step) % len(notes)] for step in (1, 2, 3)]
        body = _page(note, related, as_json=number % 2 == 0)
        site[f"/{note.path}"] = Resource(body, "text/html; charset=utf-8", is_article=True)
    if notes:
        site[FEED] = Resource(_feed(notes, base), "application/rss+xml")
    if pages:
        site[SITEMAP] = Resource(_sitemap(pages, base), "application/xml")
    robots = f"User-agent: *\nDisallow: /search\nSitemap: {base}{SITEMAP}\n".encode()
    return site | {ROBOTS: Resource(robots, "text/plain")}


def _page(note: SavedArticle, related: Sequence[SavedArticle], *, as_json: bool) -> bytes:
    """A note as a page. Every other one tells its date to machines only, the others to people."""
    title = escape(note.title)
    links = "".join(f'<li><a href="/{escape(r.path)}">{escape(r.title)}</a></li>' for r in related)
    menu = "".join(f'<li><a href="/{name.lower()}">{name}</a></li>' for name in NAVIGATION)
    return (
        f'<!doctype html>\n<html lang="{note.lang}"><head><meta charset="utf-8">\n'
        f"<title>{title} | Release Notes</title>\n{_json_ld(note) if as_json else ''}</head>\n"
        f'<body><header><a href="/">Release Notes</a><nav><ul>{menu}</ul></nav></header>\n'
        f"<main><article><h1>{title}</h1>\n{'' if as_json else _time(note.day)}"
        f"{note.html.decode()}</article>\n"
        f"<aside><h2>{RELATED}</h2><ul>{links}</ul></aside></main>\n"
        f"<footer><p>{FOOTER}</p></footer></body></html>\n"
    ).encode()


def _json_ld(note: SavedArticle) -> str:
    told: Mapping[str, str] = {
        "@context": "https://schema.org",
        "@type": "BlogPosting",
        "headline": note.title,
    } | ({"datePublished": note.day.isoformat()} if note.day else {})
    # Within a script element `</` would end it.
    text = json.dumps(told, ensure_ascii=False).replace("</", "<\\/")
    return f'<script type="application/ld+json">{text}</script>\n'


def _time(day: date | None) -> str:
    if day is None:
        return ""
    return f'<p><time datetime="{day.isoformat()}">{day.year}/{day.month}/{day.day}</time></p>\n'


def _feed(notes: Sequence[SavedArticle], base: str) -> bytes:
    newest_first = sorted(notes, key=lambda note: note.day or date.min, reverse=True)
    items = "".join(
        f"<item><title>{escape(note.title)}</title><link>{base}/{escape(note.path)}</link>"
        f'<guid isPermaLink="true">{base}/{escape(note.path)}</guid>{_pub_date(note.day)}</item>\n'
        for note in newest_first
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>\n'
        f"<title>Release Notes</title><link>{base}/</link><description>All notes</description>\n"
        f"{items}</channel></rss>\n"
    ).encode()


def _pub_date(day: date | None) -> str:
    if day is None:
        return ""
    midnight = datetime.combine(day, time(), ZONE)
    return f"<pubDate>{format_datetime(midnight.astimezone(UTC))}</pubDate>"


def _sitemap(pages: Sequence[SavedArticle], base: str) -> bytes:
    items = "".join(f"<url><loc>{base}/{escape(page.path)}</loc></url>\n" for page in pages)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{items}</urlset>\n'
    ).encode()
