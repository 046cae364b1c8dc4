"""What the schedule remembers, and how others read it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tracker.home import Home
from tracker.lock import exclusive
from tracker.schedule import book as book_module
from tracker.schedule.book import Book
from tracker.schedule.standing import daemon_pid, read_history, read_standing

NOW = datetime(2026, 11, 24, 12, 30, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    (tmp_path / "data").mkdir()
    return Home(tmp_path)


@pytest.fixture
def book(home: Home) -> Iterator[Book]:
    book = Book(home.data / "schedule.sqlite")
    yield book
    book.close()


def due(home: Home) -> list[str]:
    return [one.source for one in read_standing(home).due]


def test_a_run_takes_its_sources_off_the_list_and_a_time_that_comes_meanwhile_counts_for_the_next(
    home: Home, book: Book
) -> None:
    book.note("a", NOW)
    book.note("b", NOW + MINUTE)
    book.begin("run-1", "crawl", ["a", "b"], NOW, home.logs / "x.log")
    assert due(home) == []
    book.note("a", NOW + 2 * MINUTE)
    book.end("run-1", NOW + 3 * MINUTE, "done", seconds=120.0, peak_bytes=5)
    assert due(home) == ["a"]
    (run,) = read_history(home)
    assert (run.sources, run.outcome, run.seconds, run.peak_bytes) == (("a", "b"), "done", 120.0, 5)


def test_what_a_killed_daemon_left_unfinished_is_due_again(home: Home, book: Book) -> None:
    book.note("a", NOW)
    book.begin("run-1", "crawl", ["a"], NOW, home.logs / "x.log")
    book.close()
    again = Book(home.data / "schedule.sqlite")
    assert [run.run_id for run in again.give_back_lost_runs(NOW + MINUTE)] == ["run-1"]
    assert again.give_back_lost_runs(NOW + MINUTE) == ()
    assert due(home) == ["a"]
    assert read_history(home, source="a")[0].outcome == "lost"
    assert read_history(home, source="b") == ()


def test_what_runs_now_is_told_only_while_a_daemon_is_at_work(home: Home, book: Book) -> None:
    book.begin("run-1", "crawl", ["a"], NOW, home.logs / "x.log")
    book.has_process("run-1", 7)
    assert daemon_pid(home) is None
    assert read_standing(home).running == ()
    with exclusive(home.data / "schedule.lock", "another"):
        standing = read_standing(home)
        assert standing.daemon_pid
        assert [(run.stage, run.pid) for run in standing.running] == [("crawl", 7)]


def test_a_pause_outlasts_a_change_of_the_plan_and_ends_with_the_source(
    home: Home, book: Book
) -> None:
    book.keep_jobs({"a": ("every 1h", "normal"), "b": ("every 1h", "normal")})
    assert book.pause("a", NOW)
    assert not book.pause("a", NOW + MINUTE)
    book.keep_jobs({"a": ("every 2h", "high"), "b": ("every 1h", "normal")})
    job = read_standing(home).jobs["a"]
    assert (job.schedule, job.priority, job.paused_since) == ("every 2h", "high", NOW)
    assert book.resume("a")
    assert not book.resume("b")
    book.keep_jobs({"b": ("every 1h", "normal")})
    assert list(read_standing(home).jobs) == ["b"]


def test_a_run_that_a_person_asks_for_is_known_as_such(home: Home, book: Book) -> None:
    book.note("a", NOW)
    book.ask("a", NOW + MINUTE)
    book.ask("b", NOW)
    waiting = read_standing(home).due
    assert [(one.source, one.since, one.is_asked) for one in waiting] == [
        ("a", NOW, True),
        ("b", NOW, True),
    ]


def test_a_stage_stays_due_until_it_is_settled(home: Home, book: Book) -> None:
    book.need(["analyse", "publish"], NOW)
    book.need(["analyse"], NOW + MINUTE)
    book.postpone("analyse", 2, NOW + 9 * MINUTE)
    first, second = read_standing(home).stages_due
    assert (first.stage, first.since, first.failures) == ("analyse", NOW, 2)
    assert (second.stage, second.not_before) == ("publish", None)
    book.settle("analyse")
    book.settle("publish")
    assert read_standing(home).stages_due == ()


def test_old_runs_are_forgotten(home: Home, book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book_module, "RUNS_KEPT", 3)
    for number in range(10):
        book.begin(f"run-{number}", "crawl", [], NOW, home.logs / "x.log")
        book.end(f"run-{number}", NOW, "done")
    assert [run.run_id for run in read_history(home)] == ["run-9", "run-8", "run-7"]


def test_the_list_of_an_earlier_version_is_kept(home: Home) -> None:
    with sqlite3.connect(home.data / "schedule.sqlite") as db:
        db.execute("CREATE TABLE due (source TEXT PRIMARY KEY)")
        db.execute("INSERT INTO due VALUES ('a')")
    db.close()
    book = Book(home.data / "schedule.sqlite")
    assert [(one.source, one.is_asked) for one in book.due()] == [("a", False)]
    book.close()


def test_what_is_to_be_forgotten_stands_nowhere_in_the_file(home: Home, book: Book) -> None:
    book.keep_jobs({"secret-news": ("every 1h", "normal"), "b": ("every 1h", "normal")})
    reason = "http://b.test/secret-page: HTTP 404"
    book.begin("run-1", "crawl", ["secret-news", "b"], NOW, home.logs / "x.log")
    book.report({"secret-news": ("done", ""), "b": ("problems", reason)}, NOW, NOW)
    book.end("run-1", NOW, "problems", reason)
    book.pause("b", NOW)
    book.erase(lambda text: "secret-page" in text, {"secret-news"})
    (run,) = read_history(home)
    assert (run.sources, run.reason) == (("b",), "")
    assert read_standing(home).jobs["b"].paused_since == NOW
    assert b"secret" not in (home.data / "schedule.sqlite").read_bytes()


@pytest.mark.parametrize("content", [None, b"", b"no database" * 99])
def test_where_there_is_nothing_to_read_nothing_is_told(tmp_path: Path, content: bytes) -> None:
    home = Home(tmp_path)
    if content is not None:
        home.data.mkdir()
        (home.data / "schedule.sqlite").write_bytes(content)
    standing = read_standing(home)
    assert (standing.daemon_pid, dict(standing.jobs), standing.due) == (None, {}, ())
    assert read_history(home) == ()
