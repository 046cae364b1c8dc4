"""Everything that the virtual hosts answer: a pure function of the day, the visit and the port."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from hashlib import blake2b
from html import escape
from http import HTTPStatus

from tracker.demo import feeds
from tracker.demo.articles import DemoArticle
from tracker.demo.feeds import Entry, entry_of
from tracker.demo.outlets import OUTLETS, Outlet
from tracker.demo.pages import CHARSET_NAMES, amp_page, amp_path, article_page

Address = tuple[str, str]
"""A host name, and a path with its query."""

HTML = "text/html; charset=utf-8"
LISTED_ON_A_PAGE = 2
ARCHIVED_AFTER_WEEKS = 8

ROBOTS = {
    "chip-times": "User-agent: *\nDisallow: /premium/\n",
    "cloud-wire": "User-agent: *\nDisallow: /internal/\nCrawl-delay: 0\n",
    "vendor-blog": "User-agent: *\nCrawl-delay: 0.05\nAllow: /\n\nSitemap: {base}/sitemap.xml\n",
    "copycat-news": "User-agent: *\nDisallow: /members/\n",
}  # datacenter-nippon has none: 404

FORBIDDEN = "/premium/trainium2-tokubetsu.html"
EMPTY = "/news/junbichuu.html"
BINARY = "/files/accelerator-roadmap"
MISSING = "/withdrawn/trainium2-recall"

_FORBIDDEN_PAGE = (
    "<!doctype html><html lang='ja'><meta charset='utf-8'><title>会員限定</title>"
    "<p>robots.txtがこのページを禁じている。読まれたなら、Trainium2の件数は偽りになる。</p></html>"
)
_PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Length 64 >>\nstream\n" + bytes(range(256)) * 40


@dataclass(frozen=True, slots=True)
class Resource:
    """What stands at one address."""

    body: bytes
    content_type: str
    modified: datetime
    status: HTTPStatus = HTTPStatus.OK
    location: str | None = None
    flaky: bool = False
    """Whether the first request is answered with 503 and Retry-After."""

    @property
    def etag(self) -> str:
        """A strong validator: another one for every other body."""
        return f'"{blake2b(self.body, digest_size=12).hexdigest()}"'


def website(articles: Sequence[DemoArticle], today: date, port: int) -> Mapping[Address, Resource]:
    """All addresses of all hosts. What is not in it is not found."""
    founded = datetime.combine(today - timedelta(days=120), time(), UTC)
    found: dict[Address, Resource] = {}
    for outlet in OUTLETS.values():
        own = [article for article in articles if article.outlet is outlet]
        for path, resource in _outlet(outlet, own, f"http://{outlet.host}:{port}", founded):
            found[outlet.host, path] = resource
    return found


def _outlet(
    outlet: Outlet, articles: Sequence[DemoArticle], base: str, founded: datetime
) -> Iterator[tuple[str, Resource]]:
    for i, article in enumerate(articles):
        yield from _article(article, base, related=articles[i + 1 : i + 4])
    newest = max(article.modified_at for article in articles)
    if outlet.name in ROBOTS:
        robots = ROBOTS[outlet.name].format(base=base).encode()
        yield "/robots.txt", Resource(robots, "text/plain; charset=utf-8", founded)
    match outlet.kind:
        case "sitemap":
            ways_in = _sitemaps(outlet, articles, base)
        case "listing":
            ways_in = _listings(outlet, articles)
        case _:
            ways_in = _feed(outlet, articles, base)
    for path, (body, content_type) in ways_in.items():
        yield path, Resource(body, content_type, newest)
    yield "/", Resource(_front_page(outlet, articles), HTML, newest)
    if outlet.name == "chip-times":
        yield FORBIDDEN, Resource(_FORBIDDEN_PAGE.encode(), HTML, founded)
        yield EMPTY, Resource(b"", HTML, founded)
    if outlet.name == "cloud-wire":
        yield BINARY, Resource(_PDF, HTML, founded)


def _article(
    article: DemoArticle, base: str, related: Sequence[DemoArticle]
) -> Iterator[tuple[str, Resource]]:
    front = article.front
    content_type = "text/html"
    if front.declared == "header":
        content_type += f"; charset={CHARSET_NAMES[front.charset]}"
    body = article_page(article, base, related)
    yield article.path, Resource(body, content_type, article.modified_at, flaky=front.flaky)
    if front.amp:
        yield amp_path(article), Resource(amp_page(article, base), HTML, article.modified_at)
    moved = (HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.FOUND, HTTPStatus.PERMANENT_REDIRECT)
    for hop in range(front.redirects):
        last = hop == front.redirects - 1
        yield (
            _hop(article, hop),
            Resource(
                b"",
                HTML,
                article.published_at,
                status=moved[hop % len(moved)],
                location=base + (article.path if last else _hop(article, hop + 1)),
            ),
        )


def _hop(article: DemoArticle, hop: int) -> str:
    return f"/go/{article.slug}/{hop + 1}"


def _feed(
    outlet: Outlet, articles: Sequence[DemoArticle], base: str
) -> dict[str, tuple[bytes, str]]:
    entries = [entry for article in articles for entry in _entries(article, base)]
    oldest = entries[-1].published_at
    match outlet.name:
        case "chip-times":
            entries += [
                _stray(base + FORBIDDEN, "会員限定：Trainium2の内部資料", oldest),
                _stray(base + EMPTY, "準備中", oldest),
            ]
            document = feeds.rss(outlet, base, entries), "application/rss+xml; charset=utf-8"
        case "cloud-wire":
            entries += [
                _stray(base + MISSING, "Correction: no Trainium2 was recalled", oldest),
                _stray(base + BINARY, "Download: the accelerator roadmap", oldest),
            ]
            document = feeds.atom(outlet, base, entries), "application/atom+xml; charset=utf-8"
        case _:
            document = feeds.rdf(outlet, base, entries), "application/rdf+xml; charset=utf-8"
    return {outlet.entrance: document}


def _entries(article: DemoArticle, base: str) -> Iterator[Entry]:
    path = _hop(article, 0) if article.front.redirects else article.path
    yield entry_of(article, base + path)
    if article.front.tracking:
        yield entry_of(article, f"{base}{path}?utm_source=feed&utm_medium=atom&utm_campaign=daily")
    if article.front.amp:
        yield entry_of(article, base + amp_path(article))


def _stray(url: str, title: str, at: datetime) -> Entry:
    return Entry(url=url, title=title, published_at=at, updated_at=at, summary=title)


def _sitemaps(
    outlet: Outlet, articles: Sequence[DemoArticle], base: str
) -> dict[str, tuple[bytes, str]]:
    recent = [a for a in articles if a.front.week < ARCHIVED_AFTER_WEEKS]
    archived = [a for a in articles if a.front.week >= ARCHIVED_AFTER_WEEKS]
    index = feeds.sitemap_index((f"{base}/sitemap-recent.xml", f"{base}/sitemap-archive.xml.gz"))
    archive = feeds.gzipped(feeds.sitemap(archived, base))
    return {
        outlet.entrance: (index, "application/xml"),
        "/sitemap-recent.xml": (feeds.sitemap(recent, base), "application/xml"),
        "/sitemap-archive.xml.gz": (archive, "application/gzip"),
    }


def _listings(outlet: Outlet, articles: Sequence[DemoArticle]) -> dict[str, tuple[bytes, str]]:
    links = [(article.path, article.front.title) for article in articles]
    # The first one stands there twice, the second time with a tracking parameter.
    links.insert(1, (f"{articles[0].path}&utm_source=latest", articles[0].front.title))
    starts = range(0, len(links), LISTED_ON_A_PAGE)
    pages = {
        f"{outlet.entrance}?page={number}": (
            feeds.listing(outlet, links[start : start + LISTED_ON_A_PAGE], number, len(starts)),
            HTML,
        )
        for number, start in enumerate(starts, start=1)
    }
    return {outlet.entrance: pages[f"{outlet.entrance}?page=1"]} | pages


def _front_page(outlet: Outlet, articles: Sequence[DemoArticle]) -> bytes:
    links = "\n".join(
        f'<li><a href="{escape(a.path)}">{escape(a.front.title)}</a></li>' for a in articles
    )
    return (
        f'<!doctype html>\n<html lang="{outlet.lang}"><head><meta charset="utf-8">'
        f"<title>{escape(outlet.title)}</title></head>\n<body><ul>\n{links}\n</ul>"
        "<p>Every article on this site is invented for a demonstration.</p></body></html>\n"
    ).encode()
