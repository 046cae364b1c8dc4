"""What reads what strangers and users write: a record comes of it, or the error that is promised.

Each target takes bytes. It returns where they are read, or refused as its docstring says; anything
else that is raised is a fault of ours, and so is what is asserted.
"""

from __future__ import annotations

import gzip
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from config.errors import ConfigError
from config.load import load_cues, load_entities, load_settings, load_sources
from config.schedules import parse_schedule
from config.secrets import without_tokens, without_user
from config.selectors import checked_selector
from crawler.canonical import MAX_URL, canonical_url
from crawler.discover.dates import read_date
from crawler.discover.feeds import read_feed
from crawler.discover.json_feed import read_json_feed
from crawler.discover.link import Discovery, DiscoveryError
from crawler.discover.listing import read_listing
from crawler.discover.site import feeds_named, sitemaps_of_robots
from crawler.discover.sitemaps import read_sitemap
from crawler.extract import Page, extract_article
from crawler.extract.charset import read_text
from crawler.extract.relative_dates import read_relative
from crawler.extract.written_dates import normalised as normalised_date
from crawler.extract.written_dates import written_dates
from crawler.failures import Forbidden
from crawler.looking import least_interval
from crawler.politeness.retry import retry_after
from crawler.politeness.robots import read_rules
from crawler.robots_tags import robots_tags
from crawler.safety import AddressPolicy
from crawler.segments import SegmentError, read_segment
from nlp.analysis import Reader
from nlp.normalise import normalised
from nlp.quantities import find_quantities
from nlp.records import Document
from tracker.errors import UserError
from tracker.period import day_of
from tracker.plain import cut, harmless, plain
from tracker.search.tokens import tokens
from tracker.shell.statements import split
from tracker.sources.opml import merge, read_opml

NOW = datetime(2026, 11, 24, tzinfo=UTC)
BASE = "https://news.example/feed"


def feed(data: bytes) -> None:
    """A feed: links to the web with believable dates, or DiscoveryError."""
    with suppress(DiscoveryError):
        _web_only(read_feed(data, BASE, UTC, now=NOW))


def sitemap(data: bytes) -> None:
    """A sitemap: as a feed."""
    with suppress(DiscoveryError):
        _web_only(read_sitemap(data, BASE, UTC, now=NOW))


def json_feed(data: bytes) -> None:
    """A JSON Feed: as a feed."""
    with suppress(DiscoveryError):
        _web_only(read_json_feed(data, BASE, UTC, now=NOW))


def listing(data: bytes) -> None:
    """A page of links, and the feeds that it names."""
    text = data.decode("utf-8", "replace")
    _web_only(read_listing(text, BASE, article_links="article a", next_link="a[rel=next]"))
    feeds_named(text, BASE)


def robots(data: bytes) -> None:
    """robots.txt: rules that can be asked."""
    rules = read_rules(200, data)
    with suppress(Forbidden):
        rules.check("https://news.example/a/b?c=d")
    assert rules.delay >= 0
    sitemaps_of_robots(_text(data), BASE)


def page(data: bytes) -> None:
    """A page: an article, or a reason why not."""
    extract_article(Page(BASE, data, None, NOW, "news", "Asia/Tokyo", None), None)


def charset(data: bytes) -> None:
    """The text of any bytes, whatever they are said to be."""
    for said in (None, "text/html; charset=shift_jis", _text(data[:60])):
        read_text(data, said).text.encode("utf-8", "surrogatepass")


def dates(data: bytes) -> None:
    """Dates as feeds and pages write them: with a zone, or ValueError."""
    text = _text(data)
    with suppress(ValueError):
        assert read_date(text, UTC, now=NOW)[0].tzinfo is not None
    read_relative(text, NOW)
    list(written_dates(normalised_date(text), UTC, now=NOW))


def quantities(data: bytes) -> None:
    """Amounts: each stands where it says."""
    text = _text(data)
    for quantity in find_quantities(text, "text"):
        assert 0 <= quantity.start < quantity.end <= len(text)
        assert quantity.text == text[quantity.start : quantity.end]


