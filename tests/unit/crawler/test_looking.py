"""What a run makes of a source's entries: which are new, and when they appeared."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from crawler.discover.link import NO_HINT, Link
from crawler.looking import MOST_ARRIVALS, Looking, least_interval
from crawler.polling import Arrival, History, Poll

NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LOOKED = History([Poll(NOW - DAY, "read", 20)])


def entry(published: datetime | None = None, precision: str = "second") -> Link:
    hint = replace(NO_HINT, published=published, precision=precision)  # type: ignore[arg-type]
    return Link("http://a.test/1", hint)


def arrival(earlier: History, link: Link, *, is_known: bool = False) -> Arrival | None:
    looking = Looking("news", earlier)
    looking.answered(NOW)
    looking.saw("a", link, is_known=is_known, now=NOW)
    look = looking.look(is_complete=True)
    assert look is not None
    return look.arrivals.get("a")


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        (entry(NOW - HOUR), Arrival(NOW - HOUR, is_exact=True)),
        (entry(NOW - 3 * HOUR, "day"), Arrival(NOW - 3 * HOUR, is_exact=False)),
        (entry(), Arrival(NOW, is_exact=False)),
        pytest.param(
            entry(NOW - 5 * DAY), Arrival(NOW, is_exact=False), id="dated before it was there"
        ),
        pytest.param(
            entry(NOW.replace(hour=0, minute=0)),
            Arrival(NOW.replace(hour=0, minute=0), is_exact=False),
            id="midnight is only a day",
        ),
        pytest.param(entry(NOW + DAY), Arrival(NOW, is_exact=False), id="a date to come is none"),
    ],
)
def test_a_new_entry_arrives_when_it_says_or_when_it_was_seen(
    link: Link, expected: Arrival
) -> None:
    assert arrival(LOOKED, link) == expected


def test_the_first_look_learns_from_dates_alone() -> None:
    assert arrival(History(), entry(NOW - 9 * DAY)) == Arrival(NOW - 9 * DAY, is_exact=True)
    assert arrival(History(), entry()) is None


def test_an_entry_that_was_known_or_waited_is_not_new() -> None:
    assert arrival(LOOKED, entry(), is_known=True) is None
    waiting = History([Poll(NOW - DAY, "read", 20, is_complete=False)])
    assert arrival(waiting, entry()) is None


def test_the_first_document_decides_what_became_of_a_look() -> None:
    looking = Looking("news", LOOKED)
    assert looking.look(is_complete=True) is None
    looking.failed(NOW, "down")
    looking.answered(NOW + HOUR)
    look = looking.look(is_complete=True)
    assert look is not None
    assert (look.poll.at, look.poll.outcome) == (NOW, "down")


@pytest.mark.parametrize(
    ("body", "cache_control", "hours"),
    [
        (b"<rss><channel><ttl>90</ttl>", "", 1.5),
        (b"<sy:updatePeriod>daily</sy:updatePeriod>", "", 24),
        (
            b"<sy:updatePeriod> hourly </sy:updatePeriod>"
            b"<sy:updateFrequency>2</sy:updateFrequency>",
            "",
            0.5,
        ),
        (b"<rss>", "public, max-age=600", 1 / 6),
        (b"<rss>", "s-maxage=600", 0),
        (b"<ttl>10</ttl>", "max-age=3600", 1),
        (b"<ttl>soon</ttl><sy:updatePeriod>often</sy:updatePeriod>", "max-age=x", 0),
    ],
)
def test_what_a_publisher_asks_for(body: bytes, cache_control: str, hours: float) -> None:
    assert least_interval(body, cache_control) == timedelta(hours=hours)


def test_arrivals_without_end_are_not_kept_without_end() -> None:
    looking = Looking("news", LOOKED)
    looking.answered(NOW)
    for number in range(MOST_ARRIVALS + 10):
        looking.saw(f"a{number}", entry(NOW - HOUR), is_known=False, now=NOW)
    look = looking.look(is_complete=True)
    assert look is not None
    assert len(look.arrivals) == MOST_ARRIVALS
    assert look.poll.items == MOST_ARRIVALS + 10
