"""The plan and the clock: what a restart keeps."""

from __future__ import annotations

import pickle
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from config.models import Source
from config.settings import ScheduleSettings
from crawler.polling import Interval
from tracker.errors import UserError
from tracker.schedule.adaptive import Paced
from tracker.schedule.clock import Clock, next_times, open_clock
from tracker.schedule.plan import Planned, plan, run_times, timetable

NOW = datetime(2026, 11, 24, 12, 30, tzinfo=UTC)  # a Tuesday
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(("number", "day"), [(0, 29), (1, 30), (2, 1), (6, 28), (7, 29)])
def test_weekday_numbers_begin_with_sunday(number: int, day: int) -> None:
    planned = Planned("a", f"cron 0 7 * * {number}", "UTC")
    time = planned.next_run(NOW)
    assert (time.hour, time.day) == (7, day)


def source(name: str, schedule: str | None = None, *, enabled: bool = True) -> Source:
    return Source(name=name, url="http://a.test/", schedule=schedule, enabled=enabled)


def test_a_source_without_a_schedule_gets_the_default_and_a_disabled_one_none() -> None:
    sources = [source("a"), source("b", "every 1h"), source("c", enabled=False)]
    assert [
        (p.source, p.schedule) for p in plan(sources, ScheduleSettings(default="every 6h"), "UTC")
    ] == [
        ("a", "every 6h"),
        ("b", "every 1h"),
    ]


HOURLY = Planned("a", "every 1h", "UTC")
DAILY = Planned("a", "cron 0 7 * * *", "UTC")
ADAPTIVE = Planned("a", "adaptive", "UTC")


@pytest.mark.parametrize(
    ("planned", "stored", "expected"),
    [
        pytest.param(HOURLY, {}, NOW, id="a new interval begins at once"),
        pytest.param(DAILY, {}, NOW.replace(day=25, hour=7, minute=0), id="new cron waits"),
        pytest.param(HOURLY, {HOURLY.id: NOW + HOUR / 9}, NOW + HOUR / 9, id="unchanged: kept"),
        pytest.param(HOURLY, {HOURLY.id: NOW + 9 * HOUR}, NOW + HOUR / 2, id="too far: set anew"),
        pytest.param(HOURLY, {HOURLY.id: NOW - 9 * HOUR}, NOW, id="missed nine times: due once"),
        pytest.param(HOURLY, {DAILY.id: NOW + 9 * HOUR}, NOW + HOUR / 2, id="changed: set anew"),
        pytest.param(HOURLY, {DAILY.id: NOW - HOUR}, NOW, id="missed, then changed: due"),
        pytest.param(ADAPTIVE, {}, NOW, id="a new adaptive source begins at once"),
        pytest.param(ADAPTIVE, {ADAPTIVE.id: NOW + 2 * HOUR}, NOW + 2 * HOUR, id="paced: kept"),
        pytest.param(ADAPTIVE, {HOURLY.id: NOW + 2 * HOUR}, NOW, id="now adaptive: looked at"),
        pytest.param(HOURLY, {"b every 1h UTC": NOW + 9 * HOUR}, NOW, id="another's is not ours"),
    ],
)
def test_what_a_restart_makes_of_a_stored_time(
    planned: Planned, stored: dict[str, datetime], expected: datetime
) -> None:
    assert run_times([planned], stored, NOW) == {planned: expected}


def test_the_timetable_shows_local_times() -> None:
    times = {HOURLY: NOW, Planned("b-long", "every 1d", "UTC"): NOW + 9 * HOUR}
    assert timetable(times, "Asia/Tokyo", NOW, {}) == [
        "a       every 1h  next now",
        "b-long  every 1d  next 2026-11-25 06:30 JST",
    ]


def test_the_timetable_says_why_an_adaptive_source_waits_so_long() -> None:
    reasons = {ADAPTIVE: "every 50 min: 12 articles in 10 h"}
    assert timetable({ADAPTIVE: NOW + HOUR}, "UTC", NOW, reasons) == [
        "a  adaptive  next 2026-11-24 13:30 UTC  every 50 min: 12 articles in 10 h"
    ]


def set_back(file: Path, hours: int) -> None:
    """As if the daemon had been down for so long."""
    with create_engine(f"sqlite:///{file}").begin() as connection:
        connection.execute(
            text("UPDATE apscheduler_jobs SET next_run_time = next_run_time - :s"),
            {"s": hours * 3600},
        )


def due(clock: Clock) -> tuple[str, ...]:
    return tuple(one.source for one in clock.book.due())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "schedule.sqlite"


def test_a_time_that_passed_while_nothing_ran_is_made_up_for_once(file: Path) -> None:
    said: list[str] = []
    with open_clock(file, said.append) as clock:
        clock.set([HOURLY, Planned("b", "every 1d", "UTC")])
        clock.tick()
        clock.book.forget_due(["a", "b"])
    set_back(file, hours=10)
    with open_clock(file, said.append) as clock:
        clock.set([HOURLY, Planned("b", "every 1d", "UTC")])
        assert clock.tick() >= 0
        assert due(clock) == ("a",)
        clock.book.forget_due(["a"])
        clock.tick()
        assert due(clock) == ()
    assert said == []


