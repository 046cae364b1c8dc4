"""Which sources are crawled next, and together."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tracker.schedule.choosing import HANDICAPS, LONGEST_PAUSE, next_crawl, pause_after
from tracker.schedule.plan import Planned
from tracker.schedule.records import Due, Job

NOW = datetime(2026, 11, 24, 12, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)

sources = st.lists(
    st.tuples(
        st.integers(0, 48).map(lambda hours: NOW - hours * HOUR),
        st.sampled_from(sorted(HANDICAPS)),
        st.sampled_from(["a.test", "b.test", "c.test"]),
        st.sampled_from([0, 0, 0, 1, 3]),
    ),
    max_size=30,
)


@given(sources, st.integers(1, 8), st.integers(1, 3))
def test_all_that_is_due_has_its_turn_within_the_limits(
    given: list[tuple[datetime, str, str, int]], most: int, most_a_host: int
) -> None:
    due = [Due(f"s{n}", since, is_asked=False) for n, (since, *_) in enumerate(given)]
    plan = {
        f"s{n}": Planned(f"s{n}", "every 1h", "UTC", priority=priority, host=host)  # type: ignore[arg-type]
        for n, (_, priority, host, _) in enumerate(given)
    }
    jobs = {f"s{n}": Job(f"s{n}", breaks=row[3]) for n, row in enumerate(given)}
    had_a_turn: list[str] = []
    while chosen := next_crawl(
        [one for one in due if one.source not in had_a_turn],
        plan,
        jobs,
        NOW,
        most=most,
        most_a_host=most_a_host,
    ):
        assert len(chosen) <= most
        hosts = [plan[source].host for source in chosen]
        assert max(map(hosts.count, hosts)) <= most_a_host
        assert len(chosen) == 1 or not any(jobs[source].breaks for source in chosen)
        had_a_turn += chosen
    assert sorted(had_a_turn) == sorted(plan)


def chosen(*due: Due, jobs: dict[str, Job] | None = None, **priorities: str) -> tuple[str, ...]:
    plan = {
        one.source: Planned(
            one.source,
            "",
            "UTC",
            priority=priorities.get(one.source, "normal"),
            host=one.source,  # type: ignore[arg-type]
        )
        for one in due
    }
    return next_crawl(due, plan, jobs or {}, NOW, most=1, most_a_host=1)


def test_a_low_priority_waits_longer_and_not_for_ever() -> None:
    recent, old = Due("recent", NOW - HOUR, is_asked=False), Due("old", NOW - 5 * HOUR, False)
    assert chosen(recent, old, old="low") == ("recent",)
    older = Due("old", NOW - 9 * HOUR, is_asked=False)
    assert chosen(recent, older, old="low") == ("old",)


def test_a_suspect_does_not_push_past_others_for_having_waited_through_its_pause() -> None:
    hanging = Due("hanging", NOW - 30 * HOUR, is_asked=False)
    jobs = {"hanging": Job("hanging", breaks=4, not_before=NOW - HOUR / 2)}
    assert chosen(hanging, Due("a", NOW - HOUR, False), jobs=jobs) == ("a",)
    assert chosen(hanging, jobs=jobs) == ("hanging",)


def test_what_a_person_asks_for_comes_first_whatever_stands_against_it() -> None:
    asked = Due("asked", NOW, is_asked=True)
    jobs = {"asked": Job("asked", paused_since=NOW, breaks=5, not_before=NOW + HOUR)}
    assert chosen(Due("old", NOW - 9 * HOUR, False), asked, jobs=jobs) == ("asked",)


def test_paused_and_left_alone_sources_wait_unless_a_wrong_clock_said_so() -> None:
    due = Due("a", NOW, is_asked=False)
    assert chosen(due, jobs={"a": Job("a", paused_since=NOW)}) == ()
    assert chosen(due, jobs={"a": Job("a", breaks=2, not_before=NOW + HOUR)}) == ()
    far = NOW + LONGEST_PAUSE + HOUR
    assert chosen(due, jobs={"a": Job("a", breaks=2, not_before=far)}) == ("a",)


def test_pauses_double_up_to_a_day_and_the_first_break_costs_none() -> None:
    pauses = [pause_after(breaks, HOUR / 60) for breaks in range(1, 12)]
    assert pauses[:4] == [None, HOUR / 4, HOUR / 2, HOUR]
    assert pauses[-1] == timedelta(days=1)
    assert pause_after(2, 2 * HOUR) == 8 * HOUR
    assert pause_after(9, 10 * HOUR) == timedelta(days=1)
