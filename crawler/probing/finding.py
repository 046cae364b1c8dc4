"""Where a site keeps its articles: candidates from its page, robots.txt and usual places, tried."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from scrapy import Request
from scrapy.http import Response, TextResponse
from scrapy.http.request import NO_CALLBACK

from crawler.discover.feeds import read_feed
from crawler.discover.gzipped import MAX_BYTES
from crawler.discover.link import Discovery, DiscoveryError, Link
from crawler.discover.listing import read_listing
from crawler.discover.site import (
    FEED_PLACES,
    SITEMAP_PLACES,
    Candidate,
    CandidateKind,
    feeds_named,
    name_of_site,
    sitemaps_of_robots,
    usual_places,
)
from crawler.discover.sitemaps import read_sitemap
from crawler.pages import content_type_of
from crawler.probing.asking import Asking, date_of, newest_first, page_request
from crawler.probing.findings import DEFAULT_ARTICLE_LINKS, Found, Sample, SiteFinding

if TYPE_CHECKING:
    from crawler.spiders.articles import ArticleSpider

FEEDS = 6
"""Feeds of a page that are looked at."""
SITEMAPS = 4
PLACES = 8
"""Usual places that are tried, of feeds and of sitemaps."""
SAMPLES = 3
TRIED = 3
"""Candidates, the best first, whose articles are read until one yields some."""

_LEAST_LINKS = 3
_LISTS = (DEFAULT_ARTICLE_LINKS, "main h2 a[href], main h3 a[href]", "h2 a[href], h3 a[href]")
_OF_AN_ARTICLE = re.compile(r"(?:[^/-]+[-_]){2}[^/]*/?$|\d{4}|[^\x00-\x7f]{6}")


class Finder:
    """Looks for the sources of one site."""

    def __init__(
        self, spider: ArticleSpider, asking: Asking, kind: CandidateKind | None = None
    ) -> None:
        self._spider = spider
        self._asking = asking
        self._kind = kind
        self._found: dict[str, tuple[Found, tuple[Link, ...]]] = {}
        self._asked: set[str] = set()
        self._problems: list[str] = []
        self._site = ""
        """What the site calls itself, for documents that have no title."""

    async def find(self, url: str) -> SiteFinding:
        """What articles can be found by, starting from an address of any sort."""
        self._asked.add(url)
        answer = await self._asking.ask(_request(url, "feed"))
        if answer.response is None or not answer.is_usable:
            return SiteFinding(url, problems=(f"{url}: {answer.reason}",))
        if not self._take(answer.response, Candidate(answer.response.url, "feed", named_by="you")):
            await self._look_around(answer.response)
        found = await self._with_samples()
        if not found and not self._problems:
            self._problems.append(f"{url}: no feed, sitemap or list of articles was found")
        return SiteFinding(url, found, tuple(dict.fromkeys(self._problems)))

    async def _look_around(self, page: Response) -> None:
        text = page.text if isinstance(page, TextResponse) else ""
        self._site = name_of_site(text)
        if self._is_wanted("feed"):
            named = sorted(
                feeds_named(text, page.url), key=lambda c: (c.is_of_comments, c.is_a_part)
            )
            for candidate in named[:FEEDS]:
                await self._try(candidate)
            if not self._has_a_good("feed"):
                await self._first_of(usual_places(page.url, FEED_PLACES), "feed")
        if self._is_wanted("sitemap"):
            robots = urljoin(page.url, "/robots.txt")
            answer = await self._asking.ask(_request(robots, "robots"))
            if answer.is_usable and isinstance(answer.response, TextResponse):
                for candidate in sitemaps_of_robots(answer.response.text, robots)[:SITEMAPS]:
                    await self._try(candidate)
            if not self._has_a_good("sitemap"):
                places = (urljoin(page.url, f"/{place}") for place in SITEMAP_PLACES)
                await self._first_of(tuple(places), "sitemap")
        if self._is_wanted("listing"):
            self._take_listing(text, page.url)

    def _is_wanted(self, kind: CandidateKind) -> bool:
        return self._kind in {None, kind}

    def _has_a_good(self, kind: CandidateKind) -> bool:
        return any(
            found.kind == kind and found.items and not found.is_of_comments
            for found, _ in self._found.values()
        )

    async def _first_of(self, urls: Sequence[str], kind: CandidateKind) -> None:
        for url in urls[:PLACES]:
            await self._try(Candidate(url, kind, named_by="usual place"))
            if self._has_a_good(kind):
                return

    async def _try(self, candidate: Candidate) -> None:
        if candidate.url in self._asked:
            return
        self._asked.add(candidate.url)
        answer = await self._asking.ask(_request(candidate.url, candidate.kind))
        is_promised = candidate.named_by != "usual place"
        if answer.response is None or not answer.is_usable:
            if is_promised:
                self._problems.append(f"{candidate.url}: {answer.reason}")
            return
        taken = self._take(answer.response, replace(candidate, url=answer.response.url))
        if not taken and is_promised:
            self._problems.append(f"{candidate.url}: neither a feed nor a sitemap")
        if taken is not None and taken.kind == "sitemap" and taken.documents:
            await self._look_into_index(taken)

    async def _look_into_index(self, index: Found) -> None:
        """An index lists sitemaps: what its newest one holds tells what the index is worth."""
        _, documents = self._found.pop(index.url)
        newest = max(documents, key=lambda link: ("news" in link.url, "post" in link.url))
        answer = await self._asking.ask(_request(newest.url, "sitemap"))
        discovery = self._read(answer.response, "sitemap") if answer.is_usable else None
        links = discovery.links if discovery else ()
        self._keep(replace(_described(index, links), documents=len(documents)), links)

    def _take(self, response: Response | None, candidate: Candidate) -> Found | None:
        """Keep what a document turns out to be; None where it is neither feed nor sitemap."""
        for kind in ("feed", "sitemap"):
            discovery = self._read(response, kind)
            if discovery is None:
                continue
            found = Found(
                candidate.url,
                kind,
                title=discovery.title or candidate.title or self._site,
                lang=discovery.lang,
                named_by=candidate.named_by,
                documents=len(discovery.documents),
                is_of_comments=replace(candidate, title=discovery.title).is_of_comments
                or candidate.is_of_comments,
                is_a_part=candidate.is_a_part and candidate.named_by != "you",
            )
            found = _described(found, discovery.links)
            if self._is_wanted(kind):
                self._keep(found, discovery.links or discovery.documents)
            return found
        return None

    def _take_listing(self, text: str, url: str) -> None:
        for selector in _LISTS:
            listing = read_listing(text, url, article_links=selector, next_link="a[rel=next]")
            links = tuple(link for link in listing.links if _looks_like_article(link.url, url))
            if len({link.url for link in links}) >= _LEAST_LINKS:
                found = Found(
                    url,
                    "listing",
                    title=self._site or listing.title,
                    lang=listing.lang,
                    named_by="page",
                    article_links=selector,
                )
                self._keep(_described(found, links), links)
                return

    def _keep(self, found: Found, links: tuple[Link, ...]) -> None:
        urls = {link.url for link in links}
        for known, their in self._found.values():
            if known.kind == found.kind and urls and urls == {link.url for link in their}:
                return  # the same under another address
        self._found[found.url] = (found, links)

    def _read(self, response: Response | None, kind: CandidateKind) -> Discovery | None:
        if response is None:
            return None
        read = read_feed if kind == "feed" else read_sitemap
        try:
            return read(
                response.body,
                response.url,
                self._spider.zone,
                now=datetime.now(UTC),
                content_type=content_type_of(response),
            )
        except DiscoveryError:
            return None

    async def _with_samples(self) -> tuple[Found, ...]:
        """The places found, best first, once the best of them were tried."""
        now = datetime.now(UTC)
        ranked = sorted(self._found.values(), key=lambda pair: pair[0].score(now), reverse=True)
        tried: list[Found] = []
        for found, links in ranked:
            if len(tried) < TRIED and found.items and not any(one.articles for one in tried):
                found = replace(found, samples=await self._samples(links))
            tried.append(found)
        return tuple(sorted(tried, key=lambda found: found.score(now), reverse=True))

    async def _samples(self, links: tuple[Link, ...]) -> tuple[Sample, ...]:
        likely = sorted(newest_first(links), key=lambda link: not _OF_AN_ARTICLE.search(link.url))
        chosen = likely[:SAMPLES]
        source = self._spider.source
        return tuple([await self._asking.read(page_request(source, link), link) for link in chosen])


def _request(url: str, purpose: str) -> Request:
    return Request(
        url,
        callback=NO_CALLBACK,
        dont_filter=True,
        meta={"purpose": purpose, "download_maxsize": MAX_BYTES},
    )


def _described(found: Found, links: Iterable[Link]) -> Found:
    listed = tuple(links)
    dates = [date for link in listed if (date := date_of(link)) is not None]
    return replace(
        found,
        items=len(listed),
        newest=max(dates, default=None),
        tells_titles=any(link.hint.title for link in listed),
    )


def _looks_like_article(url: str, page: str) -> bool:
    parts = urlsplit(url)
    return parts.netloc == urlsplit(page).netloc and bool(_OF_AN_ARTICLE.search(parts.path))
