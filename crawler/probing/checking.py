"""How a source stands: its document, what a crawl would fetch now, and three articles for a try."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from scrapy import Request
from scrapy.http import Response

from crawler.discover.link import NO_HINT, Discovery, DiscoveryError, Link
from crawler.probing.asking import Answer, Asking, date_of, newest_first, page_request
from crawler.probing.findings import Item, SourceCheck

if TYPE_CHECKING:
    from config.models import Source
    from crawler.spiders.articles import ArticleSpider

SAMPLES = 3
DOCUMENTS = 3
"""Sitemaps of an index, or pages of a listing, that are read for a try."""
_NEWEST_TOLD = 5


async def check_source(spider: ArticleSpider, asking: Asking) -> SourceCheck:
    """Look at the source of a spider as a crawl would, and store nothing."""
    source = spider.source
    url = source.url or source.urls[0]
    if source.kind == "urls":
        links = tuple(Link(address, NO_HINT) for address in source.urls)
        return await _judged(spider, asking, SourceCheck(source.name, source.kind, url), links)
    (document,) = spider.new_documents([Link(url, NO_HINT)])
    answer = await asking.ask(spider.document_request(document))
    if answer.response is None:
        is_robots = "robots.txt" in answer.reason
        robots = answer.reason if is_robots else "not asked"
        return SourceCheck(source.name, source.kind, url, robots, failure=answer.reason)
    started = SourceCheck(
        source.name,
        source.kind,
        url,
        status=answer.response.status,
        moved_to=answer.response.url if answer.response.url != url else "",
    )
    if not answer.is_usable:
        return replace(started, failure=answer.reason)
    try:
        first = spider.read(answer.response)
    except DiscoveryError as error:
        return replace(started, failure=str(error))
    links, problems, read = await _all_links(spider, asking, first)
    started = replace(
        started,
        title=first.title,
        documents=len(first.documents),
        documents_read=read,
        problems=problems,
    )
    return await _judged(spider, asking, started, links)


async def _all_links(
    spider: ArticleSpider, asking: Asking, first: Discovery
) -> tuple[tuple[Link, ...], tuple[str, ...], int]:
    """The links of a document and of the first few that it leads to."""
    links, problems = list(first.links), list(first.problems)
    waiting, read = list(first.documents), 0
    while waiting and read < DOCUMENTS:
        for document in spider.new_documents([waiting.pop(0)]):
            answer = await asking.ask(spider.document_request(document))
            read += 1
            try:
                discovery = spider.read(_response(answer))
            except DiscoveryError as error:
                problems.append(f"{answer.url}: {error}")
                continue
            links += discovery.links
            problems += discovery.problems
            waiting += discovery.documents
    return tuple(links), tuple(dict.fromkeys(problems)), read


def _response(answer: Answer) -> Response:
    if answer.response is None or not answer.is_usable:
        raise DiscoveryError(answer.reason)
    return answer.response


async def _judged(
    spider: ArticleSpider, asking: Asking, check: SourceCheck, links: tuple[Link, ...]
) -> SourceCheck:
    # What another source of the same check takes on is no less new to this one.
    spider.run.claimed.clear()
    wanted = [spider.page_request(link) for link in spider.following.choose(links)]
    counters = spider.run.counters(spider.source.name)
    check = replace(
        check,
        items=len(links),
        newest=tuple(
            Item(link.url, link.hint.title, date_of(link))
            for link in newest_first(links)[:_NEWEST_TOLD]
        ),
        new=counters.found - counters.skipped,
        seen=counters.skipped,
        excluded=len(links) - counters.found,
    )
    tried = _to_try(spider, links, wanted)
    samples = [await asking.read(request, link) for request, link in tried]
    if not links:
        return replace(check, problems=(*check.problems, "it lists nothing"))
    return replace(check, samples=tuple(samples))


def _to_try(
    spider: ArticleSpider, links: tuple[Link, ...], wanted: list[Request]
) -> list[tuple[Request, Link]]:
    """Requests for the newest pages that a crawl would ask for, else for the newest it knows."""
    by_url: dict[str, tuple[Request, Link]] = {
        request.cb_kwargs["link"].url: (request, request.cb_kwargs["link"]) for request in wanted
    }
    ordered = newest_first(links)
    tried = [by_url[link.url] for link in ordered if link.url in by_url][:SAMPLES]
    for link in ordered:
        if len(tried) >= SAMPLES:
            break
        if link.url not in by_url and _is_wanted(spider.source, link.url):
            tried.append((page_request(spider.source, link), link))
    return tried


def _is_wanted(source: Source, url: str) -> bool:
    if source.include and not any(re.search(pattern, url) for pattern in source.include):
        return False
    return not any(re.search(pattern, url) for pattern in source.exclude)
