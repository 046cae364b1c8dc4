"""When an article was published and updated. What tells no date has none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from crawler.article import DatePrecision
from crawler.discover.dates import read_date
from crawler.extract.dateline import Dateline, read_dateline, role_of
from crawler.extract.document import Document, Element, is_beside, label_of
from crawler.extract.evidence import Evidence, Origin
from crawler.extract.jsonld import strings
from crawler.extract.page import EntryHint, Page
from crawler.extract.written_dates import normalised, written_dates

RANKING: tuple[Origin, ...] = (
    "json-ld",
    "opengraph",
    "microdata",
    "meta",
    "feed",
    "time",
    "text",
    "url",
)

_PUBLISHED = ("article:published_time", "og:article:published_time", "og:published_time")
_UPDATED = ("article:modified_time", "og:article:modified_time", "og:updated_time")
_PUBLISHED_METAS = (
    "date", "pubdate", "publishdate", "publish-date", "publish_date", "published_at", "dc.date",
    "dc.date.issued", "dcterms.issued", "dcterms.date", "dcterms.created", "citation_date",
    "citation_publication_date", "parsely-pub-date", "sailthru.date",
    "cxenseparse:recs:publishtime",
)  # fmt: skip
_UPDATED_METAS = ("last-modified", "dcterms.modified", "dc.date.modified", "revised")
_IN_PATH = re.compile(
    r"/(?P<year>(?:19|20)\d\d)(?:/(?P<month>[01]?\d)(?:/(?P<day>[0-3]?\d))?/"
    r"|[-_]?(?P<month_>[01]\d)[-_]?(?P<day_>[0-3]\d)(?=[-_/.]|$))"
)


@dataclass(frozen=True, slots=True)
class Told:
    """A date, in UTC, and how exactly it was told."""

    at: datetime
    precision: DatePrecision


@dataclass(frozen=True, slots=True)
class Dates:
    """What is known of an article's dates."""

    published: Evidence[Told] | None
    updated: Evidence[Told] | None


class _Reader:
    """Reads dates of one page."""

    def __init__(self, page: Page) -> None:
        self.zone: tzinfo = ZoneInfo(page.time_zone)
        self.now = page.fetched_at

    def read(self, text: str) -> Told | None:
        """The date that a machine's field holds; None for what is none (see `read_date`)."""
        try:
            return self.field(*read_date(text[:100], self.zone, now=self.now))
        except ValueError:
            pass
        line = normalised(text)
        found = next(iter(written_dates(line, self.zone, now=self.now)), None)
        return self.field(found.at, found.precision) if found and found.start == 0 else None

    def field(self, at: datetime, precision: DatePrecision) -> Told:
        """A date in a field: what knows only a day fills it up with midnight.

        It is the midnight of the field's own offset or of the source's zone.
        """
        for zone in (at.tzinfo, self.zone):
            local = at.astimezone(zone)
            if precision in {"minute", "second"} and local.time() == time():
                return _told(datetime.combine(local.date(), time(), self.zone), "day")
        return _told(at, precision)


def dates(page: Page, document: Document, hint: EntryHint | None, title: str) -> Dates:
    """The dates, each from the most reliable place that tells one.

    What a page says for machines comes before what its feed says, and that before what it shows to
    readers; its address comes last. A date that is only a day or a month is made more exact by the
    next place that tells the same day or month. Midnight in a field is a day. Seconds of zero are
    those of an editor's clock: the precision is a minute. An update is one only if it comes after
    the publication.
    """
    reader = _Reader(page)
    dateline = read_dateline(document, title, reader.zone, now=reader.now)
    told = list(_published(page, document, hint, dateline, reader))
    told.sort(key=lambda item: RANKING.index(item.origin))
    published = _refined(told, reader.zone)
    updates = (
        item
        for item in _updated(document, hint, dateline, reader)
        if published is None or item.value.at > published.value.at
    )
    return Dates(published, next(iter(sorted(updates, key=_rank)), None))


