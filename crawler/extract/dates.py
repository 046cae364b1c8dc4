"""When an article was published and updated. What tells no date has none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from crawler.article import DatePrecision
from crawler.discover.dates import read_date
from crawler.extract.dateline import Dateline, read_dateline, role_of
from crawler.extract.document import Document, Element, label_of
from crawler.extract.evidence import RANKINGS, Evidence, Origin, settled
from crawler.extract.jsonld import strings
from crawler.extract.landmarks import Landmarks
from crawler.extract.page import EntryHint, Page
from crawler.extract.region import day_order
from crawler.extract.relative_dates import read_relative
from crawler.extract.written_dates import normalised, written_dates

_AHEAD = timedelta(days=1)
_PUBLISHED = ("article:published_time", "og:article:published_time", "og:published_time")
_UPDATED = ("article:modified_time", "og:article:modified_time", "og:updated_time")
_PUBLISHED_METAS = (
    "date", "pubdate", "publishdate", "publish-date", "publish_date", "published_at", "dc.date",
    "dc.date.issued", "dc.date.created", "dcterms.issued", "dcterms.date", "dcterms.created",
    "citation_date", "citation_publication_date", "citation_online_date", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime", "article.published", "article_date_original",
    "publication_date", "release_date",
)  # fmt: skip
_UPDATED_METAS = ("last-modified", "dcterms.modified", "dc.date.modified", "revised")
_MADE_METAS = ("generated", "page-generated", "generation-time", "rendered-at", "page_generated_at")
_REJECTED = re.compile(r"in the future|before \d{4}")
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
    rejected: str | None = None
    """Why a date of publication is not believed, e.g. `in the future: 2031-01-01 (json-ld)`."""


class _Reader:
    """Reads dates of one page."""

    def __init__(self, page: Page, document: Document) -> None:
        self.zone: tzinfo = ZoneInfo(page.time_zone)
        self.now = page.fetched_at
        self.order = day_order(document)
        self.rejected: str | None = None

    def read(self, text: str, origin: Origin) -> Told | None:
        """The date that a machine's field holds; None for what is none (see `read_date`)."""
        try:
            return self.field(*self.checked(*read_date(text[:100], self.zone, now=self.now)))
        except ValueError as error:
            if match := _REJECTED.search(str(error)):
                self.reject(match[0], text, origin)
                return None
        line = normalised(text)
        dates = written_dates(line, self.zone, now=self.now, order=self.order)
        found = next(dates, None)
        is_date = found is not None and found.start < 5  # a weekday may come first
        return self.field(found.at, found.precision) if found and is_date else None

    def checked(self, at: datetime, precision: DatePrecision) -> tuple[datetime, DatePrecision]:
        if at > self.now + _AHEAD:
            raise ValueError("in the future")
        return at, precision

    def reject(self, reason: str, text: str, origin: Origin) -> None:
        shown = " ".join(text.split())[:40]
        self.rejected = self.rejected or f"{reason}: {shown} ({origin})"

    def field(self, at: datetime, precision: DatePrecision) -> Told:
        """A date in a field: what knows only a day fills it up with midnight.

        It is the midnight of the field's own offset or of the source's zone.
        """
        for zone in (at.tzinfo, self.zone):
            local = at.astimezone(zone)
            if precision in {"minute", "second"} and local.time() == time():
                return _told(datetime.combine(local.date(), time(), self.zone), "day")
        return _told(at, precision)

    def ago(self, at: datetime, precision: DatePrecision) -> Told:
        """A date that was counted back; of a day, its beginning."""
        if precision == "day":
            at = datetime.combine(at.astimezone(self.zone).date(), time(), self.zone)
        return _told(at, precision)

    def day(self, told: Told) -> date:
        """The day in the source's zone."""
        return told.at.astimezone(self.zone).date()


def dates(
    page: Page,
    document: Document,
    marks: Landmarks,
    hint: EntryHint | None,
    lines: Sequence[str],
    selected_published: Sequence[str] = (),
    selected_updated: Sequence[str] = (),
) -> Dates:
    """The dates, each settled by its ranking and the votes of independent witnesses.

    A date that is only a day or a month is made more exact by the next place that tells the same
    day or month. Midnight in a field is a day. Seconds of zero are those of an editor's clock: the
    precision is a minute. An update is one only if it comes after the publication. `lines` are
    those beside the title.
    """
    reader = _Reader(page, document)
    dateline = read_dateline(lines, reader.zone, now=reader.now, order=reader.order)
    updates = [
        *_read("selector", selected_updated, reader),
        *_updated(document, marks, hint, dateline, reader),
    ]
    reader.rejected = None  # what counts is why a publication is not believed
    told = [
        *_read("selector", selected_published, reader),
        *_published(page, document, marks, hint, lines, dateline, reader),
    ]
    published = _settled(told, updates, reader)
    after = [item for item in updates if published is None or item.value.at > published.value.at]
    return Dates(published, settled(after, RANKINGS["updated_at"]), reader.rejected)