def folding(data: bytes) -> None:
    """The folded view of a text, and its words for search: offsets lead back."""
    text = _text(data)
    view = normalised(text)
    assert len(view.origins) >= len(view.text)
    for token in tokens(text):
        assert 0 <= token.start <= token.end <= len(text)
    assert plain(text).isprintable() or not text.isprintable()
    assert len(harmless(text)) == len(text)
    assert len(cut(text, 40)) <= 40


def analysis(data: bytes) -> None:
    """The whole reading of a text: mentions and claims stand where they say."""
    text = _text(data)
    read = _reader().read(Document(text, text[:80], None))
    for mention in read.mentions:
        field = text[:80] if mention.field == "title" else text
        assert mention.surface == field[mention.start : mention.end]


def address(data: bytes) -> None:
    """An address: one form, which is its own; and no password in what is shown."""
    url = _text(data)
    canonical = canonical_url(url)
    assert canonical_url(canonical) == canonical
    assert len(canonical) <= 3 * MAX_URL
    AddressPolicy().objection_to_url(url)
    shown, found = without_tokens(without_user(url))
    assert without_tokens(shown)[0] == shown or found


def configuration(data: bytes) -> None:
    """Configuration: ConfigError says what is wrong."""
    file = _folder() / "sources.yaml"
    file.write_bytes(data)
    for load in (load_sources, load_entities, load_cues, load_settings):
        with suppress(ConfigError):
            load(file)


def one_setting(data: bytes) -> None:
    """A schedule, a selector, a period, statements of SQL: ValueError or UserError."""
    text = _text(data)
    for read in (parse_schedule, checked_selector):
        with suppress(ValueError):
            read(text)
    with suppress(UserError):
        day_of(text, date(2026, 11, 24))
    split(text)


def opml(data: bytes) -> None:
    """A list of feeds: UserError."""
    with suppress(UserError):
        merge(read_opml(data), ())


def segment(data: bytes) -> None:
    """A segment, packed or torn: SegmentError."""
    file = _folder() / "segment.jsonl.gz"
    for content in (data, gzip.compress(data, 1, mtime=0)):
        file.write_bytes(content)
        with suppress(SegmentError):
            list(read_segment(file))


def headers(data: bytes) -> None:
    """What servers say in headers and heads of pages."""
    text = data.decode("latin-1")
    robots_tags([text], data)
    assert least_interval(data, text) >= timedelta(0)
    wait = retry_after(text, NOW)
    assert wait is None or wait >= 0


@dataclass(frozen=True, slots=True)
class Target:
    """One reader of foreign input."""

    read: Callable[[bytes], None]
    cost: float
    """Milliseconds of an input, about."""


TARGETS = {
    read.__name__: Target(read, cost)
    for read, cost in (
        *((feed, 0.3), (sitemap, 0.2), (json_feed, 0.05), (listing, 0.3), (robots, 0.2)),
        *((page, 3), (charset, 0.3), (dates, 0.3), (quantities, 0.1), (folding, 0.3)),
        *((analysis, 5), (address, 0.1), (configuration, 2), (one_setting, 0.3), (opml, 0.1)),
        *((segment, 0.3), (headers, 0.1)),
    )
}


def _web_only(discovery: Discovery) -> None:
    for link in discovery.links + discovery.documents:
        assert urlsplit(link.url).scheme in {"http", "https"}
        for time in (link.modified, link.hint.published, link.hint.updated):
            assert time is None or (time.year >= 1990 and time <= NOW + timedelta(days=2))


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape" if len(data) % 2 else "replace")


@cache
def _folder() -> Path:
    memory = Path("/dev/shm")
    return Path(
        tempfile.mkdtemp(prefix=f"fuzz-{os.getpid()}-", dir=memory if memory.is_dir() else None)
    )


@cache
def _reader() -> Reader:
    return Reader(load_entities(), load_cues(), ginza=False)
