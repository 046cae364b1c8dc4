"""How soon a source is looked at again, and what it says of the reason."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.polling import Arrival, Bounds, History, Interval, Poll, next_interval

NOW = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)  # a Wednesday, noon in Tokyo
TOKYO = ZoneInfo("Asia/Tokyo")
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
ANY = Bounds()


def steady(gap: timedelta, *, items: int = 50, **poll: object) -> History:
    """A publisher with one article every `gap`, looked at an hour ago."""
    arrivals = [Arrival(NOW - gap * number, is_exact=False) for number in range(1, 100)]
    looked = Poll(NOW - 90 * DAY, "read"), Poll(NOW - HOUR, "read", items, **poll)  # type: ignore[arg-type]
    return History(looked, sorted(arrivals, key=lambda arrival: arrival.at))


def interval(history: History, bounds: Bounds = ANY, now: datetime = NOW) -> Interval:
    return next_interval(history, now, bounds, TOKYO)


@pytest.mark.parametrize(
    ("gap", "shortest", "longest"),
    [
        (HOUR, 50 * MINUTE, 70 * MINUTE),
        (DAY, 4 * HOUR, 6 * HOUR),
        (8 * DAY, 11 * HOUR, 15 * HOUR),
        (30 * DAY, 20 * HOUR, DAY),
        (MINUTE, 15 * MINUTE, 15 * MINUTE),
    ],
)
def test_the_interval_follows_the_observed_rate(
    gap: timedelta, shortest: timedelta, longest: timedelta
) -> None:
    assert shortest <= interval(steady(gap)).length <= longest


def test_the_reason_names_the_interval_and_what_was_observed() -> None:
    assert interval(steady(HOUR)).reason.endswith(" min: 12 articles in 12 h")
    assert interval(steady(9 * DAY)).reason.endswith(" h: 12 articles in 108 days")


def test_a_new_source_is_looked_at_soon_and_less_often_as_silence_goes_on() -> None:
    lengths = [
        interval(History([Poll(NOW - silent, "read", 10)])).length
        for silent in (timedelta(0), HOUR, 12 * HOUR, 7 * DAY, 60 * DAY)
    ]
    assert lengths == sorted(lengths)
    assert lengths[0] < 2 * HOUR
    assert lengths[-1] > 23 * HOUR
    assert interval(History()).reason.endswith("never looked at")


def test_a_burst_is_followed_and_forgotten() -> None:
    calm = steady(3 * DAY)
    burst = [Arrival(NOW - 20 * MINUTE * n, is_exact=False) for n in range(12, 0, -1)]
    both = History(calm.polls, [*calm.arrivals, *burst])
    assert interval(both).length < interval(calm).length / 3
    later = next_interval(both, NOW + 18 * DAY, ANY, TOKYO).length
    assert later > interval(calm).length / 2


def test_nights_and_weekends_of_the_publisher_are_waited_through() -> None:
    days = [NOW - n * DAY for n in range(90)]
    office = [
        Arrival(day.astimezone(TOKYO).replace(hour=hour, minute=20), is_exact=True)
        for day in days
        if day.astimezone(TOKYO).weekday() < 5
        for hour in (10, 12, 14, 16)
    ]
    history = History(
        [Poll(NOW - 90 * DAY, "read")],
        sorted((a for a in office if a.at < NOW), key=lambda a: a.at),
    )
    noon = NOW + 2 * HOUR
    evening = noon.astimezone(TOKYO).replace(hour=20)
    saturday = NOW.astimezone(TOKYO).replace(hour=8) + 3 * DAY
    assert interval(history, now=noon).length < 90 * MINUTE
    assert interval(history, now=evening).length > 8 * HOUR
    assert interval(history, now=saturday).length > 5 * HOUR


def test_a_short_feed_is_read_before_two_thirds_of_it_are_new() -> None:
    assert interval(steady(20 * MINUTE, items=50)).length > 30 * MINUTE
    assert interval(steady(20 * MINUTE, items=2)).length < 30 * MINUTE


def test_failures_lengthen_the_wait_in_a_straight_line_up_to_the_bound() -> None:
    calm = steady(HOUR)

    def after(*outcomes: str) -> timedelta:
        failed = [Poll(NOW - HOUR + n * MINUTE, o) for n, o in enumerate(outcomes, 1)]  # type: ignore[arg-type]
        return interval(History([*calm.polls, *failed], calm.arrivals)).length

    assert after("failed") - after() == HOUR
    assert after("failed", "failed", "failed") - after() == 3 * HOUR
    assert after("down", "down") - after() == HOUR / 2
    assert after(*["failed"] * 40) == DAY
    assert after("failed", "read") == after()
    history = History([*calm.polls, Poll(NOW, "down")], calm.arrivals)
    assert "1 failure in a row; 12 articles in 12 h" in interval(history).reason


def test_what_the_publisher_asks_for_is_heeded_up_to_an_hour() -> None:
    busy = 10 * MINUTE
    assert interval(steady(busy)).length < 30 * MINUTE
    asked = interval(steady(busy, least=45 * MINUTE))
    assert asked.length == 45 * MINUTE
    assert asked.reason.startswith("every 45 min: the publisher asks for it; 12 articles in ")
    assert interval(steady(busy, least=7 * DAY)).length == HOUR
    assert interval(steady(7 * DAY, least=HOUR)) == interval(steady(7 * DAY))


times = st.floats(0, 200).map(lambda days: NOW - days * DAY)
polls = st.builds(
    Poll,
    times,
    st.sampled_from(["read", "failed", "down"]),
    st.integers(0, 60_000),
    st.integers(0, 60_000),
)


@given(
    polls=st.lists(polls, max_size=5),
    arrivals=st.lists(st.builds(Arrival, times, st.booleans()), max_size=40),
    bounds=st.sampled_from([ANY, Bounds(MINUTE, 2 * MINUTE), Bounds(7 * DAY, 30 * DAY)]),
)
def test_the_bounds_hold_whatever_was_seen(
    polls: list[Poll], arrivals: list[Arrival], bounds: Bounds
) -> None:
    history = History(
        sorted(polls, key=lambda poll: poll.at), sorted(arrivals, key=lambda arrival: arrival.at)
    )
    assert bounds.shortest <= interval(history, bounds).length <= bounds.longest