def _settled(
    told: list[Evidence[Told]], updates: list[Evidence[Told]], reader: _Reader
) -> Evidence[Told] | None:
    # Places that show one date only show the update: they are no witnesses against an earlier day.
    days = {reader.day(update.value) for update in updates}
    first = settled(told, RANKINGS["published_at"])
    voting = [
        item
        for item in told
        if item is first or first is None or reader.day(item.value) not in days
    ]
    best = settled(voting, RANKINGS["published_at"], reader.day)
    if best is None:
        return None
    ranked = sorted(told, key=lambda item: RANKINGS["published_at"].index(item.origin))
    for item in ranked:
        if _is_refinement(best.value, item.value, reader):
            best = item
    return best


def _is_refinement(coarse: Told, fine: Told, reader: _Reader) -> bool:
    one, other = reader.day(coarse), reader.day(fine)
    if coarse.precision == "month":
        return fine.precision != "month" and one.replace(day=1) == other.replace(day=1)
    return coarse.precision == "day" and fine.precision in {"minute", "second"} and one == other


def _published(
    page: Page,
    document: Document,
    marks: Landmarks,
    hint: EntryHint | None,
    lines: Sequence[str],
    dateline: Dateline,
    reader: _Reader,
) -> Iterator[Evidence[Told]]:
    facts = document.facts
    yield from _read("json-ld", strings(facts.get("datePublished")), reader)
    yield from _read("json-ld", strings(facts.get("dateCreated")), reader)
    yield from _read("opengraph", document.meta(*_PUBLISHED), reader)
    yield from _read("microdata", marks.items.get("datePublished", ()), reader)
    yield from _read("microdata", marks.items.get("dateCreated", ()), reader)
    yield from _read("meta", document.meta(*_PUBLISHED_METAS), reader)
    times = list(_read("time", _times(marks, "published"), reader))
    if hint is not None and hint.published is not None and hint.precision != "unknown":
        feed: Evidence[Told] = Evidence("feed", reader.field(hint.published, hint.precision))
        # Atom asks for `updated` only: where both are the same, it may be either.
        is_certain = hint.updated != hint.published
        older = [t for t in times if t.value.at < feed.value.at - timedelta(days=2)]
        yield from () if older and not is_certain else (feed,)
    yield from times
    for written in dateline.published:
        yield Evidence("text", _told(written.at, written.precision))
    made = next(_read("meta", document.meta(*_MADE_METAS), reader), None)
    if made is not None and made.value.precision in {"minute", "second"}:
        for line in lines:
            if (ago := read_relative(line, made.value.at)) is not None:
                yield Evidence("text", reader.ago(*ago))
    yield from _read("url", _dates_of_path(page.url), reader)


def _updated(
    document: Document,
    marks: Landmarks,
    hint: EntryHint | None,
    dateline: Dateline,
    reader: _Reader,
) -> Iterator[Evidence[Told]]:
    yield from _read("json-ld", strings(document.facts.get("dateModified")), reader)
    yield from _read("opengraph", document.meta(*_UPDATED), reader)
    yield from _read("microdata", marks.items.get("dateModified", ()), reader)
    yield from _read("meta", document.meta(*_UPDATED_METAS), reader)
    yield from _read("time", _times(marks, "updated"), reader)
    for written in dateline.updated:
        yield Evidence("text", _told(written.at, written.precision))
    if hint is not None and hint.updated is not None:
        yield Evidence("feed", _told(hint.updated, "second"))


def _read(origin: Origin, texts: Iterable[str], reader: _Reader) -> Iterator[Evidence[Told]]:
    for text in texts:
        told = reader.read(text, origin)
        if told is not None and told.precision != "unknown":
            yield Evidence(origin, told)
            return


def _told(at: datetime, precision: DatePrecision) -> Told:
    if precision == "second" and at.second == 0:
        precision = "minute"
    return Told(at.astimezone(UTC), precision)


def _times(marks: Landmarks, role: str) -> Iterator[str]:
    for element in marks.times:
        if role_of(element) == role:
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
