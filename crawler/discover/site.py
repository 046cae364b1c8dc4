"""Where a site keeps its feeds and sitemaps: what its pages and robots.txt name, and usual places.

Pure: text in, addresses out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from parsel import Selector

from crawler.discover.attributes import attribute

CandidateKind = Literal["feed", "sitemap", "listing"]

_FEED_TYPES = {
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/feed+json",
    "application/x.atom+xml",
    "text/rss+xml",
}
# `application/json` and `text/xml` are said of much else; a word in the address has to agree.
_MAYBE_FEED_TYPES = {"application/json", "application/xml", "text/xml"}
_FEED_ADDRESS = re.compile(
    r"/(?:feeds?|rss2?|atom|rdf)(?:[/.?]|$)|(?:feed|rss|atom|index|rdf)\.(?:xml|rdf|json|atom|rss)"
    r"|\.(?:rss|rdf|atom)(?:\?|$)|[?&](?:feed|format)=(?:rss|atom)",
    re.IGNORECASE,
)
_COMMENTS = re.compile(r"comment|コメント|\breplies\b", re.IGNORECASE)
_PART = re.compile(
    r"/(?:tags?|categor(?:y|ies)|topics?|authors?|users?|archives?/category|search|label)/|[?&](?:s|q|tag|cat)=",
    re.IGNORECASE,
)
_SITEMAP_LINE = re.compile(r"^[ \t]*sitemap[ \t]*:[ \t]*(\S+)", re.IGNORECASE | re.MULTILINE)

FEED_PLACES = ("feed", "rss", "atom.xml", "index.xml", "feed.json", "rss.xml", "feed.xml")
SITEMAP_PLACES = ("sitemap.xml", "sitemap_index.xml", "news-sitemap.xml")
MOST_SITEMAPS = 20
"""Lines of a robots.txt that are looked at."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An address where articles may be found."""

    url: str
    kind: CandidateKind
    title: str = ""
    """What the place that names it calls it."""
    named_by: str = ""
    """Who names it: `page`, `link`, `robots.txt`, `usual place`, or `you`."""

    @property
    def is_of_comments(self) -> bool:
        """Whether it lists what readers say."""
        return bool(_COMMENTS.search(f"{unquote(self.url)} {self.title}"))

    @property
    def is_a_part(self) -> bool:
        """Whether it lists one tag, section or author only."""
        return bool(_PART.search(urlsplit(self.url)._replace(netloc="", scheme="").geturl()))


def feeds_named(page: str, base: str) -> tuple[Candidate, ...]:
    """The feeds that an HTML page names, in its head first, then in its links; each once.

    `base` is the address of the page.
    """
    tree = Selector(text=page or " ", type="html")
    base = _address(base, tree.xpath("//base/@href").get(default="")) or base
    found: dict[str, Candidate] = {}
    for candidate in (*_in_head(tree, base), *_in_links(tree, base)):
        found.setdefault(candidate.url, candidate)
    return tuple(found.values())


def name_of_site(page: str) -> str:
    """What a page says its site is called, else the page's own title; "" where it says neither."""
    tree = Selector(text=page or " ", type="html")
    for path in ("//meta[@property='og:site_name']/@content", "//head/title//text()"):
        if name := " ".join(tree.xpath(path).get(default="").split()):
            return name
    return ""


def sitemaps_of_robots(robots: str, base: str) -> tuple[Candidate, ...]:
    """The sitemaps that a robots.txt names, those of news first. `base` is its address."""
    urls = (_address(base, match[1]) for match in _SITEMAP_LINE.finditer(robots))
    distinct = list(dict.fromkeys(url for url in urls if url))
    distinct.sort(key=lambda url: "news" not in urlsplit(url).path.lower())
    return tuple(
        Candidate(url, "sitemap", named_by="robots.txt") for url in distinct[:MOST_SITEMAPS]
    )


def usual_places(url: str, places: Iterable[str]) -> tuple[str, ...]:
    """These places beside a page, then at the root of its site, each once."""
    folder = urljoin(url, ".") if not url.endswith("/") else url
    if "." not in urlsplit(url).path.rpartition("/")[2] and not url.endswith("/"):
        folder = f"{url.partition('?')[0].partition('#')[0]}/"
    root = urljoin(url, "/")
    return tuple(dict.fromkeys(urljoin(at, place) for at in (folder, root) for place in places))


def _in_head(tree: Selector, base: str) -> Iterator[Candidate]:
    for link in tree.xpath("//link[@href][@rel]"):
        relations = attribute(link, "rel").lower().split()
        kind = attribute(link, "type").partition(";")[0].strip().lower()
        if not {"alternate", "feed"} & set(relations) or "stylesheet" in relations:
            continue
        url = _address(base, attribute(link, "href"))
        if url is None:
            continue
        if kind in _FEED_TYPES or (
            (kind in _MAYBE_FEED_TYPES or "feed" in relations) and _looks_like_feed(url)
        ):
            title = " ".join(attribute(link, "title").split())
            yield Candidate(url, "feed", title, "page")


def _in_links(tree: Selector, base: str) -> Iterator[Candidate]:
    for link in tree.xpath("//a[@href]"):
        url = _address(base, attribute(link, "href"))
        if url is not None and _looks_like_feed(url):
            title = " ".join(link.xpath("string()").get(default="").split())[:80]
            yield Candidate(url, "feed", title, "link")


def _looks_like_feed(url: str) -> bool:
    parts = urlsplit(url)
    return bool(_FEED_ADDRESS.search(f"{parts.path}?{parts.query}" if parts.query else parts.path))


def _address(base: str, href: str) -> str | None:
    try:
        url = urldefrag(urljoin(base, href.strip())).url
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None
