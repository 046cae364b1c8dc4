"""From an article to HTML, in the layout of its outlet."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from html import escape
from importlib.resources import files
from string import Template

from config.models import Lang
from tracker.demo.articles import Charset, DemoArticle

CHARSET_NAMES: dict[Charset, str] = {
    "utf-8": "UTF-8",
    "shift_jis": "Shift_JIS",
    "euc_jp": "EUC-JP",
}
"""Python's codecs by the names that pages and headers call them."""


def article_page(article: DemoArticle, base: str, related: Sequence[DemoArticle]) -> bytes:
    """The page of an article; `base` is its outlet's address without a slash at the end."""
    links = "\n".join(
        f'<a href="{escape(other.path)}">{escape(other.front.title)}</a><br>' for other in related
    )
    amp = f'<link rel="amphtml" href="{base}{amp_path(article)}">' if article.front.amp else ""
    return _rendered(article.outlet.name, article, base, extra_head=amp, related=links)


def amp_page(article: DemoArticle, base: str) -> bytes:
    """The same article without anything around it, at `amp_path`."""
    return _rendered("amp", article, base, extra_head="", related="")


def amp_path(article: DemoArticle) -> str:
    """Where the AMP page of an article lies."""
    return f"/amp{article.path}"


def spoken_date(moment: datetime, lang: Lang) -> str:
    """A date as people write it: `2026年11月3日 10時30分`, `November 3, 2026`."""
    if lang == "ja":
        return f"{moment.year}年{moment.month}月{moment.day}日 {moment.hour}時{moment.minute:02d}分"
    return f"{moment:%B} {moment.day}, {moment.year}"


def _rendered(
    template: str, article: DemoArticle, base: str, *, extra_head: str, related: str
) -> bytes:
    head, dateline = _date(article)
    if article.outlet.name == "datacenter-nippon" and article.front.declared == "meta":
        name = CHARSET_NAMES[article.front.charset]
        head = f'<meta http-equiv="Content-Type" content="text/html; charset={name}">'
    page = _template(template).substitute(
        lang=article.lang,
        title=escape(article.front.title),
        url=escape(base + article.path),
        head=head + extra_head,
        byline=escape(article.front.author),
        dateline=dateline,
        body="\n".join(f"<p>{escape(text, quote=False)}</p>" for text in article.paragraphs),
        related=related,
    )
    return page.encode(article.front.charset)


def _date(article: DemoArticle) -> tuple[str, str]:
    """What the page says of its date: in the head, and beside the byline."""
    published, updated = article.published_at, article.updated_at
    match article.front.date:
        case "json-ld":
            facts = {
                "@context": "https://schema.org",
                "@type": "NewsArticle",
                "headline": article.front.title,
                "datePublished": published.isoformat(),
                "author": {"@type": "Person", "name": article.front.author},
            }
            if updated:
                facts["dateModified"] = updated.isoformat()
            text = json.dumps(facts, ensure_ascii=False)
            return f'<script type="application/ld+json">{text}</script>', ""
        case "opengraph":
            iso = published.isoformat()
            return f'<meta property="article:published_time" content="{iso}">', ""
        case "microdata":
            iso = published.isoformat()
            return "", f'<meta itemprop="datePublished" content="{iso}">'
        case "time":
            words = spoken_date(published, article.lang)
            return "", f'<time datetime="{published.isoformat()}">{words}</time>'
        case "text":
            return "", spoken_date(published, article.lang)
        case "month":
            return "", f"{published:%B %Y}"
        case "none":
            return "", ""


@cache
def _template(name: str) -> Template:
    file = files("tracker.demo") / "site" / "templates" / f"{name}.html"
    return Template(file.read_text(encoding="utf-8"))
