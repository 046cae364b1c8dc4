"""What one run sees of a source's own documents: the observations of adaptive polling."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta

from crawler.discover.link import Link
from crawler.polling import REMEMBERED, Arrival, History, Outcome, Poll
from crawler.polls import Look

_HEAD = 20_000
_TTL = re.compile(rb"<ttl>\s*(\d{1,6})\s*</ttl>", re.IGNORECASE)
_PERIOD = re.compile(rb"<sy:updatePeriod>\s*([a-z]+)\s*</", re.IGNORECASE)
_FREQUENCY = re.compile(rb"<sy:updateFrequency>\s*(\d{1,4})\s*</", re.IGNORECASE)
_MAX_AGE = re.compile(r"(?<![\w-])max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)
_PERIODS = {"hourly": 1, "daily": 24, "weekly": 168, "monthly": 720, "yearly": 8760}


def least_interval(body: bytes, cache_control: str) -> timedelta:
    """How long a publisher asks to wait before its feed is read again.

    The longest of `max-age` (Cache-Control), `ttl` (RSS 2.0) and `sy:updatePeriod` over
    `sy:updateFrequency` (RSS 1.0 syndication module); zero where it asks for nothing.
    """
    head = body[:_HEAD]
    hours = 0.0
    if age := _MAX_AGE.search(cache_control):
        hours = int(age[1]) / 3600
    if ttl := _TTL.search(head):
        hours = max(hours, int(ttl[1]) / 60)
    if period := _PERIOD.search(head):
        frequency = _FREQUENCY.search(head)
        times = max(int(frequency[1]), 1) if frequency else 1
        hours = max(hours, _PERIODS.get(period[1].decode().lower(), 0) / times)
    return timedelta(hours=hours)


MOST_ARRIVALS = 20_000
"""Of one run. Sitemaps without end name millions, and only the latest few are remembered."""


class Looking:
    """Collects what a run sees of one source, and sums it up in the end."""

    def __init__(self, source: str, earlier: History) -> None:
        self._source = source
        self._before = max((p.at for p in earlier.polls if p.outcome == "read"), default=None)
        self._was_complete = bool(earlier.polls) and earlier.polls[-1].is_complete
        self._at: datetime | None = None
        self._outcome: Outcome = "read"
        self._items = self._new = 0
        self._least = timedelta(0)
        self._arrivals: dict[str, Arrival] = {}

    def answered(self, now: datetime, least: timedelta = timedelta(0)) -> None:
        """A document was read, or is unchanged."""
        if self._at is None:
            self._at, self._outcome = now, "read"
        self._least = max(self._least, least)

    def failed(self, now: datetime, outcome: Outcome) -> None:
        """A document could not be read. What counts is the source's first one."""
        if self._at is None:
            self._at, self._outcome = now, outcome

    def saw(self, address: str, link: Link, *, is_known: bool, now: datetime) -> None:
        """An entry of a document; `address` is its canonical form."""
        self._items += 1
        is_new = not is_known and self._before is not None and self._was_complete
        self._new += is_new
        if len(self._arrivals) >= MOST_ARRIVALS:
            return
        published = link.hint.published
        if published is not None and not now - REMEMBERED < published <= now:
            published = None
        if published is not None and (self._before is None or published > self._before):
            is_exact = link.hint.precision in {"second", "minute"} and not _is_midnight(published)
            self._arrivals[address] = Arrival(published, is_exact)
        elif is_new:
            # No date, or one that lies before a look at which the entry was not there yet.
            self._arrivals[address] = Arrival(now, is_exact=False)

    def look(self, *, is_complete: bool) -> Look | None:
        """What was seen; None where no document was asked for."""
        if self._at is None:
            return None
        poll = Poll(self._at, self._outcome, self._items, self._new, is_complete, self._least)
        return Look(self._source, poll, self._arrivals)


def _is_midnight(published: datetime) -> bool:
    """Whether a time looks like a day that was given one: midnight, there or in UTC."""
    return time() in {published.time(), published.astimezone(UTC).time()}
