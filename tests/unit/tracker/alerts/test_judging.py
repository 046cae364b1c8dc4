"""What is news, and what is the same as before."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from config.telling.rules import BurstRule
from tracker.alerts.event import Event
from tracker.alerts.judging import READ_AGAIN, Known, Moment, judge

RULE = BurstRule(name="bursts", to=("log",))
TODAY = date(2026, 10, 1)
LATER = Moment(TODAY, is_first=False)


def burst(begin: int, end: int, subject: str = "a") -> Event:
    """From so many days ago to so many."""
    return Event(
        *("bursts", "burst", subject, "It bursts"),
        begin=TODAY - timedelta(days=begin),
        end=TODAY - timedelta(days=end),
        day=TODAY - timedelta(days=end),
    )


def known(number: int, event: Event) -> Known:
    return Known(number, event.kind, event.subject, event.begin, event.end)


def test_a_burst_that_goes_on_is_the_same_and_grows() -> None:
    judged = judge(RULE, [burst(14, 1)], [known(1, burst(9, 5))], LATER)
    assert judged.tell == []
    assert judged.grown == [known(1, burst(14, 1))]


def test_a_burst_after_a_pause_is_another() -> None:
    assert judge(RULE, [burst(3, 1)], [known(1, burst(20, 10))], LATER).tell == [burst(3, 1)]


def test_another_entity_is_another() -> None:
    assert judge(RULE, [burst(3, 1, "b")], [known(1, burst(3, 1))], LATER).tell


def test_what_one_look_finds_twice_is_told_once() -> None:
    assert len(judge(RULE, [burst(9, 5), burst(6, 1)], [], LATER).tell) == 1


def test_a_first_look_tells_from_its_day_on_only() -> None:
    first = Moment(TODAY, is_first=True)
    assert judge(RULE, [burst(3, 1)], [], first).tell == []
    since = RULE.model_copy(update={"since": TODAY - timedelta(days=2)})
    assert judge(since, [burst(3, 1), burst(9, 3, "b")], [], first).tell == [burst(3, 1)]


def test_what_is_old_is_noted() -> None:
    ((_, reason),) = judge(RULE, [burst(40, 31)], [], LATER).silent
    assert reason == "happened more than 30 days ago"
    assert judge(RULE, [burst(40, 30)], [], LATER).tell


def test_a_flood_is_told_as_its_newest_and_a_number() -> None:
    rule = RULE.model_copy(update={"max_at_once": 2})
    events = [burst(age, age, str(age)) for age in (3, 1, 9, 2)]
    judged = judge(rule, events, [], LATER)
    *told, more = judged.tell
    assert [event.subject for event in told] == ["1", "2"]
    assert more.title.startswith("bursts: 2 more events at once; 'tracker alerts list")
    assert [event.subject for event, _ in judged.silent] == ["3", "9"]
    assert judge(rule, events, [], LATER).tell[-1] == more


def test_what_is_found_since_articles_were_read_again_is_no_news() -> None:
    at = datetime(2026, 9, 30, tzinfo=UTC)
    moment = Moment(
        TODAY,
        is_first=False,
        reread_since=at,
        fetched={"https://old": at - timedelta(1), "https://new": at + timedelta(1)},
    )
    old = replace(burst(1, 1, "a"), url="https://old")
    new = replace(burst(1, 1, "b"), url="https://new")
    judged = judge(RULE, [old, new], [], moment)
    assert judged.tell == [new]
    assert judged.silent == [(old, READ_AGAIN)]


@given(
    st.lists(st.tuples(st.integers(0, 25), st.integers(0, 8), st.sampled_from("ab")), max_size=12)
)
def test_no_event_is_told_twice_however_often_it_is_found(
    found: list[tuple[int, int, str]],
) -> None:
    events = [burst(begin + length, begin, subject) for begin, length, subject in found]
    first = judge(RULE, events, [], LATER)
    kept = [known(number, event) for number, event in enumerate(first.tell, start=1)]
    # A longer span may have come after a shorter one: the ledger knows it once it has grown.
    second = judge(RULE, first.tell, kept, LATER)
    assert second.tell == []
    assert len({(e.subject, e.begin) for e in first.tell}) == len(first.tell)
