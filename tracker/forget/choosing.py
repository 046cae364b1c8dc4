"""Which articles are meant, and every address at which anything of them may be stored."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date

from duckdb import DuckDBPyConnection

from config.models import Entity
from config.settings import Settings
from crawler.canonical import canonical_url
from crawler.segments import read_rows
from crawler.state import State
from crawler.store import write_pending
from tracker.errors import UserError
from tracker.forget.journal import Journal
from tracker.home import Home
from tracker.progress import Progress
from tracker.stages.publish import load
from warehouse.connection import open_as_it_is
from warehouse.forget import (
    Extent,
    addresses_of_others,
    addresses_of_source,
    asked_at,
    chosen_articles,
    extent,
)

_QUERY = re.compile(r"[?#;].*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for; an article has to fit all that is given."""

    urls: tuple[str, ...] = ()
    source: str | None = None
    before: date | None = None

    @property
    def whole_sources(self) -> tuple[str, ...]:
        """The sources of which nothing at all is to stay."""
        is_whole = self.source is not None and self.before is None and not self.urls
        return (self.source,) if is_whole and self.source is not None else ()


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to be forgotten, and how much of it is stored."""

    journal: Journal
    extent: Extent


def choose(
    home: Home, settings: Settings, entities: Sequence[Entity], wish: Wish, progress: Progress
) -> Choice:
    """Load what is not loaded yet, so that the warehouse knows all there is, and look it up.

    Nothing is removed. Raises UserError where a segment cannot be read: it may hold what is meant.
    """
    with closing(State(home.crawl_state)) as state:
        write_pending(home.segments, state)
        if load(home, settings, entities, progress).problems:
            raise UserError(
                "a segment that is damaged may hold what is to be forgotten: restore it from a "
                "backup, or remove it; 'tracker verify' names it"
            )
        urls = None if not wish.urls else [form for url in wish.urls for form in _forms(url)]
        with closing(open_as_it_is(home.warehouse)) as con:
            found = chosen_articles(con, urls=urls, source=wish.source, before=wish.before)
            articles = {url: set(others) for url, others in found.items()}
            known = {address for url, others in articles.items() for address in (url, *others)}
            if wish.source is None and wish.before is None:
                for url in wish.urls:
                    if not known & set(_forms(url)):
                        articles[canonical_url(url)] = {url}
            _add_addresses(home, articles)
            for url, others in state.addresses_of(articles).items():
                articles[url] |= others
            _add_variants(con, articles)
            pages = state.addresses_of_sources(wish.whole_sources)
            for name in wish.whole_sources:
                pages |= addresses_of_source(con, name)
            every = pages.union(*articles.values())
            shared = addresses_of_others(con, every, articles)
            size = extent(con, articles)
    listed = {url: tuple(sorted(others - shared)) for url, others in sorted(articles.items())}
    return Choice(Journal(listed, tuple(sorted(pages - shared)), wish.whole_sources), size)


def _add_addresses(home: Home, articles: dict[str, set[str]]) -> None:
    """Those that any stored wording names; the warehouse has them as of the last fetch."""
    for file in sorted((home.segments / "articles").glob("*.jsonl.gz")):
        for row in read_rows(file):
            if row["url"] in articles:
                articles[row["url"]].update(row["other_urls"])


def _add_variants(con: DuckDBPyConnection, articles: dict[str, set[str]]) -> None:
    """Those by which it was asked for in vain, with another campaign behind the question mark."""
    own = {
        canonical_url(address): url
        for url, others in articles.items()
        for address in (url, *others)
    }
    for address in asked_at(con, {_QUERY.sub("", url) for url in own}):
        article = own.get(canonical_url(address))
        if article is not None:
            articles[article].add(address)


def _forms(url: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((url, canonical_url(url))))
