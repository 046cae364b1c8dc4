"""The ways into an outlet: RSS 2.0, Atom, RSS 1.0, a sitemap index, a paginated listing."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from html import escape

from tracker.demo.articles import DemoArticle
from tracker.demo.outlets import Outlet


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed."""

    url: str
    title: str
    published_at: datetime
    updated_at: datetime
    summary: str
    date_as_text: str | None = None
    """What stands where the date belongs, if it is not the date."""


def entry_of(article: DemoArticle, url: str) -> Entry:
    """The item of an article, pointing at `url`."""
    return Entry(
        url=url,
        title=article.front.title,
        published_at=article.published_at,
        updated_at=article.modified_at,
        summary=article.paragraphs[0][:120],
        date_as_text=article.front.feed_date,
    )


def rss(outlet: Outlet, base: str, entries: Iterable[Entry]) -> bytes:
    """RSS 2.0."""
    items = "".join(
        f"<item><title>{escape(e.title)}</title><link>{escape(e.url)}</link>"
        f'<guid isPermaLink="true">{escape(e.url)}</guid>'
        f"<pubDate>{e.date_as_text or format_datetime(e.published_at)}</pubDate>"
        f"<description>{escape(e.summary)}</description></item>\n"
        for e in entries
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>\n'
        f"<title>{escape(outlet.title)}</title><link>{base}/</link>"
        f"<description>{escape(outlet.title)}</description><language>{outlet.lang}</language>\n"
        f"{items}</channel></rss>\n"
    ).encode()


def atom(outlet: Outlet, base: str, entries: Sequence[Entry]) -> bytes:
    """Atom 1.0."""
    items = "".join(
        f'<entry><title>{escape(e.title)}</title><link rel="alternate" href="{escape(e.url)}"/>'
        f"<id>{escape(e.url)}</id>"
        f"<published>{e.date_as_text or e.published_at.isoformat()}</published>"
        f"<updated>{e.date_as_text or e.updated_at.isoformat()}</updated>"
        f"<summary>{escape(e.summary)}</summary></entry>\n"
        for e in entries
    )
    newest = max(e.updated_at for e in entries).isoformat()
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{outlet.lang}">\n'
        f"<title>{escape(outlet.title)}</title><id>{base}/</id>"
        f'<link rel="self" href="{base}{outlet.entrance}"/><updated>{newest}</updated>\n'
        f"{items}</feed>\n"
    ).encode()


def rdf(outlet: Outlet, base: str, entries: Sequence[Entry]) -> bytes:
    """RSS 1.0, with Dublin Core dates."""
    order = "".join(f'<rdf:li rdf:resource="{escape(e.url)}"/>' for e in entries)
    items = "".join(
        f'<item rdf:about="{escape(e.url)}"><title>{escape(e.title)}</title>'
        f"<link>{escape(e.url)}</link><description>{escape(e.summary)}</description>"
        f"<dc:date>{e.date_as_text or e.published_at.isoformat()}</dc:date></item>\n"
        for e in entries
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<rdf:RDF xmlns="http://purl.org/rss/1.0/"'
        ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        f' xmlns:dc="http://purl.org/dc/elements/1.1/" xml:lang="{outlet.lang}">\n'
        f'<channel rdf:about="{base}{outlet.entrance}"><title>{escape(outlet.title)}</title>'
        f"<link>{base}/</link><description>{escape(outlet.title)}</description>"
        f"<items><rdf:Seq>{order}</rdf:Seq></items></channel>\n{items}</rdf:RDF>\n"
    ).encode()


def sitemap_index(urls: Iterable[str]) -> bytes:
    """A sitemap of sitemaps."""
    items = "".join(f"<sitemap><loc>{escape(url)}</loc></sitemap>\n" for url in urls)
    return _sitemap_document("sitemapindex", items)


def sitemap(articles: Iterable[DemoArticle], base: str) -> bytes:
    """A sitemap of articles. Of an undated article it does not tell the date either."""
    items = "".join(
        f"<url><loc>{escape(base + article.path)}</loc>{_last_modified(article)}</url>\n"
        for article in articles
    )
    return _sitemap_document("urlset", items)


def gzipped(document: bytes) -> bytes:
    """The same bytes for the same document, always: no time in the header."""
    return gzip.compress(document, mtime=0)


def listing(outlet: Outlet, links: Sequence[tuple[str, str]], page: int, pages: int) -> bytes:
    """One page (from 1) of a listing; `links` are addresses and titles."""
    items = "\n".join(
        f'<article><h2><a href="{escape(url)}">{escape(title)}</a></h2></article>'
        for url, title in links
    )
    path = outlet.entrance
    older = f'<a rel="next" href="{path}?page={page + 1}">Older</a>' if page < pages else ""
    newer = f'<a rel="prev" href="{path}?page={page - 1}">Newer</a>' if page > 1 else ""
    return (
        f'<!doctype html>\n<html lang="{outlet.lang}"><head><meta charset="utf-8">'
        f"<title>{escape(outlet.title)}: latest</title></head><body>\n"
        f'<div class="mn"><a href="/members/">Members</a></div>\n{items}\n'
        f'<div class="pg">{newer} {older}</div>\n'
        '<div class="ft">Every article on this site is invented for a demonstration.</div>'
        "</body></html>\n"
    ).encode()


def _last_modified(article: DemoArticle) -> str:
    if article.front.date in {"none", "month"}:
        return ""
    return f"<lastmod>{article.modified_at.isoformat()}</lastmod>"


def _sitemap_document(root: str, items: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{items}</{root}>\n'
    ).encode()