def _published(
    page: Page, document: Document, hint: EntryHint | None, dateline: Dateline, reader: _Reader
) -> Iterator[Evidence[Told]]:
    facts = document.facts
    yield from _read("json-ld", strings(facts.get("datePublished")), reader)
    yield from _read("json-ld", strings(facts.get("dateCreated")), reader)
    yield from _read("opengraph", document.meta(*_PUBLISHED), reader)
    yield from _read("microdata", _values(document, "datePublished"), reader)
    yield from _read("meta", document.meta(*_PUBLISHED_METAS), reader)
    if hint is not None and hint.published is not None and hint.precision != "unknown":
        # Atom asks for `updated` only: where both are the same, it may be either.
        is_certain = hint.updated != hint.published
        feed: Evidence[Told] = Evidence("feed", reader.field(hint.published, hint.precision))
        times = list(_read("time", _times(document, "published"), reader))
        older = [t for t in times if t.value.at < feed.value.at - timedelta(days=2)]
        yield from () if older and not is_certain else (feed,)
    yield from _read("time", _times(document, "published"), reader)
    for written in dateline.published:
        yield Evidence("text", _told(written.at, written.precision))
    yield from _read("url", _dates_of_path(page.url), reader)


def _updated(
    document: Document, hint: EntryHint | None, dateline: Dateline, reader: _Reader
) -> Iterator[Evidence[Told]]:
    yield from _read("json-ld", strings(document.facts.get("dateModified")), reader)
    yield from _read("opengraph", document.meta(*_UPDATED), reader)
    yield from _read("microdata", _values(document, "dateModified"), reader)
    yield from _read("meta", document.meta(*_UPDATED_METAS), reader)
    yield from _read("time", _times(document, "updated"), reader)
    for written in dateline.updated:
        yield Evidence("text", _told(written.at, written.precision))
    if hint is not None and hint.updated is not None:
        yield Evidence("feed", _told(hint.updated, "second"))


def _refined(told: list[Evidence[Told]], zone: tzinfo) -> Evidence[Told] | None:
    """The first date, or the same one where it is told more exactly."""
    best = next(iter(told), None)
    for item in told:
        assert best is not None
        if _is_refinement(best.value, item.value, zone):
            best = item
    return best


def _is_refinement(coarse: Told, fine: Told, zone: tzinfo) -> bool:
    if coarse.precision == "month":
        return fine.precision != "month" and _same_month(coarse, fine, zone)
    if coarse.precision == "day":
        return fine.precision in {"minute", "second"} and _same_day(coarse, fine, zone)
    return False


def _same_day(one: Told, other: Told, zone: tzinfo) -> bool:
    return one.at.astimezone(zone).date() == other.at.astimezone(zone).date()


def _same_month(one: Told, other: Told, zone: tzinfo) -> bool:
    days = one.at.astimezone(zone).date(), other.at.astimezone(zone).date()
    return days[0].replace(day=1) == days[1].replace(day=1)


def _read(origin: Origin, texts: Iterator[str], reader: _Reader) -> Iterator[Evidence[Told]]:
    for text in texts:
        told = reader.read(text)
        if told is not None and told.precision != "unknown":
            yield Evidence(origin, told)
            return


def _told(at: datetime, precision: DatePrecision) -> Told:
    if precision == "second" and at.second == 0:
        precision = "minute"
    return Told(at.astimezone(UTC), precision)


def _rank(item: Evidence[Told]) -> int:
    return RANKING.index(item.origin) if item.origin != "feed" else len(RANKING)


def _values(document: Document, name: str) -> Iterator[str]:
    for element in document.marked(name):
        if not is_beside(element):
            yield from _machine_values(element)


def _times(document: Document, role: str) -> Iterator[str]:
    for element in document.tree.iter("time"):
        if not is_beside(element) and role_of(element) == role:
            yield from _machine_values(element)


def _machine_values(element: Element) -> Iterator[str]:
    for value in (element.get("content"), element.get("datetime"), label_of(element)):
        if value and value.strip():
            yield value


def _dates_of_path(url: str) -> Iterator[str]:
    try:
        match = _IN_PATH.search(urlsplit(url).path)
    except ValueError:
        return
    if match:
        month, day = match["month"] or match["month_"], match["day"] or match["day_"]
        if month:
            yield "-".join(part.zfill(2) for part in (match["year"], month, day) if part)