def test_a_run_that_had_not_ended_is_due_again(file: Path) -> None:
    with open_clock(file, print) as clock:
        clock.set([HOURLY])
        clock.tick()
    with open_clock(file, print) as clock:
        times = clock.set([HOURLY])
        assert times[HOURLY] > datetime.now(UTC)
        assert due(clock) == ("a",)


def test_an_adaptive_source_keeps_the_time_it_was_given_and_is_due_once_when_that_has_passed(
    file: Path,
) -> None:
    with open_clock(file, print) as clock:
        clock.set([ADAPTIVE])
        clock.tick()
        assert due(clock) == ("a",)
        given = datetime.now(UTC) + HOUR
        clock.put(ADAPTIVE, given)
        clock.book.forget_due(["a"])
    with open_clock(file, print) as clock:
        assert clock.set([ADAPTIVE])[ADAPTIVE] == given
        clock.tick()
        assert due(clock) == ()
    set_back(file, hours=50)
    with open_clock(file, print) as clock:
        clock.set([ADAPTIVE])
        clock.tick()
        assert due(clock) == ("a",)


def test_an_adaptive_source_that_is_never_paced_runs_after_its_longest_interval(
    file: Path,
) -> None:
    bounded = Planned("a", "adaptive 1h..3h", "UTC")
    with open_clock(file, print) as clock:
        clock.set([bounded])
        clock.tick()
    assert next_times(file)[bounded.id] - datetime.now(UTC) == pytest.approx(
        3 * HOUR, abs=timedelta(minutes=1)
    )


@pytest.mark.parametrize(
    ("looked", "length", "expected"),
    [
        pytest.param(2, 60, 65, id="counted from the look, up to the next mark"),
        pytest.param(-30, 60, 60, id="no look in this run: from its start"),
        pytest.param(None, 60, 60, id="never looked at: from its start"),
        pytest.param(2, 7, 10, id="over before the run was: now"),
        pytest.param(2, 2.5, 10, id="bounds below the marks"),
    ],
)
def test_the_next_look_is_counted_from_the_last_one(
    looked: float | None, length: float, expected: float
) -> None:
    started = NOW
    now = NOW + timedelta(minutes=10)
    looked_at = None if looked is None else NOW + timedelta(minutes=looked)
    paced = Paced(Interval(timedelta(minutes=length), ""), looked_at)
    assert paced.next_run(started, now) - NOW == timedelta(minutes=expected)


def test_a_rhythm_is_that_of_the_place_where_a_source_publishes() -> None:
    sources = [
        Source(name="a", url="http://a.test/", time_zone="America/New_York"),
        source("b", "cron 0 7 * * *"),
    ]
    assert [one.time_zone for one in plan(sources, ScheduleSettings(), "Asia/Tokyo")] == [
        "America/New_York",
        "Asia/Tokyo",
    ]


def test_a_removed_source_leaves_nothing_behind(file: Path) -> None:
    with open_clock(file, print) as clock:
        clock.set([HOURLY, Planned("b", "every 1h", "UTC")])
        clock.tick()
        clock.set([HOURLY])
        assert due(clock) == ("a",)
    assert list(next_times(file)) == [HOURLY.id]


def test_a_job_that_a_newer_version_cannot_read_keeps_its_time(file: Path) -> None:
    with open_clock(file, print) as clock:
        clock.set([HOURLY])
        clock.tick()
        clock.book.forget_due(["a"])
    stored = next_times(file)
    with create_engine(f"sqlite:///{file}").begin() as connection:
        gone = pickle.dumps({"func": "gone.with_the_old_version:run"})
        connection.execute(text("UPDATE apscheduler_jobs SET job_state = :s"), {"s": gone})
    said: list[str] = []
    with open_clock(file, said.append) as clock:
        assert clock.set([HOURLY]) == {HOURLY: stored[HOURLY.id]}
        clock.tick()
        assert due(clock) == ()
    set_back(file, hours=2)
    with open_clock(file, said.append) as clock:
        clock.set([HOURLY])
        clock.tick()
        assert due(clock) == ("a",)
    assert said == []


@pytest.mark.parametrize("content", [b"no database" * 200, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_file_that_cannot_be_read_is_set_aside(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    said: list[str] = []
    with open_clock(file, said.append) as clock:
        clock.set([HOURLY])
        clock.tick()
        assert due(clock) == ("a",)
    assert len(said) == 1
    assert "cannot be read" in said[0]
    (aside,) = file.parent.glob("schedule.sqlite.damaged-*")
    assert aside.read_bytes() == content


def test_a_file_that_cannot_be_reached_is_one_line(file: Path) -> None:
    file.mkdir(parents=True)
    with (
        pytest.raises(UserError, match=r"schedule.sqlite cannot be used: unable to open"),
        open_clock(file, print),
    ):
        pass
    assert file.is_dir()


def test_times_are_read_from_no_file_as_none(file: Path) -> None:
    assert next_times(file) == {}
    with open_clock(file, print):
        pass
    assert next_times(file) == {}
